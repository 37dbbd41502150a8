"""S6: one person acts alone; two others look at it within a day; what they do not confirm ends by itself."""

from datetime import date, datetime, timedelta

import pytest

from portal import cases, clock, committee, communities, duty, interim
from portal.errors import Conflict, NotFound, Refused
from portal.interim import rules
from tests.duty.test_clocks import opened

GUEST = interim.Act("removal", "Shouted at the bar staff and would not stop.", name="Wren Tallis")


@pytest.fixture
def party(ground):
    """Eli joins Harbor: four of them can open a case; the party is today."""
    today = clock.today()
    with ground.unit():
        ground.join(ground.act("Ana"), "Eli", "responder")
        event = communities.keep_event(
            ground.act("Ana"), name="Party", slug="party", first_day=today, last_day=today, zone="UTC", place="Pier"
        )
        ground.event = event.id
    return ground


def acted(ground, name: str = "Eli") -> tuple[str, str]:
    with ground.unit():
        return interim.act_now(ground.act(name), GUEST, ground.event)


def say(ground, name: str, act_id: str, verdict: str, until=None) -> str:
    with ground.unit():
        return interim.review(ground.act(name), act_id, verdict, "I was told the same.", until)


def measure(ground, case_id: str):
    with ground.unit():
        return cases.read(ground.act("Ana"), case_id).measures[0]


def test_it_ends_with_the_event_and_after_a_week_at_the_latest():
    """Whichever comes first."""
    now = datetime(2026, 5, 1, 12, tzinfo=clock.UTC)
    assert rules.lapses_at(now, None, "UTC") == now + timedelta(days=7)
    assert rules.lapses_at(now, date(2026, 5, 2), "UTC") == datetime(2026, 5, 3, tzinfo=clock.UTC)
    assert rules.lapses_at(now, date(2026, 5, 30), "UTC") == now + timedelta(days=7)
    assert rules.lapses_at(now, date(2026, 4, 1), "UTC") == now + timedelta(days=7)


def test_one_screen_makes_a_case_and_winds_a_day(party):
    """What, towards whom, why; the two others who are asked; twenty-four hours."""
    case_id, act_id = acted(party)
    with party.unit():
        view = cases.read(party.act("Eli"), case_id)
        assert [(one.kind, one.text) for one in view.measures] == [("removal", GUEST.text)]
        assert [one.name for one in view.parties] == ["Wren Tallis"]
        assert view.event_id == party.event if hasattr(view, "event_id") else True
        [act] = interim.acts_of(party.act("Ana"), case_id)
        assert (act.id, act.waits, act.person_id) == (act_id, True, party.people["Eli"])
        [due] = [one for one in duty.running(party.act("Ana"), [case_id]) if one.kind == duty.REVIEW]
        assert timedelta(hours=23) < due.due - clock.now() <= timedelta(hours=24)


def test_never_by_whoever_did_it(party):
    """Eli can't confirm Eli; nobody counts twice; Dov of another community sees nothing of it."""
    case_id, act_id = acted(party)
    with party.unit(), pytest.raises(Refused) as refused:
        interim.review(party.act("Eli"), act_id, "confirm", "I was right.")
    assert refused.value.code == "own_act"
    assert say(party, "Ana", act_id, "confirm") == "waiting"
    with pytest.raises(Conflict):
        say(party, "Ana", act_id, "confirm")
    with pytest.raises(NotFound):
        say(party, "Dov", act_id, "confirm")
    with party.unit():
        assert [one.verdict for one in interim.acts_of(party.act("Ana"), case_id)[0].verdicts] == ["confirm"]


def test_two_others_confirm(party):
    """It holds as it was meant; the clock has ended by that act."""
    case_id, act_id = acted(party)
    say(party, "Ana", act_id, "confirm")
    assert say(party, "Ben", act_id, "confirm") == "confirmed"
    with party.unit():
        assert duty.REVIEW not in [one.kind for one in duty.running(party.act("Ana"), [case_id])]
        assert "at_once_confirmed" in cases.read(party.act("Ana"), case_id).step_codes
    with pytest.raises(Conflict):
        say(party, "Cleo", act_id, "reverse")


def test_two_others_change_or_reverse_it(party):
    """Two who say the same decide; two who differ decide nothing."""
    day = clock.today() + timedelta(days=30)
    case_id, act_id = acted(party)
    say(party, "Ana", act_id, "confirm")
    assert say(party, "Ben", act_id, "change", day) == "waiting"
    assert say(party, "Cleo", act_id, "change", day) == "changed"
    assert measure(party, case_id).ends == day
    case_id, act_id = acted(party)
    say(party, "Ana", act_id, "reverse")
    assert say(party, "Ben", act_id, "reverse") == "reversed"
    assert measure(party, case_id).ends == clock.today()


def test_what_nobody_confirms_ends_by_itself(party, clock):
    """With the end of the event; after that no verdict revives it."""
    case_id, act_id = acted(party)
    say(party, "Ana", act_id, "confirm")
    with party.unit():
        assert interim.lapse(clock.now()) == 0
    clock.advance(days=1, minutes=1)
    with pytest.raises(Conflict):
        say(party, "Ben", act_id, "confirm")
    with party.unit():
        assert interim.lapse(clock.now()) == 1
        assert interim.lapse(clock.now()) == 0
    with party.unit():
        view = cases.read(party.act("Ana"), case_id)
        assert "at_once_lapsed" in view.step_codes
        assert [one.state for one in interim.acts_of(party.act("Ana"), case_id)] == ["lapsed"]
        assert duty.REVIEW not in [one.kind for one in duty.running(party.act("Ana"), [case_id])]


def test_it_climbs_nowhere_before_two_have_looked(party):
    """The packet for the committee leaves it out; once confirmed it is in."""
    case_id, act_id = acted(party)
    with party.unit():
        packet = committee.preview(party.act("Ana"), case_id, ["actions", "people"])
        assert "Wren Tallis" in str(packet.items)
        assert GUEST.text not in str(packet.items)
    for name in ("Ana", "Ben"):
        say(party, name, act_id, "confirm")
    with party.unit():
        assert GUEST.text in str(committee.preview(party.act("Ana"), case_id, ["actions"]).items)


def test_whoever_steps_back_takes_their_word_along(party):
    """A verdict that no longer stands on two is open again."""
    case_id, act_id = acted(party)
    say(party, "Ana", act_id, "confirm")
    say(party, "Ben", act_id, "confirm")
    with party.unit():
        cases.recuse(party.act("Ben"), case_id)
    with party.unit():
        [act] = interim.acts_of(party.act("Ana"), case_id)
        assert act.waits
        assert [one.void for one in act.verdicts] == [False, True]
    assert say(party, "Cleo", act_id, "confirm") == "confirmed"


def test_in_a_case_there_is(ground):
    """The same, beside a report; why is asked for."""
    case_id = opened(ground)
    with ground.unit():
        for did in (interim.Act("removal", " "), interim.Act("ban_permanent", "x")):
            with pytest.raises(Refused):
                interim.act(ground.act("Ben"), case_id, did)
        interim.act(ground.act("Ben"), case_id, interim.Act("account_action", "Muted in the chat."))
    with ground.unit():
        assert [one.state for one in interim.acts_of(ground.act("Ana"), case_id)] == ["waiting"]
        assert cases.see(ground.act("Ana"), case_id).state == "gathering"
