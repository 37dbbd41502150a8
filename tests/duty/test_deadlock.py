"""A decision that is not taken in time goes up: offered, remembered, never by itself."""

import pytest

from portal import cases, duty
from portal import clock as portal_clock
from tests.cases.walker import Walker

from .test_clocks import opened


@pytest.fixture
def split(ground):
    """A case on which Ana proposed something and Cleo does not agree; Ben has not said anything."""
    case_id = opened(ground)
    with ground.unit():
        cases.set_rule(ground.act("Ana"), "unanimous")
        cases.review(ground.act("Ana"), case_id, "Against our code.", "violation")
        proposal = cases.propose(ground.act("Ana"), case_id, "violation", "no_contact", "Because.")
    with ground.unit():
        cases.hear(ground.act("Ana"), case_id, "nobody", "Nobody can be reached.")
        cases.take_a_stand(ground.act("Cleo"), proposal, "against")
    return case_id


def page(ground, name: str, case_id: str) -> Walker:
    walker = Walker(ground.app, name)
    walker.get(f"/desk/harbor/cases/{case_id}")
    return walker


def nexts(walker) -> list[str]:
    """The titles of what the page asks for."""
    return [one.get_text(strip=True) for one in walker.soup.select(".notice.act .notice-title")]


def test_in_time_nobody_is_sent_up(ground, split, clock):
    """Before the day the page asks to agree; the way up stands among the rest, as ever."""
    clock.advance(days=6)
    for name, asked in (("Ana", []), ("Cleo", []), ("Ben", ["Does anything stand in your way?"])):
        assert nexts(page(ground, name, split)) == asked, name
        assert "is late" not in page(ground, name, split).text
    with ground.unit():
        duty.remind(portal_clock.now())
        assert "deadlock" not in cases.read(ground.act("Ana"), split).step_codes


def test_late_it_is_offered_to_those_who_have_spoken(ground, split, clock):
    """Whoever said where they stand is shown the way up; whoever has not can still decide it."""
    clock.advance(days=8)
    with ground.unit():
        cases.attest(ground.act("Ben"), split)
    for name in ("Ana", "Cleo"):
        assert nexts(page(ground, name, split)) == ["Next: send it to the committee"], name
    ben = page(ground, "Ben", split)
    assert nexts(ben) == ["Next: say where you stand"]
    assert "It is late to decide" in ben.text
    ana = page(ground, "Ana", split)
    ana.follow(".notice.act a.button")
    assert ana.soup.select_one('select[name="reason"] option[selected]')["value"] == "deadlock"
    ana.act("escalate", parts=["facts", "review"])
    ana.act("escalate")
    assert nexts(page(ground, "Ana", split)) == []
    assert "is late" not in page(ground, "Ana", split).text


def test_it_is_remembered_once_and_decides_nothing(ground, split, clock):
    """The keeper writes it into the history one time; the proposal stays open and can still be agreed to."""
    clock.advance(days=8)
    for _each in range(3):
        with ground.unit():
            duty.remind(portal_clock.now())
    with ground.unit():
        view = cases.read(ground.act("Ana"), split)
        assert view.step_codes.count("deadlock") == 1
        assert view.state == "heard"
    assert "The time to decide is over" in page(ground, "Ana", split).text


def test_decided_late_is_decided(ground, clock):
    """With the act that was missing the offer is gone."""
    case_id = opened(ground)
    with ground.unit():
        cases.review(ground.act("Ana"), case_id, "Against our code.", "violation")
        proposal = cases.propose(ground.act("Ana"), case_id, "violation", "no_contact", "Because.")
    with ground.unit():
        cases.hear(ground.act("Ana"), case_id, "nobody", "Nobody can be reached.")
    clock.advance(days=9)
    assert nexts(page(ground, "Ana", case_id)) == ["Next: send it to the committee"]
    with ground.unit():
        cases.take_a_stand(ground.act("Ben"), proposal)
    assert nexts(page(ground, "Ana", case_id)) == ["Next: name the person it is about"]
