"""Letting somebody back in who stepped back: never by one alone, and never anybody whom the reporter left out."""

from .. import access, audit, clock, reports
from ..db import db, new_id
from ..errors import Conflict, NotFound
from . import drawers, panel, rules, soft
from .models import Case, CaseStep
from .panel_models import Readmission
from .service import held_still, moved


def out(scope, case_id: str) -> list[str]:
    """Who stepped back and is out still. Whoever was shut out without a word of their own is not among them."""
    gone = CaseStep.code.in_(rules.OUT)
    wanted = scope.select(CaseStep.person_id).where(CaseStep.case_id == case_id, gone)
    people = list(dict.fromkeys(scope.all(wanted)))
    barred = access.barred_people(scope, case_id, people)
    return [person for person in people if person in barred]


def asked(scope, case_id: str) -> dict[str, str]:
    """Whom somebody wants to let back: {person: who said so first}."""
    rows = scope.all(scope.select(Readmission).where(Readmission.case_id == case_id))
    return {row.person_id: row.asked_by for row in rows}


def readmit(actor, case_id: str, person_id: str) -> bool:
    """Say that somebody who stepped back may come back. True when a second one has said so and the way is open.

    They get no key by it: they have to say that nothing stands in their way. Whoever helps without a vote gets the vote
    back in the same way. Raises Conflict("agreed_already").
    """
    case = held_still(actor, case_id, "case.readmit")
    mild = panel.softly(actor, case_id)
    if person_id not in {*out(actor, case_id), *mild} or person_id == actor.person:
        raise NotFound
    if actor.person in mild:
        raise Conflict("no_vote")
    wanted = actor.select(Readmission).where(Readmission.case_id == case_id, Readmission.person_id == person_id)
    row = actor.first(wanted)
    if row is None:
        actor.add(Readmission(id=new_id(), case_id=case_id, person_id=person_id, asked_by=actor.person, at=clock.now()))
        db.session.flush()
        audit.record(actor, "cases.readmission_asked", case_id)
        return False
    if row.asked_by == actor.person:
        raise Conflict("agreed_already")
    actor.remove(row)
    _open_again(actor, case, person_id)
    return True


def _open_again(actor, case: Case, person_id: str) -> None:
    soft.lift(actor, case.id, person_id)
    for thing in (case.id, *panel.linked(actor, case.id)):
        access.lift(actor, thing, person_id)
    drawers.put_step(actor, case, "let_back", person_id)
    moved(case)
    reports.tell([person_id])
    audit.record(actor, "cases.readmitted", case.id)
