"""What the keeper does for tasks: on the day one is due, its owner gets one letter without a word of it."""

from datetime import datetime, timedelta

from .. import access, cases, reports
from ..db import db
from ..keeper import Duty
from . import letters
from .models import Task

COMMITTEE = "committee"
MOST = 500


def tell_of_due(now: datetime) -> int:
    """One letter to everybody who has something to do today; where nobody took it on, to those on the case."""
    people: set[str] = set()
    for place in [*(place for _slug, place in access.teams()), COMMITTEE]:
        scope = access.keeper(place)
        wanted = scope.select(Task).where(Task.done_at.is_(None), Task.told.is_(False), Task.due <= now.date())
        rows = scope.all(wanted.order_by(Task.due).limit(MOST))
        able = cases.readers_of(scope, {row.case_id for row in rows}, ended=True) if rows else {}
        for row in rows:
            there = able.get(row.case_id, ())
            people.update([row.owner] if row.owner in there else there)
            row.told = True
    db.session.flush()
    reports.tell(people, letters.a_task_is_due())
    return len(people)


DUTIES = (Duty("gathering.due", timedelta(hours=6), tell_of_due),)
