"""After-care: when a case ends, two tasks wait for whoever ended it, thirty and ninety days later.

Their words are the same for all and stand in labels.py; what is kept is only that somebody asks, and when.
"""

from datetime import timedelta

from .. import cases, clock
from .models import CARE, Task
from .tasks import keep

DAYS = (30, 90)
ENDS = ("resolved", "closed")
NOBODY_TO_ASK = ("out_of_scope",)


@cases.hears("acted")
def plan(actor, case, action: str) -> None:
    """A community's case ended: ask in thirty and ninety days. Once; never for what was filed or practised."""
    if case.kind != cases.COMMUNITY or action not in ENDS or case.source == "filed":
        return
    if case.drill or case.outcome in NOBODY_TO_ASK or actor.first(_planned(actor, case.id)):
        return
    for days in DAYS:
        due = clock.today() + timedelta(days=days)
        keep(actor, case, "", owner=actor.person or "", due=due, kind=CARE)


@cases.hears("acted")
def drop(actor, case, action: str) -> None:
    """Taken up again: what was planned for after the end is planned anew then."""
    if action == "reopened":
        for row in actor.all(_planned(actor, case.id).where(Task.done_at.is_(None))):
            actor.remove(row)


def _planned(scope, case_id: str):
    return scope.select(Task).where(Task.case_id == case_id, Task.kind == CARE)
