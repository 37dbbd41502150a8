"""Held reports on pages: offered where it is on, said plainly, opened and taken back in the box, all without script."""

import pytest
from bs4 import BeautifulSoup

from portal import access, escrow, reports
from portal.reports import held
from portal.reports.models import HELD

from .holding import HANDLE, do, hold, state, switch_on
from .walker import Walker

pytestmark = pytest.mark.sqlite_only

WEEKS = escrow.ASK_EARLIEST + escrow.ASK_WITHIN
STORY = "He follows people to their rooms. zebra-lantern"


def filled(app, **answers) -> Walker:
    """The form up to the page with the receipt."""
    walk = Walker(app, "/c/harbor/report").post("exclude")
    return walk.write(story=STORY, **{"hold": "yes", "hold_who": HANDLE} | answers)


def act(box: Walker, what: str, **more) -> Walker:
    """Press one of the buttons of a box."""
    button = box.soup.find("input", attrs={"name": "act", "value": what})
    assert button, f"{what} is not in the box: {box.soup.main.get_text(' ', strip=True)}"
    values = box.values(button.find_parent("form")) | {name: [value] for name, value in more.items()}
    return box._seen(box.client.post("/box", data=values))


@pytest.fixture
def holding(place):
    switch_on(place)
    return place


def test_it_is_offered_only_where_it_is_on(place):
    """No word of it before a lead or organiser switches it on; then plain words, and what the server could do."""
    walk = Walker(place.app, "/c/harbor/report").post("exclude").post("story", story=STORY).post("step")
    assert "hold_who" not in walk.text
    switch_on(place)
    walk = Walker(place.app, "/c/harbor/report").post("exclude").post("story", story=STORY).post("step")
    assert walk.soup.find(attrs={"name": "hold_who"})
    assert "test guesses at whom you named" in walk.text


def test_somebody_holds_a_report_and_opens_it(holding):
    """From the form to the box; nobody reads it until its reporter opens it."""
    walk = filled(holding.app)
    assert "nobody but you" in walk.text
    receipt = walk.receipt
    walk.post("receipt", receipt=receipt)
    assert walk.title == "Your report is held"
    walk.open_box(receipt)
    assert "Nobody has read it" in walk.text
    with holding.unit():
        assert reports.listing(holding.actor("Ana", "lead")) == []
    act(walk, "hold_open")
    assert "Your report is open now" in walk.text
    with holding.unit():
        assert len(reports.listing(holding.actor("Ana", "lead"))) == 1
    assert act(walk, "look").status == 200


def test_what_is_missing_is_said_beside_the_field(holding):
    """No handle, a name, no box, too many: 422, everything typed still there."""
    app = holding.app
    for who, words in (
        ("", "Without one"),
        ("Robin Kesten", "“Robin Kesten” is no address"),
        ("\n".join(f"github: rob{n}" for n in range(7)), "six at most"),
    ):
        walk = filled(app, hold_who=who)
        assert walk.status == 422
        assert words in walk.faults
        assert walk.soup.find("textarea", attrs={"name": "hold_who"}).get_text().strip() == who
        assert walk.soup.find("input", attrs={"name": "hold"}).has_attr("checked")
    walk = filled(app, mode="one_way")
    assert walk.status == 422
    assert "you need a box" in walk.faults


def test_switched_off_while_somebody_writes(holding):
    """The page with the receipt was open; nothing is sent, and it is said why."""
    walk = filled(holding.app)
    with holding.unit():
        escrow.turn(holding.actor("Ana", "lead"), False)
    walk.post("receipt", receipt=walk.receipt)
    assert walk.status == 422
    assert "can’t be held back here any more" in walk.text
    with holding.unit():
        assert reports.listing(holding.actor("Ana", "lead")) == []


def test_the_box_asks_and_does(holding, clock):
    """The question, a yes with somebody left out, taking the yes back, the address, waiting, once more."""
    one, first = hold(holding)
    two, _second = hold(holding)
    clock.advance(days=WEEKS)
    box = Walker(holding.app).open_box(first)
    assert "Another report names the same person" in box.text
    assert "when" not in box.soup.select_one(".notice").get_text()
    act(box, "hold_yes", exclude=holding.people["Ben"])
    assert "You agreed" in box.text
    assert state(holding, one)[0].excludes
    assert holding.people["Ben"] not in box.text
    act(box, "hold_wait")
    assert "stays held" in box.text
    act(box, "notify", notify="nobody")
    assert box.status == 422
    assert "Write a mail address" in box.text
    act(box, "notify", notify="nia@people.example")
    assert "One mail goes to nia@people.example" in box.text
    act(box, "forget")
    assert "The address is forgotten" in box.text
    clock.advance(days=escrow.TERM - WEEKS)
    box = Walker(holding.app).open_box(first)
    assert "The time is nearly over" in box.text
    act(box, "hold_again")
    assert "one more year" in box.text
    assert "The time is nearly over" not in box.text
    assert state(holding, two)[0].state == HELD


def test_an_old_page_can_not_answer_what_is_no_longer_asked(holding, clock):
    """Two tabs: the second press is told so, and nothing happens twice."""
    _one, first = hold(holding)
    hold(holding)
    clock.advance(days=WEEKS)
    box = Walker(holding.app).open_box(first)
    old = box.values(box.soup.find("input", attrs={"name": "act", "value": "hold_yes"}).find_parent("form"))
    act(box, "hold_wait")
    box._seen(box.client.post("/box", data=old))
    assert box.status == 422
    assert "no longer asked" in box.text


def test_ordinary_posts_of_a_box_do_nothing_here(holding):
    """A message or another act sent to the box of a held report leaves nothing behind."""
    _one, receipt = hold(holding)
    box = Walker(holding.app).open_box(receipt)
    tokens = {name: value for name, value in box.values(box.soup.find("form")).items() if name != "act"}
    for more in ({"message": ["Hello"]}, {"act": ["outcome"]}, {"act": ["stop"]}, {"act": ["committee"]}):
        box._seen(box.client.post("/box", data=tokens | more))
        assert box.status in (200, 422)
        assert "Nobody has read it" in box.text
    with holding.unit():
        do_nothing = reports.listing(holding.actor("Ana", "lead"), reports.STATES)
        assert do_nothing == []


def test_the_receipt_again_is_the_same_page_again(holding):
    """The sending page twice, by a second press or a reload: one report, one hold."""
    walk = filled(holding.app)
    data = {**walk.values(walk.form("receipt")), "receipt": [walk.receipt]}
    for _again in range(2):
        answer = walk.client.post(walk.path, data=data)
        assert b"Your report is held" in answer.data
    with holding.app.app_context():
        scope = access.letterbox(holding.partition)
        assert scope.count(scope.select(escrow.Hold.id)) == 1


def test_the_switch_is_for_those_who_look_after_the_place(place, sign_in):
    """A lead and an organiser switch it; a responder finds nothing there; the committee has its own."""
    for name, path, before, after in (
        ("Ana", "/desk/harbor/settings/held", "It is switched off", "It is switched on"),
        ("Odo", "/desk/harbor/settings/held", "It is switched on", "It is switched off"),
        ("Gil", "/committee/held", "It is switched off", "It is switched on"),
    ):
        client = sign_in(name)
        page = BeautifulSoup(client.get(path).text, "html.parser")
        assert before in page.get_text()
        form = page.select_one("form[data-act=edit]")
        data = {one["name"]: one.get("value", "") for one in form.select("input[name]")}
        assert client.post(path, data=data).status_code == 303
        assert after in client.get(path).text
    assert sign_in("Ben").get("/desk/harbor/settings/held").status_code == 404


def test_the_handler_is_told_that_it_is_a_hint(holding, clock, sign_in):
    """Both linked on the page of either; whoever may not read the other one sees no sign of it."""
    one, first = hold(holding, exclude=(holding.people["Ben"],))
    two, second = hold(holding)
    clock.advance(days=WEEKS)
    do(holding, first, held.agree)
    do(holding, second, held.agree)
    with holding.unit():
        for report_id in (one, two):
            reports.mark_opened(holding.actor("Ana", "lead"), report_id)
    ana, ben = sign_in("Ana"), sign_in("Ben")
    assert f"/reports/{one}" in ana.get(f"/desk/harbor/reports/{two}").text
    assert "That is a hint, no proof" in ana.get(f"/desk/harbor/reports/{two}").text
    told = ben.get(f"/desk/harbor/reports/{two}").text
    assert "held it back until now" in told
    assert "hint" not in told
    assert one not in told
    assert ben.get(f"/desk/harbor/reports/{one}").status_code == 404


def test_nobody_of_the_team_is_left(holding):
    """Everybody who could read it is gone: the box says so, and what can be done instead."""
    _one, receipt = hold(holding, door=f"member:{holding.people['Cleo']}")
    with holding.unit():
        access.remove(holding.actor("Ana", "lead"), holding.people["Cleo"])
    box = act(Walker(holding.app).open_box(receipt), "hold_open")
    assert box.status == 422
    assert "report to the committee" in box.text
