"""Forgetting reports: keys first, then words, files, boxes and receipts. A receipt then leads nowhere."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func

from .. import access, audit, escrow, evidence, sealing
from ..access import require
from ..db import db
from . import handing
from .models import (
    CLOSED,
    OPENED,
    RECEIVED,
    WENT_UP,
    Message,
    NoticeAddress,
    ReceiptIndex,
    Report,
    ReportFile,
    ReportLink,
    Step,
)

_PORTION = 500


@dataclass(frozen=True)
class Loose:
    """A report that is over; `last`: the last day anything happened to it."""

    id: str
    last: date


def last_days(scope) -> dict[str, date]:
    """{report: the last day on which its reporter, or somebody to them, wrote or did anything}."""
    require(scope, "retention.see")
    found = dict(db.session.execute(scope.select(Report.id, Report.received_day)).all())
    for model in (Message, Step):
        wanted = scope.select(model.report_id, func.max(model.day)).group_by(model.report_id)
        for report_id, day in db.session.execute(wanted):
            found[report_id] = max(day, found.get(report_id, day))
    return found


def over(scope) -> list[Loose]:
    """The reports nobody waits for: opened, closed, gone up, or set aside unopened. None that is held back."""
    days = last_days(scope)
    done = Report.state.in_((OPENED, CLOSED, WENT_UP)) | ((Report.state == RECEIVED) & (Report.aside != ""))
    return [Loose(one, days[one]) for one in scope.all(scope.select(Report.id).where(done))]


def expunge(scope, report_ids) -> Counter:
    """Forget reports for good; says how many of each kind went. Twice is no harm."""
    require(scope, "retention.run")
    ids, made = sorted(report_ids), Counter()
    for start in range(0, len(ids), _PORTION):
        made += _expunge(scope, ids[start : start + _PORTION])
    return made


def _expunge(scope, ids) -> Counter:
    rows = scope.all(scope.select(Report).where(Report.id.in_(ids)))
    made = sealing.clear_all(scope, [lock for row in rows for lock in row.locks])
    if scope.partition != handing.COMMITTEE:
        for row in rows:
            handing.forget(row.id)
    made["messages"] += scope.drop(Message, Message.report_id, ids)
    for model in (ReportFile, Step, ReportLink, NoticeAddress):
        scope.drop(model, model.report_id, ids)
    scope.drop(ReportLink, ReportLink.other_id, ids)
    db.session.execute(delete(ReceiptIndex).where(ReceiptIndex.report_id.in_(ids)))
    made["tokens"] += escrow.expunge(scope, ids)
    evidence.expunge(scope, ids)
    for one in ids:
        access.lift_all(scope, one)
        audit.record(scope, "reports.expunged", one)
    db.session.flush()
    made["reports"] += scope.drop(Report, Report.id, ids)
    return made
