"""What a handler says of junk: set aside, no junk after all, and a box that takes no more messages.

None of it reveals anything: whoever sent it is as unknown afterwards as before.
"""

from .. import audit, clock, sealing
from ..db import db
from . import patience, thread
from .desk import get
from .junk import BY_HAND
from .models import RECEIVED
from .notices import tell


def set_aside(actor, report_id: str) -> None:
    """This looks like junk: it waits folded, unopened, and nothing of it is lost."""
    get(actor, report_id)
    report = thread.held_still(actor, report_id)
    if report.state == RECEIVED and not report.aside:
        report.aside, report.nudged = BY_HAND, 1
        db.session.flush()
        audit.record(actor, "reports.set_aside", report_id)


def bring_back(actor, report_id: str) -> None:
    """It is no junk: it waits like the others, and whoever can read it is told.

    Its clock begins now where nobody was told of it before; else it goes on, or one person could hold it up for ever.
    """
    get(actor, report_id)
    report = thread.held_still(actor, report_id)
    if report.state == RECEIVED and report.aside:
        if report.aside != BY_HAND:
            report.waits_from = patience.starts(clock.now())
        report.aside, report.nudged = "", 0
        db.session.flush()
        tell(sealing.holders(actor, report.internal_lock))
        audit.record(actor, "reports.brought_back", report_id)


def hush(actor, report_id: str, quiet: bool) -> None:
    """From here on the box of this report takes no messages, or takes them again. Its reporter reads as before."""
    get(actor, report_id)
    report = thread.held_still(actor, report_id)
    if report.quiet != quiet:
        report.quiet = quiet
        db.session.flush()
        audit.record(actor, "reports.box_closed" if quiet else "reports.box_opened", report_id)
