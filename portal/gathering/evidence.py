"""The log of evidence: what each piece shows, where it comes from, who took it when."""

from datetime import date

from .. import cases, clock
from ..access import require
from ..db import db, new_id
from ..errors import NotFound, Refused
from .drawer import brief, checked, put
from .models import Exhibit


def add_exhibit(
    actor,
    case_id: str,
    text: str,
    *,
    file_id: str = "",
    link: str = "",
    taken_by: str = "",
    taken: date | None = None,
    tells: bool = False,
) -> str:
    """Keep a piece of evidence; `text`: what it shows. `tells`: it could tell who reported. Returns its id.

    Raises Refused text_empty, link_odd or day_ahead.
    """
    require(actor, "case.note", cases.see(actor, case_id))
    if file_id and file_id not in [file.id for file in cases.read(actor, case_id).files]:
        raise NotFound
    if link and not link.startswith(("https://", "http://")):
        raise Refused("link_odd")
    if taken and taken > clock.today():
        raise Refused("day_ahead")
    case = cases.advance(actor, case_id, "attach", "case.note")
    row = Exhibit(id=new_id(), case_id=case_id, file_id=file_id, author=actor.person, at=clock.now())
    facts = {"text": checked(text), "link": brief(link), "taken_by": brief(taken_by), "tells": tells}
    facts["taken"] = taken.isoformat() if taken else ""
    row.record_id = put(actor, case, "exhibit", row.id, facts)
    actor.add(row)
    db.session.flush()
    return row.id
