"""Sitting on the committee: the promise at the start, the yearly question, being long away, and leaving in one act.

Access ends first, in the transaction of the act itself; the locks turn afterwards, by whoever holds them.
"""

from datetime import date, datetime, timedelta

from .. import access, accounts, audit, clock, duty, gathering, mail, register, sealing
from ..access import require
from ..db import db, new_id
from ..errors import NotFound, Refused
from . import advice, letters
from .inbox import PLACE
from .seat_models import Departure, Seat

YEAR = timedelta(days=365)
ASK_BEFORE = timedelta(days=14)
AWAY, WARN_AFTER = timedelta(days=90), timedelta(days=76)
WHY = ("removed", "left", "no_answer", "inactive")


def seat_of(scope, person_id: str) -> Seat:
    """Somebody's seat, made the first time it is asked for."""
    found = scope.first(scope.select(Seat).where(Seat.person_id == person_id))
    if found is None:
        today = clock.today()
        found = scope.add(Seat(id=new_id(), person_id=person_id, since=today, until=today + YEAR))
        db.session.flush()
    return found


def seats(scope) -> dict[str, Seat]:
    """All seats there are: {person: seat}."""
    return {one.person_id: one for one in scope.all(scope.select(Seat))}


def has_promised(scope, person_id: str) -> bool:
    """Whether somebody read what a member must know and promised to keep it."""
    wanted = scope.select(Seat.id).where(Seat.person_id == person_id, Seat.promised_on.is_not(None))
    return scope.first(wanted) is not None


def promise(actor) -> None:
    """Say that one read it, and keeps what one learns to oneself. Only then may anybody vouch."""
    require(actor, "seat.own")
    seat_of(actor, actor.person).promised_on = clock.today()
    db.session.flush()
    audit.record(actor, "committee.promised", actor.person)


def vouch(actor, person_id: str) -> None:
    """Stand for a colleague who has promised. Refused("not_promised") before that."""
    if access.roles_of(person_id, PLACE) and not has_promised(actor, person_id):
        raise Refused("not_promised")
    access.vouch(actor, person_id)


def stay(actor) -> None:
    """Answer the yearly question: another year."""
    require(actor, "seat.own")
    one = seat_of(actor, actor.person)
    one.until, one.asked_on = max(one.until, clock.today()) + YEAR, None
    db.session.flush()
    audit.record(actor, "committee.stays", actor.person)


def leave(actor) -> str:
    """Leave oneself; returns the id of what was taken away. Raises Refused last_lead or last_holder."""
    require(actor, "seat.own")
    return _depart(actor, actor.person, "left", "")


def remove(actor, person_id: str, heir: str = "") -> str:
    """End somebody's seat; what they looked after goes to `heir`. Returns the id of what was taken away.

    Raises Refused last_lead, last_holder or heir_odd.
    """
    require(actor, "team.remove")
    if heir and (heir == person_id or heir not in access.people_with(PLACE, access.MEMBERS)):
        raise Refused("heir_odd")
    return _depart(actor, person_id, "removed", heir)


def _depart(scope, person_id: str, why: str, heir: str) -> str:
    roles = access.people_with(PLACE).get(person_id)
    if roles is None:
        raise NotFound
    if set(access.people_with(PLACE, access.OPENERS)) == {person_id}:
        raise Refused("last_lead")
    keepers = register.key_holders(scope)
    if keepers == [person_id]:
        raise Refused("last_holder", 409)
    if sealing.holders(scope, access.team_lock(scope)) == [person_id]:
        raise Refused("last_holder", 409)
    made = Departure(id=new_id(), person_id=person_id, name=accounts.names([person_id]).get(person_id, ""), why=why)
    made.by, made.at, made.roles = scope.person or "", clock.now(), " ".join(roles)[:120]
    made.keys, made.register = sealing.keys_of(scope, person_id), person_id in keepers
    made.kept = len(access.send_home(scope, person_id))
    made.questions = advice.end_all_of(scope, person_id)
    made.passed, made.tasks = duty.pass_on(scope, person_id, heir), gathering.pass_on(scope, person_id, heir)
    db.session.execute(scope.delete(Seat).where(Seat.person_id == person_id))
    scope.add(made)
    db.session.flush()
    if made.kept:
        _tell(person_id, letters.only_you())
    audit.record(scope, "team.removed", person_id)
    return made.id


def ending(scope, by: date) -> dict[str, date]:
    """Whose time ends by this day unless they say that they stay, or sign in again: {person: the last day}."""
    require(scope, "meeting.agenda")
    last, seen = {}, accounts.seen_days(access.people_with(PLACE))
    for person, one in seats(scope).items():
        days = [one.until] + ([max(seen.get(person, one.since), one.since) + AWAY] if one.warned_on else [])
        if person in seen and min(days) <= by:
            last[person] = max(min(days), clock.today())
    return last


def departure(actor, departure_id: str) -> tuple[Departure, tuple[int, int]]:
    """What was taken away, and how many locks still wait to be turned: all of them, and those the actor could turn."""
    require(actor, "team.remove")
    found = actor.get(Departure, departure_id)
    if found is None:
        raise NotFound
    here, there = sealing.still_due(actor), sealing.still_due(register.at_register(actor))
    return found, (here[0] + there[0], here[1] + there[1])


def departures(actor) -> list[Departure]:
    """Everybody who left, latest first."""
    require(actor, "team.remove")
    return actor.all(actor.select(Departure).order_by(Departure.at.desc(), Departure.id).limit(100))


def turn_some(actor, most: int = 50) -> int:
    """Turn some of the locks that wait and that this actor holds; says how many. Call it again until it is 0."""
    require(actor, "team.see")
    done = sealing.rotate_due(actor, most)
    return done or sealing.rotate_due(register.at_register(actor), most)


def keep_seats(now: datetime) -> int:
    """The keeper's duty, daily: ask whose year is ending, warn who is long away, end what nobody wants any more."""
    scope, today = access.keeper(PLACE), now.date()
    people = access.people_with(PLACE)
    seen, done = accounts.seen_days(people), 0
    for person_id in people:
        done += _look_at(scope, seat_of(scope, person_id), seen.get(person_id, today), today)
    return done


def _look_at(scope, one: Seat, seen: date, today: date) -> bool:
    last = max(seen, one.since)
    if one.warned_on and last > one.warned_on:
        one.warned_on = None
    if one.asked_on and today > one.until:
        return _end(scope, one, "no_answer")
    if one.warned_on and today - last >= AWAY:
        return _end(scope, one, "inactive")
    if one.asked_on is None and today >= one.until - ASK_BEFORE:
        one.asked_on, one.until = today, max(one.until, today + ASK_BEFORE)
        return _tell(one.person_id, letters.yearly_question(one.until))
    if one.warned_on is None and today - last >= WARN_AFTER:
        one.warned_on = today
        return _tell(one.person_id, letters.long_away(max(last + AWAY, today + ASK_BEFORE)))
    return False


def _tell(person_id: str, letter) -> bool:
    for address in accounts.addresses([person_id]).values():
        mail.post(address, letter)
    return True


def _end(scope, one: Seat, why: str) -> bool:
    """The end of a seat nobody keeps. Whoever leads alone, or holds something alone, stays, until a colleague acts."""
    try:
        _depart(scope, one.person_id, why, "")
    except Refused:
        return False
    return True
