"""Taking a report that somebody tells: the page without script, both times, who reads it, and who never does."""

import pytest
from bs4 import BeautifulSoup

from portal import access, audit, reports, sealing
from portal import clock as portal_clock
from portal.db import db
from portal.errors import NotFound, Refused
from tests.walks.visitor import blotted

from .conftest import CARD, fill, receipt_in

pytestmark = pytest.mark.sqlite_only
STORY = "A man with a grey badge pushed her at the stairs. ZQTOLD"


def waiting(app, world, key: str = "cleo") -> list:
    with app.app_context():
        rows = reports.listing(world.actor(key))
        db.session.remove()
    return [row.id for row in rows]


def read(app, world, report_id: str, key: str = "cleo"):
    with app.app_context():
        found = reports.read(world.actor(key), report_id)
        db.session.remove()
    return found


def hand_in(client, **fields):
    page = client.get(CARD)
    return client.post(CARD, data=fill(page.text, story=STORY) | fields)


def test_a_helper_hands_one_in_and_sees_nothing_of_it(app, ready, signed):
    """The team has it, with who wrote it down; to the helper there is no row, no count, no page."""
    before, pia = waiting(app, ready), signed("pia")
    desk_before = pia.get("/desk/northconf/").text
    done = hand_in(pia, who="Grey badge, tall", where="Hall 2", confirmed="read_back", agrees="yes")
    assert done.status_code == 200
    assert 'id="card-taken"' in done.text
    assert receipt_in(done.text) == ""
    [new] = set(waiting(app, ready)) - set(before)
    found = read(app, ready, new)
    assert found.answers["story"] == STORY
    assert found.answers["who"] == "Grey badge, tall"
    assert found.answers["taken:by"] == "Pia Winther"
    assert found.answers["taken:confirmed"] == "read_back"
    assert found.consent == ("investigate",)
    assert new in signed("cleo").get("/desk/northconf/").text
    assert pia.get(f"/desk/northconf/reports/{new}").status_code == 404
    assert pia.post(f"/desk/northconf/reports/{new}/open", data=fill(pia.get(CARD).text)).status_code == 404
    assert blotted(pia.get("/desk/northconf/").text) == blotted(desk_before)
    with app.app_context():
        assert reports.listing(ready.actor("cleo"), among=[new])
        with pytest.raises(NotFound):
            reports.listing(ready.actor("pia"))
        report = reports.get(ready.actor("cleo"), new)
        assert ready.actor("pia").holder not in sealing.holders(ready.actor("cleo"), report.internal_lock)


def test_a_contact_hands_one_in_too(app, ready, signed):
    """People turn to the named contacts; they need no right to read."""
    before, sam = waiting(app, ready), signed("sam")
    assert hand_in(sam).status_code == 200
    [new] = set(waiting(app, ready)) - set(before)
    assert sam.get(f"/desk/northconf/reports/{new}").status_code == 404


@pytest.mark.parametrize("key", ["una", "omar", "ana", "gil", "ola"])
def test_nobody_else_has_a_card_there(ready, signed, key):
    """Organisers, registration, other places: as if there were none."""
    client = signed(key)
    assert client.get(CARD).status_code == 404
    assert client.get(CARD + "away").status_code == 404


def test_both_times_are_kept(app, ready, signed, clock):
    """When it was told and when it was typed, as the clocks there showed them: a paper card typed in later."""
    before, eli = waiting(app, ready), signed("eli")
    told = portal_clock.now().replace(microsecond=0)
    page = eli.get(CARD).text
    shown = BeautifulSoup(page, "html.parser").select_one("[name=told]")["value"]
    clock.advance(minutes=20)
    form = fill(page, story=STORY, told=shown)
    assert eli.post(CARD, data=form).status_code == 200
    [new] = set(waiting(app, ready)) - set(before)
    answers = read(app, ready, new).answers
    assert answers["taken:told"].startswith(shown)
    assert answers["taken:typed"] > answers["taken:told"]
    assert answers["taken:told"][-6:] in ("+01:00", "+02:00")  # Oslo, where NorthConf is
    assert abs((portal_clock.now() - told).total_seconds()) >= 1200
    cleo = signed("cleo")
    cleo.post(f"/desk/northconf/reports/{new}/open", data=fill(cleo.get(CARD).text))
    text = BeautifulSoup(cleo.get(f"/desk/northconf/reports/{new}").text, "html.parser").get_text(" ", strip=True)
    for words in ("When it was told", "When it was typed", "Written down by Eli Navarro", shown[-5:]):
        assert words in text


def test_told_later_than_now_is_asked_about(ready, signed):
    """A slip in the day: nothing is lost, the field says what is wrong."""
    pia = signed("pia")
    page = pia.get(CARD).text
    answer = pia.post(CARD, data=fill(page, story=STORY, told="2099-01-01T10:00"))
    assert answer.status_code == 422
    assert STORY in answer.text
    assert "later than now" in answer.text


def test_only_the_words_are_needed(app, ready, signed):
    """Without them nothing is sent, and what was typed stays."""
    before, pia = waiting(app, ready), signed("pia")
    answer = pia.post(CARD, data=fill(pia.get(CARD).text, who="Grey badge"))
    assert answer.status_code == 422
    assert "Grey badge" in answer.text
    assert waiting(app, ready) == before
    long = pia.post(CARD, data=fill(pia.get(CARD).text, story="x" * 20_001))
    assert long.status_code == 422 and "x" * 20_001 in long.text


def test_whoever_it_is_about_sees_nothing(app, ready, signed, smtp):
    """Dov is left out: his desk, its counts and his mail are what they were; Eli has it."""
    dov = signed("dov")
    before, desk = waiting(app, ready, "eli"), dov.get("/desk/northconf/").text
    assert hand_in(signed("pia"), exclude=[ready.actor("dov").holder]).status_code == 200
    [new] = set(waiting(app, ready, "eli")) - set(before)
    assert read(app, ready, new, "eli").excludes
    assert dov.get(f"/desk/northconf/reports/{new}").status_code == 404
    assert blotted(dov.get("/desk/northconf/").text) == blotted(desk)


def test_nobody_left_is_said_before_anything_is_sent(ready, signed):
    """All who could read it are ticked: the page says so."""
    pia = signed("pia")
    page = pia.get(CARD).text
    everybody = [one["value"] for one in BeautifulSoup(page, "html.parser").select("[name=exclude]")]
    answer = pia.post(CARD, data=fill(page, story=STORY, exclude=everybody))
    assert answer.status_code == 422
    assert "nobody could read it" in answer.text


def test_a_receipt_opens_the_box_to_correct_it(app, ready, signed, client):
    """Whoever told it reads what was written down, and corrects it; sending twice is the same receipt."""
    before, pia = waiting(app, ready), signed("pia")
    form = fill(pia.get(CARD).text, story=STORY, confirmed="receipt")
    receipt = receipt_in(pia.post(CARD, data=form).text)
    assert sealing.receipt.tidy(receipt)
    assert receipt_in(pia.post(CARD, data=form).text) == receipt
    [new] = set(waiting(app, ready)) - set(before)
    with app.app_context():
        box = reports.box(reports.enter_box(receipt))
    assert box.report_id == new
    assert box.answers["story"] == STORY


def test_without_a_receipt_there_is_no_box(app, ready, signed, unit):
    """Nobody holds one: handlers are told that they can't write there, also when a name was given."""
    before = waiting(app, ready)
    hand_in(signed("pia"), contact="Ida, table 4", confirmed="read_back")
    [new] = set(waiting(app, ready)) - set(before)
    found = read(app, ready, new)
    assert found.identity == "Ida, table 4"
    assert found.reporter_mode == "named"
    with pytest.raises(Refused, match="no_reporter"), unit():
        reports.answer(ready.actor("cleo"), new, "Hello")


def test_the_log_names_nobody_who_wrote_one_down(app, ready, signed):
    """To whoever is left out, and to everybody else, the log tells no more than of any other report."""
    hand_in(signed("pia"), exclude=[ready.actor("cleo").holder])
    with app.app_context():
        told = [(line.action, line.actor) for line in audit.lines(access.keeper(ready.partition("northconf")))]
    assert ready.actor("pia").holder not in [who for action, who in told if action.startswith(("reports", "cards"))]
