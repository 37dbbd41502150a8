"""What would prevent it: written with a case, read together before the next event."""

import json
from dataclasses import dataclass
from datetime import datetime

from .. import audit, cases, clock, sealing
from ..access import require
from ..db import db, new_id
from .drawer import checked, place, put
from .models import Lesson

MOST = 500


@dataclass(frozen=True)
class Learned:
    """A lesson of some case."""

    case: cases.Found
    author: str
    at: datetime
    text: str


def add_lesson(actor, case_id: str, text: str) -> str:
    """Write down what would prevent it; in any state of the case. Returns the lesson's id."""
    case = cases.see(actor, case_id)
    require(actor, "case.note", case)
    row = Lesson(id=new_id(), case_id=case_id, author=actor.person, at=clock.now())
    row.record_id = put(actor, case, "lesson", row.id, {"text": checked(text)})
    actor.add(row)
    db.session.flush()
    audit.record(actor, "gathering.lesson", case_id)
    return row.id


def lessons(actor, *, event_id: str = "") -> list[Learned]:
    """The lessons of every case this actor may open, latest first; drills are left out."""
    known = {one: case for one, case in cases.searchable(actor, event_id=event_id).items() if not case.drill}
    rows = actor.all(actor.select(Lesson).order_by(Lesson.at.desc(), Lesson.id))
    rows = [row for row in rows if row.case_id in known][:MOST]
    words = sealing.open_many(actor, [(row.record_id, place("lesson", row.id)) for row in rows])
    return [
        Learned(known[row.case_id], row.author, row.at, json.loads(words[row.record_id])["text"])
        for row in rows
        if row.record_id in words
    ]
