"""The portal's own test reports: sealed like others, but to a key made for one test, and gone when it is over.

A ticket closed under the server's key travels in the form. Only the portal can make one; nobody learns from it who
could read the report, and no handler ever holds a key of it.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from datetime import timedelta

from sqlalchemy import delete, select

from .. import access, clock, sealing
from ..db import db
from ..errors import NotFound
from . import thread
from .models import ReceiptIndex, Report

_PURPOSE = "reports.drill"
_LIFE = timedelta(minutes=10)


def ticket(place: str) -> tuple[str, str]:
    """For one test at a place: what its form carries, and the code whose key will open it."""
    code = sealing.receipt.new()
    holder = sealing.receipt.holder(code)
    facts = [place, holder.id, holder.public.hex(), clock.now().timestamp()]
    return urlsafe_b64encode(sealing.envelope_close(json.dumps(facts).encode(), _PURPOSE)).decode(), code


def bearer(given: str | None, place: str) -> sealing.Holder | None:
    """The holder a test report is sealed to; None for every form that is no test of this place."""
    if not given:
        return None
    try:
        facts = json.loads(sealing.envelope_open(urlsafe_b64decode(given), _PURPOSE))
    except (sealing.Damaged, NotBase64, ValueError):
        return None
    where, index, public, made = facts
    fresh = clock.now().timestamp() - made < _LIFE.total_seconds()
    return sealing.Holder("receipt", index, bytes.fromhex(public)) if fresh and where == place else None


def _row(receipt: str) -> ReceiptIndex | None:
    return db.session.scalars(select(ReceiptIndex).where(ReceiptIndex.index == sealing.receipt.index(receipt))).first()


def opened(receipt: str, code: str) -> str | None:
    """The words of a test report that arrived, opened with its key; None when it is not there or stays shut."""
    row = _row(receipt)
    if row is None:
        return None
    scope = access.reporter(row.place, sealing.receipt.index(code), sealing.receipt.key(code))
    report = scope.get(Report, row.report_id)
    if report is None or not report.drill:
        return None
    try:
        return thread.opened(scope, report)[0]["story"]
    except (NotFound, sealing.Damaged):
        return None


def clean(receipt: str) -> None:
    """Take a test report away with all its keys and rows."""
    row = _row(receipt)
    if row is not None:
        scope = access.letterbox(row.place)
        _remove(scope, scope.get(Report, row.report_id))


def sweep(place: str) -> int:
    """Take away tests of earlier days that were broken off half-way; says how many."""
    scope = access.letterbox(place)
    old = scope.all(scope.select(Report).where(Report.drill.is_(True), Report.received_day < clock.today()))
    old = [report for report in old if not _people(scope, report)]
    for report in old:
        _remove(scope, report)
    return len(old)


def _people(scope, report: Report) -> list:
    return [holder for holder in sealing.present(scope, report.internal_lock) if holder.kind == "person"]


def _remove(scope, report: Report | None) -> None:
    if report is None or not report.drill:
        return
    db.session.execute(delete(ReceiptIndex).where(ReceiptIndex.report_id == report.id))
    for lock in report.locks:
        sealing.clear(scope, lock)
    scope.remove(report)
    db.session.flush()
