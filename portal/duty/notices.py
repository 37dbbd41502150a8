"""Telling people what is due: at once where a day counts, else in one mail a day, and never what it is about.

The keeper calls `remind` and `send_daily`. The steps of reminding are those of reports that wait.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import select

from .. import access, cases, reports, rota
from ..db import db
from . import after, letters, rules
from .models import Clock, Notices
from .work import assigned

COMMITTEE = "committee"
MOST = 500
HOUR = timedelta(hours=1)
_LEADING = ("lead", *access.OPENERS)
_keepers: dict[str, Callable] = {}
_OVER = 3  # the step of reminding at which the whole time has passed


def asks(kind: str, readers: Callable) -> None:
    """Let a room above say who may be reminded of a clock of its own: `readers(scope, thing_id)` gives people's ids."""
    _keepers[kind] = readers


def remind(now: datetime) -> int:
    """The keeper's duty: whose turn it is to hear of a clock; says how many people."""
    at_once: set[str] = set()
    daily: set[str] = set()
    for place in [*(place for _slug, place in access.teams()), COMMITTEE]:
        for kind, people in _steps_at(access.keeper(place), now):
            (at_once if kind in rules.URGENT else daily).update(people)
    reports.tell(at_once, letters.due_now())
    for person in sorted(daily):
        row_of(person).waiting = True
    db.session.flush()
    return len(at_once | daily)


def _steps_at(scope, now: datetime) -> list[tuple[str, list[str]]]:
    """The clocks here that have come a step further, each with the people to tell."""
    running = scope.select(Clock).where(
        Clock.ended_at.is_(None), Clock.starts <= now, Clock.nudged < reports.LAST_REMINDER
    )
    rows, found = scope.all(running.order_by(Clock.due).limit(MOST)), []
    if not rows:
        return []
    ids = {row.case_id for row in rows}
    who, able = assigned(scope, ids), cases.readers_of(scope, ids)
    able |= {row.case_id: after.readers(scope, row.thing_id) for row in rows if row.kind == rules.EVENT}
    able |= {row.case_id: _keepers[row.kind](scope, row.thing_id) for row in rows if row.kind in _keepers}
    order, leads = _order(scope), access.people_with(scope.partition, _LEADING)
    for row in rows:
        step = reports.reached(row.starts, (row.due - row.starts) / HOUR, now)
        if step == row.nudged:
            continue
        if row.kind == rules.DECIDE and row.nudged < _OVER <= step:
            cases.step(scope, row.case_id, "deadlock", silent=True)
        first = [*who.get(row.case_id, {}).values(), *order]
        found.append((row.kind, reports.reminded(row.nudged, step, able.get(row.case_id, ()), first, leads)))
        row.nudged = step
    return found


def _order(scope) -> list[str]:
    """Who is asked first when nobody looks after a case."""
    if scope.partition == COMMITTEE:
        return [*access.on_watch(scope), *access.people_with(COMMITTEE, access.OPENERS)]
    away = rota.away(scope)
    others = access.people_with(scope.partition, access.HANDLERS)
    return [*rota.on_duty(scope), *sorted(others, key=lambda person: person in away)]


def row_of(person_id: str) -> Notices:
    """How somebody wants to be told; the usual way the first time it is asked for."""
    row = db.session.scalars(select(Notices).where(Notices.person_id == person_id)).first()
    if row is None:
        row = Notices(person_id=person_id, daily=True, waiting=False)
        db.session.add(row)
        db.session.flush()
    return row


def send_daily(_now: datetime) -> int:
    """The keeper's duty, once a day: one letter to everybody for whom something became due since the last one."""
    rows = list(db.session.scalars(select(Notices).where(Notices.waiting)))
    people = [row.person_id for row in rows if row.daily]
    for row in rows:
        row.waiting = False
    db.session.flush()
    reports.tell(people, letters.due_today())
    return len(people)


def wants_daily(person_id: str) -> bool:
    """Whether somebody gets the daily letter."""
    row = db.session.scalars(select(Notices).where(Notices.person_id == person_id)).first()
    return row is None or row.daily


def set_daily(actor, on: bool) -> None:
    """Get the daily letter, or not. What can't wait a day is told anyway."""
    row_of(actor.holder).daily = on
    db.session.flush()
