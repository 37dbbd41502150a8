"""Starting, ending and reading clocks. They hear of every act of a case; nothing else ends them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from .. import access, audit, cases, clock, communities, letters
from ..access import require
from ..db import db, new_id
from ..errors import Refused
from . import rules
from .models import Clock, ClockHours

MORNING = time(9)


@dataclass(frozen=True)
class Due:
    """What is due in a case, by when, and how many whole days are left (negative: late)."""

    case_id: str
    kind: str
    due: datetime
    days: int


def hours_of(scope) -> dict[str, int]:
    """How long this place gives itself, kind by kind."""
    said = dict(db.session.execute(scope.select(ClockHours.kind, ClockHours.hours)).all())
    return {kind: said.get(kind, one.hours) for kind, one in rules.CLOCKS.items()}


def set_hours(actor, hours: dict[str, int]) -> None:
    """Change how long this place gives itself; 0 for no clock. Running clocks keep their moment.

    Raises Refused("hours_odd").
    """
    require(actor, "duty.clocks")
    for kind, number in hours.items():
        if kind not in rules.CLOCKS or not rules.CLOCKS[kind].set or not 0 <= number <= rules.LONGEST:
            raise Refused("hours_odd", kind=kind)
        row = actor.first(actor.select(ClockHours).where(ClockHours.kind == kind))
        row = row or actor.add(ClockHours(id=new_id(), kind=kind, hours=number))
        row.hours = number
    db.session.flush()
    audit.record(actor, "duty.clocks_set", None)


@cases.hears("acted")
def act_happened(scope, case, action: str) -> None:
    """An act was done: it ends what waited for it, and starts what follows from it. Practice has no clocks."""
    if case.drill:
        return
    ended = rules.ended_by(action)
    _end(scope, case.id, ended)
    if action not in rules.OVER:
        reported = case.source in ("report", "direct")
        for kind in sorted(rules.started_by(action, has_reporter=reported)):
            start(scope, case.id, kind)
        _look_again(scope, case)


def _end(scope, case_id: str, kinds: Iterable[str], thing_id: str | None = None) -> None:
    wanted = scope.select(Clock).where(Clock.case_id == case_id, Clock.kind.in_(list(kinds)), Clock.ended_at.is_(None))
    for row in scope.all(wanted if thing_id is None else wanted.where(Clock.thing_id == thing_id)):
        row.ended_at = clock.now()
    db.session.flush()


def start(scope, case_id: str, kind: str, *, thing_id: str = "", due: datetime | None = None) -> None:
    """Wind a clock; one of the same kind and thing that runs already is wound anew."""
    hours = hours_of(scope)[kind]
    _end(scope, case_id, [kind], thing_id)
    if not hours and due is None:
        return
    now = clock.now()
    row = Clock(id=new_id(), case_id=case_id, kind=kind, thing_id=thing_id, starts=now)
    row.due = due or now + timedelta(hours=hours)
    scope.add(row)
    db.session.flush()


def end(scope, case_id: str, kind: str, thing_id: str) -> None:
    """The act that this one waited for has happened."""
    _end(scope, case_id, [kind], thing_id)


@letters.rolls_out
def roll_out(scope, case_id: str, term_id: str, first: date | None) -> None:
    """A measure has places to be carried out at; with None, none is left."""
    hours = hours_of(scope)[rules.ROLL_OUT]
    if first is None or not hours:
        _end(scope, case_id, [rules.ROLL_OUT], term_id)
    else:
        begins = max(clock.now(), datetime.combine(first, MORNING, UTC))
        start(scope, case_id, rules.ROLL_OUT, thing_id=term_id, due=begins + timedelta(hours=hours))


def _look_again(scope, case) -> None:
    """The day on which the team wanted to look again is a clock too."""
    wanted = scope.select(Clock).where(Clock.case_id == case.id, Clock.kind == rules.AGAIN, Clock.ended_at.is_(None))
    there = scope.first(wanted)
    due = case.look_again and datetime.combine(case.look_again, MORNING, UTC)
    if (there.due if there else None) == due:
        return
    if due is None:
        _end(scope, case.id, [rules.AGAIN])
    else:
        start(scope, case.id, rules.AGAIN, due=due)


def running(scope, case_ids: Iterable[str] | None = None) -> list[Due]:
    """What is due, the earliest first; of these cases, or of all; the caller leaves out what the reader may not see."""
    now = clock.now()
    wanted = scope.select(Clock).where(Clock.ended_at.is_(None))
    if case_ids is not None:
        wanted = wanted.where(Clock.case_id.in_(list(case_ids)))
    rows = scope.all(wanted.order_by(Clock.due, Clock.id).limit(2000))
    zone = zone_of(scope) if rows else ""
    return [Due(row.case_id, row.kind, row.due, rules.days_left(row.due, now, zone)) for row in rows]


def zone_of(scope) -> str:
    """The zone a place's moments are told in."""
    return "UTC" if scope.partition == "committee" else communities.community(scope).zone


def seen(actor) -> list[Due]:
    """What is due here in the cases whose key this actor holds; nothing of what they are shut out of."""
    found = running(actor)
    mine = cases.held_among(actor, [one.case_id for one in found])
    return [one for one in found if one.case_id in mine] if access.can(actor, "case.list") else []
