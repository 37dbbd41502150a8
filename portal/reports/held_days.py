"""What the keeper does for held reports: the mail that was asked for, the end of a term, and what a restore undid."""

from datetime import datetime

from .. import access, clock, escrow, sealing
from ..db import db
from . import addresses, held
from .models import HELD, Report

ASKED, LAST = 1, 2


def look_after(_now: datetime) -> int:
    """The keeper's duty; says how many held reports had their day."""
    done = 0
    for place in [*(place for _slug, place in access.teams()), "committee"]:
        scope = access.keeper(place)
        _forget_again(scope)
        done += sum(_day_of(scope, row) for row in escrow.due(scope))
    db.session.flush()
    return done


def renew_everywhere(_now: datetime) -> int:
    """The keeper's duty: no withheld grant waits under an old server key for longer than a day."""
    places = [*(place for _slug, place in access.teams()), "committee"]
    return sum(sealing.renew_withheld(access.keeper(place)) for place in places)


def _forget_again(scope) -> None:
    """What was taken back stays taken back, also in a database that came out of a backup."""
    gone = sealing.gone()
    rows = scope.all(scope.select(Report).where(Report.state == HELD)) if gone else []
    for report in [report for report in rows if report.id in gone]:
        held.forget(scope, report)


def _day_of(scope, row: escrow.Hold) -> bool:
    today = clock.today()
    if row.freed_on is not None:
        if row.ends_on < today:
            escrow.release(scope, row)
        return False
    if escrow.last_day(row) < today:
        _end(scope, row)
        return True
    due = (ASKED if escrow.is_asked(row) else 0) | (LAST if escrow.is_last(row) else 0)
    if due & ~row.told:
        row.told |= due
        addresses.use(scope, row.thing_id)
        return True
    return False


def _end(scope, row: escrow.Hold) -> None:
    """Silence at the end: deleted, or opened where its reporter chose so.

    When nobody is left of those it was prepared for, it is held for one more term, so that its reporter can still
    come; at the end of that one it is deleted.
    """
    report = scope.get(Report, row.thing_id)
    if row.opens and held.open_unasked(scope, report, row):
        return
    if row.opens:
        row.opens = False
        escrow.extend(row)
        return
    held.forget(scope, report)
