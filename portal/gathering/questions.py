"""Questions to a reporter go through their box like any answer; here stands which of them still wait."""

from .. import cases, clock
from ..db import db, new_id
from ..errors import NotFound, Refused
from .models import Asked


def ask(actor, case_id: str, text: str, report_id: str = "") -> str:
    """Ask a reporter of this case something; returns the question's id. Refused("no_reporter") without a box."""
    linked = cases.reports_of(actor, case_id)
    if report_id and report_id not in linked:
        raise NotFound
    if not linked:
        raise Refused("no_reporter")
    asked = report_id or linked[0]
    message = cases.answer(actor, case_id, text, asked)
    row = Asked(id=new_id(), case_id=case_id, report_id=asked, message_id=message, author=actor.person, at=clock.now())
    actor.add(row)
    db.session.flush()
    return row.id
