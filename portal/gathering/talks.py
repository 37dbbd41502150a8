"""A talk, written down while it is fresh: when, with whom, who was there, what was said."""

from datetime import date

from .. import cases, clock
from ..db import db, new_id
from ..errors import Refused
from .drawer import brief, checked, put
from .models import Talk

WAYS = ("in_person", "call", "video", "chat", "mail")


def add_talk(actor, case_id: str, text: str, *, day: date, whom: str, present: str = "", way: str = "in_person") -> str:
    """Keep a talk; returns its id. Raises Refused text_empty, whom_empty, day_ahead or unknown_code."""
    if way not in WAYS:
        raise Refused("unknown_code")
    if not whom.strip():
        raise Refused("whom_empty")
    if day > clock.today():
        raise Refused("day_ahead")
    case = cases.advance(actor, case_id, "talk", "case.note")
    row = Talk(id=new_id(), case_id=case_id, author=actor.person, at=clock.now())
    facts = {"text": checked(text), "day": day.isoformat(), "whom": brief(whom), "present": brief(present), "way": way}
    row.record_id = put(actor, case, "talk", row.id, facts)
    actor.add(row)
    db.session.flush()
    return row.id
