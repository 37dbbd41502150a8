"""A report's files one by one, for its handlers: what each is, its original for a reason, who opened that."""

from .. import audit, evidence, sealing
from ..errors import NotFound, Refused
from .desk import get
from .models import ReportFile
from .thread import file_place


def _row(actor, report, row_id: str) -> ReportFile:
    row = actor.get(ReportFile, row_id)
    if row is None or row.report_id != report.id:
        raise NotFound
    return row


def file_about(actor, report_id: str, row_id: str) -> evidence.About:
    """What there is to know about a file."""
    report = get(actor, report_id)
    found = sealing.file_facts(actor, _row(actor, report, row_id).file_id, file_place(report.id))
    audit.record(actor, "reports.file_read", row_id)
    return evidence.about(found)


def open_original(actor, report_id: str, row_id: str, reason: str):
    """The original of a file: (name, type, size, iterator of bytes). The reason is kept for the handlers."""
    report = get(actor, report_id)
    row = _row(actor, report, row_id)
    if sealing.file_facts(actor, row.file_id, file_place(report.id)).beside is None:
        raise Refused("no_original")
    evidence.note_opening(actor, report.id, row_id, reason, to=report.internal_lock)
    return sealing.read_file(actor, row.file_id, file_place(report.id), original=True)


def file_openings(actor, report_id: str, row_id: str) -> tuple[evidence.OpeningView, ...]:
    """Who opened the original of a file, when and why."""
    _row(actor, get(actor, report_id), row_id)
    return evidence.openings(actor, row_id)
