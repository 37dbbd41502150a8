"""The address a reporter may leave for one mail without a word in it (settled 8).

It lies under the server's key, because the mail goes out when nobody is signed in; it is bound to its report, shown
to its reporter only, and gone once it was used. Those who handle the report never see it.
"""

from email_validator import EmailNotValidError, validate_email

from .. import access, mail, sealing
from ..db import db, new_id
from ..errors import Refused
from ..translation import ENGLISH, match
from . import letters
from .models import NoticeAddress, Report

LONGEST = 254


def tidy(given: str) -> str:
    """A mail address as it can be used. Raises Refused("address_odd")."""
    text = given.strip()
    if len(text) > LONGEST:
        raise Refused("address_odd")
    try:
        return validate_email(text, check_deliverability=False).normalized
    except EmailNotValidError:
        raise Refused("address_odd") from None


def keep(scope, report_id: str, given: str) -> None:
    """Remember where one mail may go; a new address takes the place of the old one."""
    address = tidy(given)
    drop(scope, report_id)
    box = sealing.envelope_close(address.encode(), _purpose(scope, report_id))
    scope.add(NoticeAddress(id=new_id(), report_id=report_id, box=box))
    db.session.flush()


def drop(scope, report_id: str) -> bool:
    """Forget the address; says whether there was one."""
    gone = db.session.execute(scope.delete(NoticeAddress).where(NoticeAddress.report_id == report_id))
    return bool(gone.rowcount)


def kept(scope, report_id: str) -> str:
    """The address, for its own reporter; empty when there is none."""
    row = scope.first(scope.select(NoticeAddress).where(NoticeAddress.report_id == report_id))
    return _open(scope, row) if row else ""


def use(scope, report_id: str) -> bool:
    """Something new lies in the box: one mail that says only that, then the address is forgotten."""
    address = kept(scope, report_id)
    if not address:
        return False
    language = scope.first(scope.select(Report.language).where(Report.id == report_id))
    mail.post(address, letters.look_into_your_box(match(language) or ENGLISH))
    return drop(scope, report_id)


def renew(scope) -> int:
    """Close every address under the newest server key, so that an old one can be taken away; says how many."""
    rows = scope.all(scope.select(NoticeAddress))
    for row in rows:
        row.box = sealing.envelope_again(row.box, _purpose(scope, row.report_id))
    db.session.flush()
    return len(rows)


def renew_everywhere(_now) -> int:
    """The keeper's duty: no address waits under an old server key for longer than a day."""
    places = [*(place for _slug, place in access.teams()), "committee"]
    return sum(renew(access.keeper(place)) for place in places)


def _open(scope, row: NoticeAddress) -> str:
    return sealing.envelope_open(row.box, _purpose(scope, row.report_id)).decode()


def _purpose(scope, report_id: str) -> str:
    return f"reports.notice:{scope.partition}:{report_id}"
