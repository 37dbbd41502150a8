"""Forgetting what went out of cases: letters, the boxes of those who got them, redactions, measures as duties.

That somebody asked for another look, and what came of it, stays as a number: without their box.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete

from .. import sealing
from ..access import require
from ..db import db
from .appeal_models import ENDED, Appeal
from .models import Letter, LetterBox, LetterIndex, LetterSheet, Redaction
from .term_models import ASKED, RUNNING, WAITING, Breach, Term

PERMANENT = 4  # the rung of the usual ladder on which nobody comes back


@dataclass(frozen=True)
class Owed:
    """What of a case's measures still runs: until when they held, whether one holds now, and the highest rung."""

    until: date | None
    running: bool
    level: int


def owed(scope, today: date) -> dict[str, Owed]:
    """{case: its measures as far as their days go}."""
    require(scope, "retention.see")
    made: dict[str, Owed] = {}
    for case_id, state, ends, level in db.session.execute(
        scope.select(Term.case_id, Term.state, Term.ends, Term.level)
    ):
        old = made.get(case_id, Owed(None, False, 0))
        runs = state in (WAITING, ASKED) or (state == RUNNING and (ends is None or ends >= today))
        until = max((day for day in (old.until, ends) if day), default=None)
        made[case_id] = Owed(until, old.running or runs, max(old.level, level))
    return made


def looks(scope) -> tuple[dict[str, date], set[str]]:
    """Of the appeals: {case: the day the last one ended}, and the cases with one that is not over."""
    require(scope, "retention.see")
    ended: dict[str, date] = {}
    waiting: set[str] = set()
    for case_id, state, day in db.session.execute(scope.select(Appeal.case_id, Appeal.state, Appeal.ended_on)):
        if state != ENDED:
            waiting.add(case_id)
        elif day:
            ended[case_id] = max(day, ended.get(case_id, day))
    return ended, waiting


def expunge(scope, case_ids) -> Counter:
    """Forget the letters of these cases and all that belongs to them; says how many of each kind went."""
    require(scope, "retention.run")
    ids = list(case_ids)
    boxes = scope.all(scope.select(LetterBox).where(LetterBox.case_id.in_(ids)))
    names = [box.id for box in boxes]
    made = sealing.clear_all(scope, [box.lock_id for box in boxes])
    for start in range(0, len(names), 500):
        db.session.execute(delete(LetterIndex).where(LetterIndex.box_id.in_(names[start : start + 500])))
    scope.drop(LetterSheet, LetterSheet.box_id, names)
    made["boxes"] += scope.drop(LetterBox, LetterBox.case_id, ids)
    made["letters"] += scope.drop(Letter, Letter.case_id, ids)
    for model in (Redaction, Term, Breach):
        scope.drop(model, model.case_id, ids)
    mine = scope.update(Appeal).where(Appeal.case_id.in_(ids))
    db.session.execute(mine.execution_options(synchronize_session=False).values(box_id=""))
    return +made
