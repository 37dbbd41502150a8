"""What waits for one person alone stands on their page of turns, and for nobody who is shut out of its case."""

from datetime import timedelta

from portal import cases, duty, gathering, letters
from portal import clock as portal_clock
from tests.cases.walker import Walker
from tests.letters.conftest import PARTS, matter

__all__ = ["matter"]


def things(ground, name: str) -> list[str]:
    with ground.unit():
        return [one.kind for one in duty.at_place(ground.act(name)).things]


def asked(ground, matter) -> str:
    with ground.unit():
        letter = letters.begin(ground.act("Ana"), matter.case_id, matter.reported, PARTS)
    with ground.unit():
        letters.ask(ground.act("Ana"), matter.case_id, letter)
    return letter


def test_a_letter_waits_for_its_second_reader_then_for_its_writer(ground, matter):
    """Not for both at once, and for nobody once it has left."""
    letter = asked(ground, matter)
    assert [things(ground, name) for name in ("Ana", "Ben", "Cleo")] == [[], ["sign"], ["sign"]]
    with ground.unit():
        letters.sign(ground.act("Ben"), matter.case_id, letter)
    assert [things(ground, name) for name in ("Ana", "Ben", "Cleo")] == [["send"], [], []]
    with ground.unit():
        letters.send(ground.act("Ana"), matter.case_id, letter, "print")
    assert things(ground, "Ana") == []


def test_tasks_and_measures_wait_for_their_owner(ground, matter, clock):
    """A task from a week before its day; a measure while it is not carried out, and again before it ends."""
    today = portal_clock.today()
    with ground.unit():
        ana, ben = ground.act("Ana"), ground.people["Ben"]
        gathering.add_task(ana, matter.case_id, "Ask the venue.", owner=ben, due=today + timedelta(days=20))
        wanted = {"places": ("Chat",), "owner": ben, "starts": today, "ends": today + timedelta(days=30)}
        term = letters.impose(ana, matter.case_id, letters.Wanted("suspension_short", **wanted))
    assert things(ground, "Ben") == ["carry_out"]
    assert things(ground, "Ana") == []
    with ground.unit():
        [found] = letters.terms_of(ana, cases.read(ana, matter.case_id))
        letters.carry_out(ana, matter.case_id, term, found.places[0].id)
    assert things(ground, "Ben") == []
    clock.advance(days=14)
    assert things(ground, "Ben") == ["task"]
    clock.advance(days=10)
    assert things(ground, "Ben") == ["ends", "task"]
    with ground.unit():
        letters.ask_back(ground.act("Ana"), matter.case_id, term, "May I come again?")
    assert things(ground, "Ana") == ["back"]


def test_whoever_steps_back_waits_for_nothing(ground, matter):
    """A letter to sign was on Ben's page; afterwards neither it nor its case is, in any list."""
    letter = asked(ground, matter)
    assert things(ground, "Ben") == ["sign"]
    with ground.unit():
        name = cases.see(ground.act("Ana"), matter.case_id).code_name
    ben = Walker(ground.app, "Ben")
    ben.get("/turn")
    assert name in ben.text
    assert letter in ben.page.get_data(as_text=True)
    with ground.unit():
        cases.recuse(ground.act("Ben"), matter.case_id)
    for path in ("/turn", "/home", "/desk/harbor/", "/desk/harbor/work", "/desk/harbor/tasks"):
        answer = ben.get(path)
        assert answer.status_code == 200, path
        assert name not in ben.text, path
        assert letter not in answer.get_data(as_text=True), path
    assert things(ground, "Cleo") == ["sign"]


def test_the_page_says_what_and_leads_there(ground, matter):
    """On the page of turns, and in place of the next act on the page of the case."""
    asked(ground, matter)
    ben = Walker(ground.app, "Ben")
    ben.get("/home")
    assert "1 case waits for you" in ben.text
    ben.get("/turn")
    assert "These wait for you alone" in ben.text
    link = next(one for one in ben.soup.select("main a") if "Read a colleague" in one.get_text())
    ben.get(link["href"])
    assert "You are the second reader" in ben.text
    ben.get(f"/desk/harbor/cases/{matter.case_id}")
    ben.act("attest")
    assert "Next: read a letter of a colleague" in ben.text
    ben.follow(".notice.act a.button")
    assert "You are the second reader" in ben.text
