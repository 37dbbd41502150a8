"""Whether the intake of a place is alive: when a test report last arrived, and whom to alarm when one does not."""

from datetime import date, datetime, timedelta

from .. import access, clock, communities
from ..db import db
from . import letters
from .models import IntakeTest
from .notices import tell

COMMITTEE = "committee"
QUIET = timedelta(hours=20)  # a broken intake is told once a day, not at every try
_LEADING = ("lead", "chair", "vice")


def last(scope) -> date | None:
    """The day on which a test report last arrived here and could be opened."""
    return scope.first(scope.select(IntakeTest.arrived_on))


def note(scope, problem: str, now: datetime) -> bool:
    """Keep how a test went ("" for well). When it did not, leads and operators are told; says whether they were."""
    row = scope.first(scope.select(IntakeTest))
    if row is None:
        row = scope.add(IntakeTest(tried_at=now, problem=""))
    row.tried_at, row.problem = now, problem
    if not problem:
        row.arrived_on, row.alarmed_at = clock.today(), None
        if scope.partition != COMMITTEE:
            communities.tested(scope, row.arrived_on)
    alarm = bool(problem) and (row.alarmed_at is None or row.alarmed_at <= now - QUIET)
    if alarm:
        row.alarmed_at = now
        people = {*access.people_with(scope.partition, _LEADING), *access.people_with("site", ("operator",))}
        tell(sorted(people), letters.intake_is_broken())
    db.session.flush()
    return alarm
