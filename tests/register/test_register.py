"""The register: codes for every member, names for key holders alone, and a reason each time."""

import pytest

from portal import access, cases, committee, register, sealing
from portal.audit.models import AuditLine
from portal.errors import Conflict, NotFound, Refused
from portal.register.models import RegisterEntry, RegisterPerson
from tests.committee.climb import decided, let_in


def lea(ground):
    """Lea as a key holder."""
    return ground.act("Lea", "keyholder")


def recorded(ground, standing="flagged", record_type="4", **more) -> tuple[str, str, str]:
    """Decided, and written into the register by Lea: (community's case, central case, row)."""
    case_id, central, _receipt = decided(ground, standing)
    let_in(ground, central, "Lea")
    with ground.unit():
        row = committee.record(
            lea(ground), central, record_type, standing, None, "MARKERSUMMARY", name="MARKERNAME Rob", **more
        )
    return case_id, central, row


def test_recording_makes_a_row_and_a_person_under_a_code(ground):
    """Every member sees codes, and a standing that waits for a second word; the sender sees that it is recorded."""
    case_id, central, _row = recorded(ground)
    with ground.unit():
        rows, more = register.register(ground.act("Ivo"))
        assert not more
        assert [(row.record_type, row.standing) for row in rows] == [("4", "none")]
        assert rows[0].proposed == "flagged"
        assert len(rows[0].person_code.split()) == 2
        assert rows[0].case_code == cases.see(ground.act("Gil"), central).code_name
        assert "MARKER" not in str(rows)
        assert cases.read(ground.act("Ana"), case_id).step_codes[-1] == "committee_recorded"
        assert cases.see(ground.act("Gil"), central).state == "recorded"


def test_people_open_for_key_holders_with_a_reason(ground):
    """Without a reason: nothing. With one: names, and each reading is in the audit chain."""
    recorded(ground)
    with ground.unit():
        with pytest.raises(NotFound):
            register.people(lea(ground))
        with pytest.raises(Refused):
            register.open_people(lea(ground), "  ")
        register.open_people(lea(ground), "A request by the person")
    with ground.unit():
        found, more = register.people(lea(ground))
        assert [person.name for person in found] == ["MARKERNAME Rob"]
        assert not more
        assert register.person(lea(ground), found[0].id).entries[0].summary == "MARKERSUMMARY"
        register.people(lea(ground))
    with ground.unit():
        actions = [line.action for line in _lines(register.at_register(lea(ground)))]
        assert actions.count("register.people_read") == 2
        assert actions.count("register.people_opened") == 1


def _lines(scope):
    return scope.all(scope.select(AuditLine))


def test_the_people_close_again(ground, clock):
    """A quarter of an hour later the reason has to be given again."""
    recorded(ground)
    with ground.unit():
        register.open_people(lea(ground), "Looking up a request")
    with ground.unit():
        assert register.people(lea(ground))
    clock.advance(minutes=16)
    with ground.unit(), pytest.raises(NotFound):
        register.people(lea(ground))


def test_nobody_else_opens_the_people(ground):
    """Members, a chair acting as chair, somebody with the role but without the key, communities: 404, no byte."""
    recorded(ground)
    with ground.unit():
        access.join(ground.people["Ivo"], "committee", "keyholder")
    with ground.unit():
        for actor in (ground.act("Ivo"), ground.act("Hana"), ground.act("Gil"), ground.act("Ana")):
            with pytest.raises(NotFound):
                register.open_people(actor, "Curious")
        with pytest.raises(NotFound):
            register.open_people(ground.act("Ivo", "keyholder"), "Curious")
        ivo = register.at_register(ground.act("Ivo", "keyholder"))
        rows = ivo.all(ivo.select(RegisterPerson))
        assert rows
        assert all(b"MARKER" not in row.box for row in rows)
        lock = ivo.first(ivo.select(sealing.models.Lock.id))
        with pytest.raises(NotFound):
            sealing.take_rows(ivo, lock)
        with pytest.raises(NotFound):
            register.register(ground.act("Ana"))


def test_key_holders_make_key_holders(ground):
    """Somebody who holds the key gives it to a vouched member; nobody else can."""
    recorded(ground)
    with ground.unit():
        with pytest.raises(NotFound):
            register.add_keyholder(ground.act("Hana"), ground.people["Ivo"])
        with pytest.raises(Refused):
            register.add_keyholder(ground.act("Gil"), ground.people["Ana"])
        register.add_keyholder(ground.act("Gil"), ground.people["Kim"])
    with ground.unit():
        kim = ground.act("Kim", "keyholder")
        register.open_people(kim, "My first look")
        assert register.people(kim)


def test_a_record_does_not_go_beyond_the_decision(ground):
    """Flagged was agreed: banned is refused, and so is a type that does not fit, or nobody named."""
    _case, central, _receipt = decided(ground, "flagged")
    let_in(ground, central, "Lea")
    wrong = [
        {"record_type": "5", "standing": "banned", "name": "Rob"},
        {"record_type": "3", "standing": "flagged", "name": "Rob"},
        {"record_type": "4", "standing": "flagged", "name": ""},
        {"record_type": "9", "standing": "none", "name": "Rob"},
    ]
    for facts in wrong:
        with ground.unit(), pytest.raises(Refused):
            committee.record(lea(ground), central, until=None, summary="", **facts)
    with ground.unit():
        assert committee.record(lea(ground), central, "3", "none", None, "", name="Rob")


def test_only_a_key_holder_in_the_case_records(ground):
    """The chair, a member, and a key holder without the case's key: 404. Before a decision: 409."""
    _case, central, _receipt = decided(ground)
    with ground.unit():
        for actor in (ground.act("Gil"), ground.act("Hana"), lea(ground)):
            with pytest.raises(NotFound):
                committee.record(actor, central, "4", "flagged", None, "", name="Rob")
    let_in(ground, central, "Lea")
    with ground.unit():
        assert committee.record(lea(ground), central, "4", "flagged", None, "", name="Rob")


def test_two_people_in_one_case_and_one_person_in_two(ground):
    """Rows are per person and case; the same person is not recorded twice for one case."""
    _case, central, row = recorded(ground)
    with ground.unit():
        scope = register.at_register(lea(ground))
        person = scope.get(RegisterEntry, row).person_id
        committee.record(lea(ground), central, "3", "none", None, "", name="Somebody else")
    with ground.unit(), pytest.raises(Conflict):
        committee.record(lea(ground), central, "4", "flagged", None, "", person_id=person)
    with ground.unit():
        assert len(register.entries_of(ground.act("Gil"), central)) == 2


def test_whoever_stepped_back_does_not_meet_the_case_in_the_register(ground):
    """No row of the case; the person behind it is not among the people for a recused key holder."""
    _case, central, _row = recorded(ground)
    with ground.unit():
        register.open_people(lea(ground), "Before")
        assert register.people(lea(ground))[0]
        assert register.register(lea(ground))[0]
        cases.recuse(lea(ground), central)
    with ground.unit():
        assert register.register(lea(ground)) == ([], False)
        assert register.people(lea(ground)) == ([], False)
        assert register.register(ground.act("Hana"))[0]
        with pytest.raises(NotFound):
            register.entries_of(lea(ground), central)


@pytest.mark.sqlite_only
def test_nothing_of_the_register_lies_in_clear(ground, settings):
    """Names, summaries and reasons are in no byte of the data folder."""
    recorded(ground)
    with ground.unit():
        register.open_people(lea(ground), "MARKERREASON")
    with ground.unit():
        assert "MARKERNAME" in str(register.people(lea(ground)))
    content = [path.read_bytes() for path in settings.data.rglob("*") if path.is_file()]
    assert content
    assert not any(b"MARKER" in part for part in content)
