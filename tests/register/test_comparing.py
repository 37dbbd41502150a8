"""Comparing everybody beside the request: it goes on alone, is seen, is stopped, and never writes a name to a disk."""

import time

import pytest

from portal import matching, register, sealing
from portal.db import db, writing
from portal.register import comparing

from .scene import holder, opened, recorded
from .test_pages import compared, inside

pytestmark = pytest.mark.sqlite_only
PAGE = "/committee/register/links"


def waiting(ground) -> str:
    """A comparison that was asked for and that nothing carries out."""
    with ground.unit():
        return comparing.begin(holder(ground))


def test_it_goes_on_beside_the_request(ground):
    """Asked for; another key holder sees that it is at work and can't begin a second one; then its pairs are there."""
    recorded(ground, "Christopher Dornbusch", "GitHub: dornb")
    recorded(ground, "Chris Dornbusch")
    recorded(ground, "MARKERELSE Hartung")
    lea, gil = inside(ground), inside(ground, "Gil")
    begun = waiting(ground)
    gil.get(PAGE)
    assert "Lea asked for it" in gil.text
    assert not gil.soup.select('form[data-act="look"]')
    with ground.unit():
        assert comparing.begin(holder(ground, "Gil")) == ""
    with ground.app.app_context():
        assert comparing.compare(holder(ground), begun) == 1
    lea.get(PAGE)
    assert "1 new pair was found" in lea.text
    assert "Chris is a short form of Christopher" in lea.text
    assert "MARKERELSE" not in lea.text
    lea.act("look")
    compared(lea)
    assert "No new pair was found" in lea.text


@pytest.mark.parametrize("how", ["pressed", "closed", "signed out"])
def test_it_stops(ground, how):
    """By the button, with the vault, with the session: nothing is proposed, and one may begin again."""
    recorded(ground, "Christopher Dornbusch", "GitHub: dornb")
    recorded(ground, "Chris Dornbusch")
    lea, gil = inside(ground), inside(ground, "Gil")
    begun = waiting(ground)
    if how == "pressed":
        gil.get(PAGE)
        gil.act("stop_looking")
        assert "It was stopped" in gil.text
    elif how == "closed":
        lea.client.post("/committee/register/close-people", data=_token(lea))
    else:
        with ground.unit():
            sealing.end_sessions(ground.people["Lea"])
    with ground.app.app_context():
        assert comparing.compare(holder(ground), begun) == 0
    gil.get(PAGE)
    assert "No pair waits" in gil.text
    assert gil.form("look")


def _token(walker) -> dict:
    walker.get(PAGE)
    return {"csrf_token": walker.soup.select_one("[name=csrf_token]")["value"]}


def test_what_died_is_seen_and_begun_again(ground, clock):
    """A process that went away leaves a row without a sign of life: it says so, and nothing is in the way."""
    opened(ground, "Lea")
    assert waiting(ground)
    clock.advance(minutes=3)
    with ground.unit():
        assert comparing.latest(holder(ground)).state == "failed"
    assert waiting(ground)


def test_the_other_process_is_ended_when_nobody_wants_it():
    """Asked, and not wanted any more: no answer, and no process is left."""
    people = [(f"p{at}", [f"Name{at} Surname{at % 97}"], [], []) for at in range(3_000)]
    looks = iter([True, False])
    began = time.monotonic()
    assert matching.among_apart(people, wanted=lambda: next(looks)) is None
    assert time.monotonic() - began < 30
    pairs = [("one", ["Ann Dornbusch"], [], []), ("other", ["Dornbusch, Ann"], [], [])]
    assert [(one.row, one.person) for one in matching.among_apart(pairs)] == [("one", "other")]


def test_no_more_than_a_person_can_look_through(ground):
    """Two hundred pairs may wait; then nothing is added until somebody has looked."""
    opened(ground, "Lea")
    with ground.unit():
        lea = holder(ground)
        scope = register.at_register(lea)
        rows = register.vault.rows_of(scope)
        for number in range(210):
            for code in ("quiet", "calm"):
                register.entries.put_person(scope, rows, f"{code} {number}", "Ann", f"{number}@mail.example")
    with ground.app.app_context(), writing():
        assert register.look_for_links(holder(ground)) == 200
        assert register.look_for_links(holder(ground)) == 0
        db.session.rollback()
