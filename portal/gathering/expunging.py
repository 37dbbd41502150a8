"""Forgetting what was gathered in cases: talks, questions, evidence, tasks, lessons."""

from collections import Counter
from datetime import date

from ..access import require
from .models import CARE, Asked, Exhibit, Lesson, Talk, Task


def undone(scope, today: date) -> set[str]:
    """The cases in which something is still to be done: by a day that is not over, or without one. Asking how people
    are, which nobody did in time, holds nothing up.
    """
    require(scope, "retention.see")
    open_still = (Task.due >= today) | ((Task.due.is_(None)) & (Task.kind != CARE))
    return set(scope.all(scope.select(Task.case_id).where(Task.done_at.is_(None), open_still).distinct()))


def expunge(scope, case_ids) -> Counter:
    """Forget all of it for these cases; says how many of each kind went."""
    require(scope, "retention.run")
    ids = list(case_ids)
    made = Counter(talks=scope.drop(Talk, Talk.case_id, ids), tasks=scope.drop(Task, Task.case_id, ids))
    for model in (Exhibit, Asked, Lesson):
        scope.drop(model, model.case_id, ids)
    return +made
