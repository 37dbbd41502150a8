"""A community leaves: what becomes of its reports. Boxes stay, and say so; what has no box goes."""

from collections.abc import Callable

from sqlalchemy import delete

from .. import sealing
from ..db import db
from . import addresses, handing, thread
from .models import DORMANT, LEFT, RECEIVED, WENT_UP, ReceiptIndex, Report

PORTAL = "portal"  # who wrote the last words in a box: no person


def part(scope, words: Callable[[str], str]) -> list[str]:
    """Leave only what has a box: it takes no more messages, and the portal's last words stand in it.

    `words`: those words in a language.

    Gives the locks that receipts still open. Who agreed that the committee reads what nobody answers has their box
    there from now on; everybody else may still give it all of it (silence.py).
    """
    kept = []
    for report in scope.all(scope.select(Report)):
        if _goes(scope, report):
            _forget(scope, report)
            continue
        thread.add_message(scope, report, words(report.language), author=PORTAL)
        addresses.use(scope, report.id)
        report.state, report.quiet, report.waits_from, report.aside = LEFT, True, None, ""
        kept.append(report.dialogue_lock)
    db.session.flush()
    return kept


def _goes(scope, report: Report) -> bool:
    """Whether nothing of it stays here: no box, practice, or the committee has it, also from now on by consent."""
    if report.state == DORMANT or report.drill or report.lapse == WENT_UP or not thread.has_box(scope, report):
        return True
    return report.state == RECEIVED and handing.unfold(scope, report)


def shut_boxes(scope) -> int:
    """The time is over: every box of a community that left goes for good; says how many."""
    rows = scope.all(scope.select(Report))
    for report in rows:
        _forget(scope, report)
    db.session.flush()
    sealing.vacate(scope)
    return len(rows)


def _forget(scope, report: Report) -> None:
    mine = delete(ReceiptIndex).where(ReceiptIndex.place == scope.partition, ReceiptIndex.report_id == report.id)
    db.session.execute(mine)
    scope.remove(report)
