"""A measure was not kept to: that is an incident of its own, which knows where it comes from."""

from dataclasses import dataclass
from datetime import datetime

from .. import audit, cases, clock, ties
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound
from .term_models import ENDED, Breach, Term
from .terms import held

MOST, ENOUGH = 60, 200
KIND = "breach"


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


@dataclass(frozen=True)
class Origin:
    """A measure that may be the one: its case, what it is, whom it concerns. `named`: the new case speaks of them."""

    term_id: str
    case: cases.Found
    kind: str
    people: tuple[str, ...]
    named: bool


def origin(actor, case_id: str) -> Origin | None:
    """The measure that a case is about; None where nobody has said so, or the reader may not open that one."""
    row = _said(actor, case_id)
    term = row and actor.get(Term, row.term_id)
    known = cases.searchable(actor, of={term.case_id}) if term else {}
    return _opened(actor, term, known[term.case_id], frozenset()) if term and term.case_id in known else None


def _said(scope, case_id: str) -> Breach | None:
    return scope.first(scope.select(Breach).where(Breach.case_id == case_id).order_by(Breach.at.desc()))


def reported(view: cases.CaseView) -> bool:
    """Whether one of a case's reporters says that a measure was not kept to."""
    return any(one.answers.get("kind") == KIND for one in view.reports)


def any_but(actor, case_id: str) -> bool:
    """Whether there is a measure of another case whose key this actor holds."""
    newest = actor.select(Term.case_id).where(Term.case_id != case_id).order_by(Term.id.desc()).limit(ENOUGH)
    rows = actor.all(newest)
    return bool(rows) and bool(cases.held_among(actor, rows))


def possible(actor, view: cases.CaseView) -> list[Origin]:
    """The measures that a case may be about, of other cases the reader may open; those whose people it names first."""
    known = cases.searchable(actor)
    wanted = actor.select(Term).where(Term.case_id != view.id).order_by(Term.starts.desc(), Term.id.desc())
    rows = [row for row in actor.all(wanted) if row.case_id in known][:MOST]
    said = {form for one in view.parties for form in ties.forms_of(one.name, one.handles)}
    for report in view.reports:
        said |= ties.forms_in(" ".join(report.answers.get(name, "") for name in ("who", "story")))
    found = [_opened(actor, row, known[row.case_id], frozenset(said)) for row in rows]
    return sorted(found, key=lambda one: not one.named)


def _opened(actor, row: Term, case: cases.Found, said: frozenset[str]) -> Origin:
    measures, parties = cases.actions(actor, case.id)
    kind = next((one.kind for one in measures if one.id == row.measure_id), "other")
    concerned = cases.concerned(actor, row.measure_id)
    about = [one for one in parties if one.id in concerned]
    near = {form for one in about for form in ties.forms_of(one.name, one.handles) if not form.startswith("body:")}
    return Origin(row.id, case, kind, tuple(one.name or one.code for one in about), bool(near & said))


def point_to(actor, case_id: str, term_id: str, *, people: bool = True) -> None:
    """Say which measure of another case this one is about; "" for none of them. An earlier word is replaced.

    `people`: whom the measure concerns stands in this case as well. Raises NotFound for one that can't be opened.
    """
    require(actor, "case.note", cases.see(actor, case_id))
    before = _said(actor, case_id)
    if before is not None and before.term_id == term_id:
        return
    row = actor.first(actor.select(Term).where(Term.id == term_id)) if term_id else None
    if term_id and (row is None or row.case_id not in cases.searchable(actor, of={row.case_id})):
        raise NotFound
    if before is not None:
        cases.untie_breach(actor, actor.get(Term, before.term_id).case_id, case_id)
        actor.remove(before)
        db.session.flush()
    if row is not None:
        require(actor, "case.measure", cases.see(actor, row.case_id))
        cases.tie_breach(actor, row.case_id, case_id, cases.concerned(actor, row.measure_id) if people else ())
        actor.add(Breach(id=new_id(), term_id=term_id, case_id=case_id, person_id=actor.person, at=clock.now()))
        db.session.flush()
    audit.record(actor, "letters.measure_pointed_to", case_id)
