"""After an event: what happened there goes to the committee in time, or somebody says that nothing more goes.

The keeper winds one clock an event. It is shown to, and reminds, only those who hold a case of that event which has
not gone yet: nobody learns from it that there is one.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from .. import access, cases, clock, communities
from ..db import db, new_id
from . import clocks, rules
from .models import Clock

LONG_AGO = timedelta(days=90)


@dataclass(frozen=True)
class EventDue:
    """An event of which this reader holds incidents that have not gone: how many, by when, days left."""

    event_id: str
    name: str
    number: int
    due: datetime
    days: int


def wind(_now: datetime) -> int:
    """The keeper's duty: a clock for each event that is over and has incidents that have not gone; says how many."""
    return sum(_wind(access.keeper(place)) for _slug, place in access.teams())


def _wind(scope) -> int:
    hours, today, done = clocks.hours_of(scope)[rules.EVENT], clock.today(), 0
    known = set(scope.all(scope.select(Clock.thing_id).where(Clock.kind == rules.EVENT)))
    for event in communities.events(scope) if hours else ():
        if event.id in known or not today - LONG_AGO <= event.last_day < today or not cases.unsent(scope, event.id):
            continue
        over = datetime.combine(event.last_day + timedelta(days=1), time(), ZoneInfo(event.zone))
        row = Clock(id=new_id(), case_id=event.id, kind=rules.EVENT, thing_id=event.id, starts=over)
        row.due = over + timedelta(hours=hours)
        scope.add(row)
        done += 1
    db.session.flush()
    return done


def settled(scope, event_id: str) -> None:
    """It went, or nothing more goes. An event nobody was reminded of is not asked about later either."""
    clocks.end(scope, event_id, rules.EVENT, event_id)
    wanted = scope.select(Clock.id).where(Clock.kind == rules.EVENT, Clock.thing_id == event_id)
    if scope.first(wanted) is None:
        now = clock.now()
        row = Clock(id=new_id(), case_id=event_id, kind=rules.EVENT, thing_id=event_id, starts=now, due=now)
        row.ended_at = now
        scope.add(row)
        db.session.flush()


def waiting(actor) -> list[EventDue]:
    """The events of which this actor holds incidents that have not gone, the earliest first."""
    wanted = actor.select(Clock).where(Clock.kind == rules.EVENT, Clock.ended_at.is_(None)).order_by(Clock.due)
    rows, found = actor.all(wanted), []
    for row in rows:
        number = len(cases.unsent(actor, row.thing_id, held=True))
        if number:
            event = communities.event_by_id(actor, row.thing_id)
            days = rules.days_left(row.due, clock.now(), event.zone)
            found.append(EventDue(event.id, event.name, number, row.due, days))
    return found


def readers(scope, event_id: str) -> list[str]:
    """Who holds an incident of an event that has not gone: who may be reminded of it."""
    able = cases.readers_of(scope, cases.unsent(scope, event_id), ended=True)
    return sorted({person for people in able.values() for person in people})
