"""Keeping shifts and leaves, and saying who is on duty now."""

from dataclasses import dataclass
from datetime import date, datetime

from .. import access, audit, clock, communities
from ..access import require
from ..db import db, new_id
from ..errors import NotFound, Refused
from . import rules
from .models import Leave, Shift

MOST = 400


@dataclass(frozen=True)
class Row:
    """A shift as the page shows it; `runs` while it lasts."""

    id: str
    event_id: str | None
    person_id: str
    starts: datetime
    ends: datetime
    second: bool
    runs: bool


def on_duty(scope) -> list[str]:
    """The handlers to ask first, in order: this hour's shifts, then whoever stands there always, minus those away."""
    now, row = clock.now(), communities.community(scope)
    running = scope.select(Shift).where(Shift.starts <= now, Shift.ends > now).order_by(Shift.starts, Shift.id)
    found = [(shift.person_id, shift.second) for shift in scope.all(running)]
    if not found and not (row.duty or row.deputy):
        return []
    able = access.people_with(scope.partition, access.HANDLERS)
    return rules.order(found, (row.duty, row.deputy), able, away(scope))


def away(scope) -> set[str]:
    """Who of this place is away today."""
    today = clock.today(communities.community(scope).zone)
    return set(scope.all(scope.select(Leave.person_id).where(Leave.first_day <= today, Leave.last_day >= today)))


def shifts(scope) -> list[Row]:
    """The shifts that are not over, the next first."""
    now = clock.now()
    rows = scope.all(scope.select(Shift).where(Shift.ends > now).order_by(Shift.starts, Shift.second, Shift.id))
    return [
        Row(one.id, one.event_id, one.person_id, one.starts, one.ends, one.second, one.starts <= now) for one in rows
    ]


def add_shift(actor, person_id: str, starts: datetime, ends: datetime, *, event_id=None, second=False) -> str:
    """Put somebody on duty for some hours. Raises Refused who_odd, hours_odd, over or many."""
    require(actor, "rota.edit")
    if person_id not in access.people_with(actor.partition, access.HANDLERS):
        raise Refused("who_odd")
    if not rules.shift_ok(starts, ends):
        raise Refused("hours_odd")
    if ends <= clock.now():
        raise Refused("over")
    if actor.count(actor.select(Shift.id).where(Shift.ends > clock.now())) >= MOST:
        raise Refused("many")
    event = communities.event_by_id(actor, event_id).id if event_id else None
    row = Shift(id=new_id(), event_id=event, person_id=person_id, starts=starts, ends=ends, second=second)
    actor.add(row)
    db.session.flush()
    audit.record(actor, "rota.shift_added", row.id)
    return row.id


def drop_shift(actor, shift_id: str) -> None:
    """Take a shift away."""
    require(actor, "rota.edit")
    row = actor.get(Shift, shift_id)
    if row is None:
        raise NotFound
    actor.remove(row)
    db.session.flush()
    audit.record(actor, "rota.shift_dropped", shift_id)


def leaves(scope) -> list[Leave]:
    """The leaves that are not over, the next first."""
    today = clock.today(communities.community(scope).zone)
    return scope.all(scope.select(Leave).where(Leave.last_day >= today).order_by(Leave.first_day, Leave.id))


def take_leave(actor, first: date, last: date) -> str:
    """Be away oneself. Raises Refused("days_odd")."""
    require(actor, "rota.leave")
    if not rules.leave_ok(first, last) or last < clock.today(communities.community(actor).zone):
        raise Refused("days_odd")
    row = actor.add(Leave(id=new_id(), person_id=actor.person, first_day=first, last_day=last))
    db.session.flush()
    audit.record(actor, "rota.leave_taken", row.id)
    return row.id


def drop_leave(actor, leave_id: str) -> None:
    """Be back: one's own leave ends. Somebody else's is not there to take away."""
    require(actor, "rota.leave")
    row = actor.get(Leave, leave_id)
    if row is None or row.person_id != actor.person:
        raise NotFound
    actor.remove(row)
    db.session.flush()
    audit.record(actor, "rota.leave_ended", leave_id)
