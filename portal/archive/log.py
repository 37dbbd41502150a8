"""The log of what was taken out of a case: everybody on the case reads it."""

from dataclasses import dataclass
from datetime import datetime

from .. import audit, cases, clock, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Refused
from .models import FORMS, CaseExport

LONGEST = 2000


@dataclass(frozen=True)
class ExportView:
    """One time a case was taken out, with the reason for one of its handlers."""

    person_id: str
    form: str
    whole: bool
    at: datetime
    reason: str


def note(actor, case_id: str, form: str, *, whole: bool, reason: str) -> None:
    """Keep that a case was taken out. Raises Refused reason_empty or reason_long."""
    case = cases.see(actor, case_id)
    require(actor, "case.export", case)
    check(form, reason)
    row = CaseExport(id=new_id(), case_id=case_id, person_id=actor.person, form=form, whole=whole, at=clock.now())
    row.record_id = sealing.seal(actor, reason, to=case.lock_id, about=_place(row.id))
    actor.add(row)
    db.session.flush()
    audit.record(actor, "archive.exported_whole" if whole else "archive.exported", case_id)


def check(form: str, reason: str) -> None:
    """Whether this may be kept as asked."""
    if form not in FORMS:
        raise Refused("unknown_code")
    if not reason.strip():
        raise Refused("reason_empty")
    if len(reason) > LONGEST:
        raise Refused("reason_long")


def exports(actor, case_id: str) -> tuple[ExportView, ...]:
    """Every time a case was taken out, oldest first, for one of its handlers."""
    require(actor, "case.read", cases.see(actor, case_id))
    rows = actor.all(
        actor.select(CaseExport).where(CaseExport.case_id == case_id).order_by(CaseExport.at, CaseExport.id)
    )
    words = sealing.open_many(actor, [(row.record_id, _place(row.id)) for row in rows])
    return tuple(
        ExportView(row.person_id, row.form, row.whole, row.at, words[row.record_id])
        for row in rows
        if row.record_id in words
    )


def _place(row_id: str) -> str:
    return f"archive.reason:{row_id}"


def expunge(scope, case_ids) -> int:
    """Forget that these cases were taken out, by whom and why; says how many times."""
    require(scope, "retention.run")
    return scope.drop(CaseExport, CaseExport.case_id, case_ids)
