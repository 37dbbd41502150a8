"""Names on request: whoever can't tell from the card whether something stands in their way asks who it is about.

Somebody on the case decides, because a person who asks may be the one it is about. It is written down that they asked
and what they saw. What was shown goes as soon as they have said that they are free, or stepped back.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from .. import access, audit, clock, reports, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound
from . import drawers
from .asking_models import NameRequest
from .ears import hears
from .models import Case
from .service import held_still, read, see

ASKED, SHOWN, KEPT_BACK = "asked", "shown", "kept_back"
UNNAMED = ("reporter", "helper")
"""Whose names are never shown this way."""


@dataclass(frozen=True)
class Naming:
    """How somebody's wish stands; `names`: (role, name) of everybody in it, once they were shown."""

    state: str
    at: datetime
    names: tuple[tuple[str, str], ...] = ()


def ask(actor, case_id: str) -> None:
    """Ask who a case is about, before saying whether one is free. Conflict("asked_already") the second time."""
    case = see(actor, case_id)
    require(actor, "case.attest", case)
    if sealing.holds(actor, case.lock_id):
        raise NotFound
    if _row(actor, case_id, actor.person) is not None:
        raise Conflict("asked_already")
    actor.add(NameRequest(id=new_id(), case_id=case_id, person_id=actor.person, state=ASKED, at=clock.now()))
    drawers.put_step(actor, case, "names_asked", actor.person)
    db.session.flush()
    audit.record(actor, "cases.names_asked", case_id)
    reports.tell(sealing.holders(actor, case.lock_id))


def mine(actor, case_id: str) -> Naming | None:
    """How one's own wish stands, None without one."""
    require(actor, "case.attest", see(actor, case_id))
    row = _row(actor, case_id, actor.person)
    if row is None:
        return None
    told = sealing.open_(actor, row.record_id, about=_place(row.id)) if row.state == SHOWN else "[]"
    return Naming(row.state, row.at, tuple(tuple(one) for one in json.loads(told)))


def waiting(actor, case_id: str) -> list[str]:
    """Who asked and waits for an answer of those on the case."""
    wanted = actor.select(NameRequest.person_id).where(NameRequest.case_id == case_id, NameRequest.state == ASKED)
    people = actor.all(wanted.order_by(NameRequest.at, NameRequest.id))
    barred = access.barred_people(actor, case_id, people)
    return [one for one in people if one not in barred]


def answer(actor, case_id: str, person_id: str, *, shown: bool) -> None:
    """Show somebody who asked the names, or keep them back."""
    case = held_still(actor, case_id, "case.note")
    row = _row(actor, case_id, person_id)
    if row is None or person_id not in waiting(actor, case_id):
        raise NotFound
    row.state, row.answered_by = SHOWN if shown else KEPT_BACK, actor.person
    if shown:
        told = [(one.role, one.name) for one in read(actor, case_id).parties if one.role not in UNNAMED]
        row.lock_id = sealing.create_lock(actor, "case", sealing.holders_of([person_id]))
        row.record_id = sealing.seal(actor, json.dumps(told), to=row.lock_id, about=_place(row.id))
    drawers.put_step(actor, case, "names_shown" if shown else "names_kept_back", actor.person)
    db.session.flush()
    audit.record(actor, f"cases.names_{row.state}", case_id)
    reports.tell([person_id])


@hears("recusing")
def forget(actor, case: Case, person_id: str) -> None:
    """They have said where they stand: what they were shown goes."""
    row = _row(actor, case.id, person_id)
    if row is not None:
        if row.lock_id:
            sealing.shred(actor, row.lock_id)
        actor.remove(row)
        db.session.flush()


def _row(scope, case_id: str, person_id: str) -> NameRequest | None:
    wanted = scope.select(NameRequest).where(NameRequest.case_id == case_id, NameRequest.person_id == person_id)
    return scope.first(wanted)


def _place(row_id: str) -> str:
    return f"cases.names:{row_id}"
