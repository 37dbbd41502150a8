"""Doors, roles, vouching and bars: who belongs where, and to whom new things may be sealed."""

import pytest

from portal import access, db, sealing
from portal.access import Actor
from portal.errors import NotFound, Refused

PLACE = "community:" + "a" * 26
PASSWORD = "four calm otters swim by"


@pytest.fixture
def context(app):
    with app.app_context():
        db.begin_writing()
        yield
        db.db.session.rollback()
        db.begin_writing(False)


def somebody(role: str | None = None, place: str = PLACE) -> Actor:
    """A new person with a key, in a role, as an actor."""
    person = db.new_id()
    sealing.new_person(person, PASSWORD)
    if role:
        access.join(person, place, role)
    return Actor(place, person, sealing.unlock(person, PASSWORD), role=role or "person")


def founder() -> Actor:
    actor = somebody("lead")
    access.found_team(actor)
    return actor


def test_a_door_leads_to_one_place(context):
    """A slug belongs to one place; a taken one is refused; a place can move to another."""
    access.open_door("harbour", PLACE)
    assert access.door("harbour") == PLACE
    assert access.door("nowhere") is None
    with pytest.raises(Refused, match="slug_taken"):
        access.open_door("harbour", "community:other")
    access.move_door(PLACE, "new-harbour")
    assert (access.door("new-harbour"), access.door("harbour")) == (PLACE, None)


def test_the_founder_vouches_for_themself(context):
    """Settled 1: founding a team makes its founder the first to whom things are sealed."""
    lead = founder()
    assert access.is_vouched(lead, lead.person)
    assert [holder.id for holder in access.vouched_holders(PLACE)] == [lead.person]


def test_a_new_person_receives_nothing_until_vouched_for(context):
    """Settled 1: a role alone brings no key; a colleague who holds the desk key gives it."""
    lead, newcomer = founder(), somebody("responder")
    assert newcomer.person not in [holder.id for holder in access.vouched_holders(PLACE)]
    access.vouch(lead, newcomer.person)
    assert newcomer.person in [holder.id for holder in access.vouched_holders(PLACE)]


def test_only_somebody_vouched_for_can_vouch(context):
    """A newcomer can't lift themself, nor another newcomer."""
    founder()
    newcomer, other = somebody("responder"), somebody("responder")
    for person in (newcomer.person, other.person):
        with pytest.raises(Refused, match="not_vouched"):
            access.vouch(newcomer, person)


def test_a_stranger_cannot_be_vouched_for(context):
    """A person without a role here is no colleague."""
    lead = founder()
    with pytest.raises(NotFound):
        access.vouch(lead, somebody().person)


def test_an_organiser_receives_nothing(context):
    """An organiser reads no report: even vouched for, nothing is sealed to them."""
    lead, organiser = founder(), somebody("organiser")
    access.vouch(lead, organiser.person)
    assert access.is_vouched(lead, organiser.person)
    assert [holder.id for holder in access.vouched_holders(PLACE)] == [lead.person]


def test_a_reset_person_holds_and_receives_nothing(context):
    """Settled 1: a new key after a reset by mail is a stranger's until a colleague vouches again."""
    lead, responder = founder(), somebody("responder")
    access.vouch(lead, responder.person)
    shared = sealing.create_lock(lead, "case", access.vouched_holders(PLACE))
    assert sealing.holds(responder, shared)
    sealing.replace_person(responder.person, PASSWORD + " again")
    reset = Actor(PLACE, responder.person, sealing.unlock(responder.person, PASSWORD + " again"), role="responder")
    assert not access.is_vouched(lead, responder.person)
    assert [holder.id for holder in access.vouched_holders(PLACE)] == [lead.person]
    assert not sealing.holds(reset, shared)
    access.vouch(lead, responder.person)
    assert sealing.holds(reset, shared)
    assert len(access.vouched_holders(PLACE)) == 2


def test_removal_ends_roles_and_the_desk_key_at_once(context):
    """Who is removed has no role, no desk key, and nothing new."""
    lead, responder = founder(), somebody("responder")
    access.vouch(lead, responder.person)
    access.remove(lead, responder.person)
    assert access.roles_of(responder.person) == []
    assert not access.is_vouched(lead, responder.person)


def test_removal_ends_every_key_of_the_place(context):
    """Who is removed opens none of the cases they shared, nor, at the committee, the register."""
    lead, responder = founder(), somebody("responder")
    access.vouch(lead, responder.person)
    shared = sealing.create_lock(lead, "case", access.vouched_holders(PLACE))
    assert sealing.holds(responder, shared)
    access.remove(lead, responder.person)
    assert not sealing.holds(responder, shared)
    assert sealing.holds(lead, shared)

    chair, member = somebody("chair", "committee"), somebody("keyholder", "committee")
    access.found_team(chair)
    access.vouch(chair, member.person)
    at = Actor("register", chair.holder, chair.key)
    register = sealing.create_lock(at, "register", sealing.holders_of([chair.person, member.person]))
    assert sealing.holds(at, register, member.person)
    access.remove(chair, member.person)
    assert not sealing.holds(at, register, member.person)
    assert sealing.holds(at, register, chair.person)


def test_the_last_lead_cannot_be_removed(context):
    """A place without a lead would have nobody to vouch."""
    lead = founder()
    with pytest.raises(Refused, match="last_lead"):
        access.remove(lead, lead.person)


def test_a_bar_is_one_persons_and_one_things(context):
    """A bar shuts one person out of one thing, and no other person, thing or place."""
    lead, responder = founder(), somebody("responder")
    thing, other = db.new_id(), db.new_id()
    assert not access.barred(lead, thing, responder.person)
    access.bar(lead, thing, responder.person)
    access.bar(lead, thing, responder.person)
    assert access.barred(lead, thing, responder.person)
    assert not access.barred(lead, thing, lead.person)
    assert not access.barred(lead, other, responder.person)
    assert not access.barred(Actor("committee", responder.person), thing, responder.person)
    assert access.barred_among(lead, [thing, other], responder.person) == {thing}
    access.copy_bars(lead, thing, other, [lead.person, responder.person])
    assert access.barred(lead, other, responder.person) and not access.barred(lead, other, lead.person)
    access.lift(lead, thing, responder.person)
    assert not access.barred(lead, thing, responder.person)


def test_the_bars_table_names_nobody(context):
    """Who is shut out can't be read from the table: it holds keyed tokens (settled 7)."""
    lead = founder()
    access.bar(lead, db.new_id(), lead.person)
    row = lead.first(lead.select(access.models.Bar))
    assert lead.person not in (row.token, row.thing_id, row.id)


def test_an_unknown_permission_is_nobodys(context):
    """A forgotten line in the grants table ends in a 404, not in a leak."""
    assert not access.can(founder(), "case.something_new")
    with pytest.raises(NotFound):
        access.require(founder(), "case.something_new")


@pytest.mark.parametrize("role", [role for role in access.ROLES if role not in access.HANDLERS + access.MEMBERS])
def test_no_other_role_reads_a_report(context, role):
    """Only handlers and members may read, and they only with the key."""

    class Thing:
        id, lock_id = db.new_id(), db.new_id()

    for permission in ("report.read", "case.read", "case.note", "central.confirm", "register.people"):
        assert not access.can(Actor(PLACE, db.new_id(), b"k" * 32, role=role), permission, Thing) or (
            role == "keyholder" and permission == "register.people"
        )
