"""The committee forgets too: its cases, what the register holds of them, and whoever is in no record any more."""

from datetime import timedelta

import pytest

from portal import access, cases, committee, register, retention
from portal import clock as portal_clock
from portal.errors import Conflict, NotFound, Refused
from portal.register.models import RegisterEntry, RegisterPerson, StandingChange
from portal.retention import holding, rules
from portal.retention.running import COMMITTEE
from tests.register.test_register import lea, recorded
from tests.transparency.counting import numbers

from .test_forgetting import ran


def gil(ground):
    """Gil as a key holder."""
    return ground.act("Gil", "keyholder")


def confirmed(ground) -> None:
    """The standing that waits is confirmed by the other key holder."""
    with ground.unit():
        register.open_people(gil(ground), "To confirm what waits")
    with ground.unit():
        for _person, change in register.waiting_changes(gil(ground)):
            register.confirm_standing(gil(ground), change.id)


def ended(ground, central: str) -> None:
    """Somebody lifts the standing, another one confirms it, and the case is closed."""
    with ground.unit():
        register.open_people(lea(ground), "To lift it")
    with ground.unit():
        [person] = register.people(lea(ground))[0]
        register.propose_standing(lea(ground), person.id, register.Wanted("none", "It was long ago."))
    confirmed(ground)


def closed(ground, case_id: str, central: str) -> None:
    """Both cases are over."""
    with ground.unit():
        cases.close(ground.act("Gil"), central, "violation", "Over.", category="other")
        cases.close(ground.act("Ana"), case_id, "violation", "Over.", category="other")


def item(ground, thing_id: str, place=COMMITTEE):
    """One thing as it waits, or None."""
    with ground.app.app_context():
        found = retention.items(access.keeper(place), portal_clock.today(), notice=False)
    return next((one for one in found if one.id == thing_id), None)


def test_a_standing_without_an_end_is_looked_at_every_two_years(ground, clock):
    """It holds its records for ever; key holders look again after two years, and the time runs once it is lifted."""
    case_id, central, _row = recorded(ground)
    confirmed(ground)
    closed(ground, case_id, central)
    clock.advance(days=800)
    one = item(ground, central)
    assert one.due is None and one.why == ("standing",) and one.look <= portal_clock.today() and one.kind == "4"
    assert COMMITTEE not in ran(ground.app)
    with ground.unit():
        holding.looked(lea(ground), central)
    assert item(ground, central).look > portal_clock.today()
    ended(ground, central)
    assert item(ground, central).due == rules.later(portal_clock.today(), 26)


def test_the_record_is_blinded_and_the_person_gone(ground, clock):
    """The row stays by code and month; names, standings and readings of them go; numbers stay; no page tells of it."""
    case_id, central, row = recorded(ground)
    confirmed(ground)
    ended(ground, central)
    closed(ground, case_id, central)
    before = numbers(ground)
    clock.advance(days=26 * 31 + 40)
    with ground.unit():
        register.open_people(lea(ground), "A request")
        assert [one.name for one in register.people(lea(ground))[0]] == ["MARKERNAME Rob"]
    made = ran(ground.app)
    assert made[COMMITTEE]["records"] == 1 and made[COMMITTEE]["cases"] == 1 and made[ground.harbor]["cases"] == 1
    with ground.unit():
        scope = access.keeper("register")
        [left] = scope.all(scope.select(RegisterEntry))
        assert (left.id, left.person_id, left.box, left.received.day) == (row, None, b"", 1)
        assert scope.count(scope.select(RegisterPerson)) == scope.count(scope.select(StandingChange)) == 0
        assert register.people(lea(ground))[0] == []
        assert [one.person_code for one in register.register(ground.act("Ivo"))[0]] == [""]
        assert register.take_out(lea(ground))  # the sheet is written without it being opened
        assert cases.is_gone(access.keeper(COMMITTEE), central)
    assert numbers(ground) == before


def test_a_new_record_of_the_same_person_starts_the_time_again(ground, clock):
    """Of two records the older one waits for the newer; and the person stays while one is left."""
    case_id, central, _row = recorded(ground, standing="none", record_type="3")
    closed(ground, case_id, central)
    clock.advance(days=300)
    old = item(ground, central).due
    with ground.unit():
        register.open_people(lea(ground), "To write it down")
        [person] = register.people(lea(ground))[0]
        facts = register.Facts("z" * 26, "calm otter", portal_clock.today(), "3", outcome="violation")
        register.write(lea(ground), facts, person_id=person.id)
    assert item(ground, central).due == rules.later(portal_clock.today(), 14) > old
    with ground.unit():
        keeper = access.keeper("register")
        assert register.leaving(keeper, [central]) == []
        assert register.leaving(keeper, [central, "z" * 26]) == [person.id]


def test_while_the_committee_looks_the_community_forgets_nothing(ground, clock):
    """What was handed up waits for the central case."""
    case_id, central, _row = recorded(ground, standing="none", record_type="3")
    with ground.unit():
        cases.close(ground.act("Ana"), case_id, "violation", "Over.", category="other")
    clock.advance(days=700)
    assert item(ground, case_id, ground.harbor).why == ("above",)
    assert ran(ground.app) == {}
    with ground.unit():
        cases.close(ground.act("Gil"), central, "violation", "Over.", category="other")
    assert item(ground, case_id, ground.harbor).why == ()
    with ground.unit():
        committee.origin(ground.act("Gil"), central)


def test_a_hold_stops_the_time_and_is_looked_at_again(ground, clock, smtp):
    """Who and why; the reason opens only with the thing's key; after its end a month's notice runs once more."""
    case_id, central, _row = recorded(ground, standing="none", record_type="3")
    closed(ground, case_id, central)
    lead = ground.act("Ana")
    with ground.unit():
        for bad, code in ((("nonsense", "x"), "unknown_code"), (("legal", "  "), "text_empty")):
            with pytest.raises(Refused) as refused:
                holding.hold(lead, case_id, *bad)
            assert refused.value.code == code
        holding.hold(lead, case_id, "legal", "A claim of 3 May.")
        with pytest.raises(Conflict):
            holding.hold(lead, case_id, "legal", "Again.")
        with pytest.raises(NotFound):
            holding.hold(ground.act("Ben"), case_id, "legal", "Not a lead.")
        with pytest.raises(NotFound):
            holding.hold(ground.act("Dov"), case_id, "legal", "Another place.")
    clock.advance(days=500)
    assert ground.harbor not in ran(ground.app)
    one = item(ground, case_id, ground.harbor)
    assert one.why == ("held",) and one.look <= portal_clock.today()
    with ground.unit():
        assert holding.words_of(lead, one.hold) == "A claim of 3 May."
        assert holding.words_of(ground.act("Dov"), one.hold) is None
        holding.go_on(lead, case_id)
    assert item(ground, case_id, ground.harbor).look > portal_clock.today()
    with ground.unit():
        holding.end(lead, case_id)
        with pytest.raises(Conflict):
            holding.end(lead, case_id)
    with ground.app.app_context():
        later = retention.items(access.keeper(ground.harbor), portal_clock.today())
    assert [one.due for one in later] == [portal_clock.today() + timedelta(days=30)]
    assert ran(ground.app)[ground.harbor]["cases"] == 1
