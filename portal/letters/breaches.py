"""A measure was not kept to: that is an incident of its own, which knows where it comes from."""

from dataclasses import dataclass
from datetime import datetime

from .. import audit, cases, clock
from ..db import db, new_id
from ..errors import Conflict
from .term_models import ENDED, Breach
from .terms import held


@dataclass(frozen=True)
class BreachView:
    """One time it was not kept to. `case`: the incident it became, None for whoever may not open that."""

    person_id: str
    at: datetime
    case: cases.Found | None


def report(actor, case_id: str, term_id: str, text: str) -> str:
    """Say that a measure was not kept to, and how: opens a case with the people it concerns. Returns its id.

    Raises Conflict("letter_moved") for one that is over.
    """
    row = held(actor, case_id, term_id)
    if row.state == ENDED:
        raise Conflict("letter_moved")
    new = cases.breach(actor, case_id, text, cases.concerned(actor, row.measure_id))
    actor.add(Breach(id=new_id(), term_id=term_id, case_id=new, person_id=actor.person, at=clock.now()))
    db.session.flush()
    audit.record(actor, "letters.measure_broken", case_id)
    return new


def of(actor, term_id: str) -> list[BreachView]:
    """Every time a measure was not kept to, oldest first."""
    rows = actor.all(actor.select(Breach).where(Breach.term_id == term_id).order_by(Breach.at, Breach.id))
    known = cases.searchable(actor, of={row.case_id for row in rows})
    return [BreachView(row.person_id, row.at, known.get(row.case_id)) for row in rows]
