"""The shell of a case: written when it is closed, all that is shown once the rest is gone."""

from dataclasses import dataclass
from datetime import date

from ..db import db, new_id
from .models import Case
from .shell_models import CaseShell


@dataclass(frozen=True)
class Shell:
    """A case that was forgotten: its month, how it ended, and what it was about, in codes."""

    code_name: str
    month: date
    outcome: str
    category: str
    venue: str
    measures: tuple[str, ...]
    gone_on: date | None
    words_gone_on: date | None


def _row(scope, case_id: str) -> CaseShell | None:
    return scope.first(scope.select(CaseShell).where(CaseShell.case_id == case_id))


def keep_shell(scope, case: Case, **clear) -> None:
    """A case was closed: what it was about turns clear."""
    row = _row(scope, case.id)
    if row is None:
        scope.add(CaseShell(id=new_id(), case_id=case.id, **clear))
    else:
        for name, value in clear.items():
            setattr(row, name, value)
    db.session.flush()


def drop_shell(scope, case_id: str) -> None:
    """It is taken up again: nothing of it stands in clear until it is closed once more."""
    row = _row(scope, case_id)
    if row is not None and row.gone_on is None:
        scope.remove(row)
        db.session.flush()


def shell(scope, case: Case) -> Shell | None:
    """What is left of a case, or None while its words are there."""
    row = _row(scope, case.id)
    if row is None or (row.gone_on is None and row.words_gone_on is None):
        return None
    told = (row.category, row.venue, tuple(one for one in row.measures.split("|") if one))
    month = case.opened_at.date().replace(day=1)
    return Shell(case.code_name, month, case.outcome, *told, row.gone_on, row.words_gone_on)


def is_gone(scope, case_id: str) -> bool:
    """Whether nothing is left of a case but its shell."""
    row = _row(scope, case_id)
    return row is not None and row.gone_on is not None


def gone_of(scope, among=None):
    """A select of the ids of the cases, among these if any are named, of which only the shell is left."""
    wanted = scope.select(CaseShell.case_id).where(CaseShell.gone_on.is_not(None))
    return wanted if among is None else wanted.where(CaseShell.case_id.in_(among))


def mark_gone(scope, case_ids, day: date, *, names_stay: bool = False) -> None:
    """Say on which day the words went, and, unless the names stay, everything."""
    there = set(scope.all(scope.select(CaseShell.case_id).where(CaseShell.case_id.in_(case_ids))))
    for case_id in case_ids:
        if case_id not in there:
            scope.add(CaseShell(id=new_id(), case_id=case_id))
    db.session.flush()
    mine = scope.update(CaseShell).where(CaseShell.case_id.in_(case_ids))
    unmarked = mine.where(CaseShell.words_gone_on.is_(None)).execution_options(synchronize_session=False)
    db.session.execute(unmarked.values(words_gone_on=day))
    if not names_stay:
        db.session.execute(mine.execution_options(synchronize_session=False).values(gone_on=day))
