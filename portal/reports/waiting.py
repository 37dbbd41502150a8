"""A report waits for its first human answer: the clock, the reminders, and what happens when nobody comes.

The keeper calls `remind`. Reminders go to people who can read the report, and say nothing of it.
"""

from datetime import datetime

from .. import access, audit, clock, communities, rota, sealing
from ..db import db
from . import handing, letters, patience
from .junk import BY_HAND
from .models import RECEIVED, Report
from .notices import tell

COMMITTEE = "committee"
MOST = 500
_LEADING = ("lead", "chair")


def begin(report: Report) -> None:
    """The clock of a report that was just taken in. What was set aside has one too: its reporter may be right."""
    report.waits_from = None if report.drill else patience.starts(clock.now())


def met(scope, report: Report) -> None:
    """Somebody opened or answered it: nothing waits any more, and the committee's sealed copy is forgotten."""
    if report.waits_from is None:
        return
    hours = promise(scope)
    report.in_time = clock.now() <= patience.due(report.waits_from, hours) if hours else None
    report.waits_from = None
    if report.nudged == patience.LAST and not report.excludes and scope.partition != COMMITTEE:
        db.session.flush()
        communities.stand_in(scope, bool(_lapsed(scope)))
    if scope.partition != COMMITTEE and not report.lapse:
        handing.forget(report.id)


def promise(scope) -> int:
    """The hours this place promised; 0 where it promised nothing."""
    return 0 if scope.partition == COMMITTEE else communities.community(scope).acknowledge_hours


def is_over(scope, report: Report) -> bool:
    """Whether nobody answered in time, and long after it."""
    if report.waits_from is None or report.state != RECEIVED:
        return False
    return patience.is_over(report.waits_from, promise(scope), clock.now())


def first_answers(actor) -> list[tuple[str, datetime]]:
    """By when each report that this actor can open, and nobody opened yet, should have its first answer."""
    access.require(actor, "report.list")
    wanted = actor.select(Report).where(
        Report.state == RECEIVED,
        Report.waits_from.is_not(None),
        Report.aside == "",
        sealing.holding(actor, Report.internal_lock),
    )
    rows = actor.all(wanted.order_by(Report.waits_from, Report.id).limit(MOST))
    if not rows:
        return []
    out, hours = access.barred_among(actor, [row.id for row in rows], actor.person), promise(actor)
    return [(row.id, patience.due(row.waits_from, hours)) for row in rows if row.id not in out]


def remind(now: datetime) -> int:
    """The keeper's duty: one content-free letter to everybody whose turn it is; says how many."""
    people: set[str] = set()
    for place in [*(place for _slug, place in access.teams()), COMMITTEE]:
        people |= _remind_at(access.keeper(place), now)
        _buried_at(access.keeper(place), now)
    tell(people, letters.still_waiting())
    return len(people)


def _buried_at(scope, now: datetime) -> None:
    """What one of the team called junk unread reaches the committee in the end, where its reporter agreed at filing."""
    wanted = scope.select(Report).where(
        Report.state == RECEIVED,
        Report.waits_from.is_not(None),
        Report.waits_from <= now,
        Report.aside == BY_HAND,
        Report.nudged < patience.LAST,
    )
    for report in scope.all(wanted.order_by(Report.waits_from).limit(MOST)):
        if is_over(scope, report):
            report.nudged = patience.LAST
            audit.record(scope, "reports.unanswered", report.id)
            handing.unfold(scope, report)
    db.session.flush()


def _remind_at(scope, now: datetime) -> set[str]:
    wanted = scope.select(Report).where(
        Report.state == RECEIVED,
        Report.waits_from.is_not(None),
        Report.waits_from <= now,
        Report.aside == "",
        Report.nudged < patience.LAST,
    )
    rows = scope.all(wanted.order_by(Report.waits_from).limit(MOST))
    if not rows:
        return set()
    hours, first, leads = promise(scope), _order(scope), access.people_with(scope.partition, _LEADING)
    people: set[str] = set()
    for report in rows:
        step = patience.reached(report.waits_from, hours, now)
        if step == report.nudged:
            continue
        readers = sealing.holders(scope, report.internal_lock)
        people |= set(patience.reminded(report.nudged, step, readers, first, leads))
        report.nudged = step
        if step == patience.LAST:
            _give_up_waiting(scope, report)
    db.session.flush()
    return people


def tell_of_aside(_now: datetime) -> int:
    """The keeper's duty: one letter to those who can read what was set aside since the last one, however much it is."""
    people: set[str] = set()
    for place in [*(place for _slug, place in access.teams()), COMMITTEE]:
        scope = access.keeper(place)
        fresh = (Report.state == RECEIVED, Report.aside != "", Report.nudged == 0)
        locks = scope.all(scope.select(Report.internal_lock).where(*fresh).limit(MOST))
        if not locks:
            continue
        people |= {one for lock in locks for one in sealing.holders(scope, lock)}
        db.session.execute(scope.update(Report).where(*fresh).values(nudged=1))
    tell(people)
    return len(people)


def _order(scope) -> list[str]:
    """Who is asked first: on duty, standing in, then as they joined; at the committee chair, then vice."""
    if scope.partition == COMMITTEE:
        roles = access.people_with(COMMITTEE, access.OPENERS)
        return sorted(roles, key=lambda person: min(access.OPENERS.index(role) for role in roles[person]))
    others, away = access.people_with(scope.partition, access.HANDLERS), rota.away(scope)
    return [*rota.on_duty(scope), *sorted(others, key=lambda person: person in away)]


def _give_up_waiting(scope, report: Report) -> None:
    """Nobody came. With consent given at filing the committee's copy unfolds; else its box offers the committee."""
    audit.record(scope, "reports.unanswered", report.id)
    if scope.partition == COMMITTEE:
        return
    if not report.excludes:
        communities.stand_in(scope, True)
    handing.unfold(scope, report)


def _lapsed(scope) -> str | None:
    """A report that still waits for this team beyond all patience, and hides from nobody of it."""
    wanted = scope.select(Report.id).where(
        Report.state == RECEIVED,
        Report.waits_from.is_not(None),
        Report.nudged == patience.LAST,
        Report.excludes.is_(False),
        Report.aside == "",
    )
    return scope.first(wanted.limit(1))
