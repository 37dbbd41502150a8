"""What of the cases can be searched: which sealed words there are, and where. Opens nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from .. import access, sealing
from ..access import require
from ..db import db
from ..reports import Words
from . import panel
from .deciding_models import Proposal
from .models import Case, CaseMeasure, CaseNote, CaseParty, CaseReport, CaseStep, MeasureParty

FEW, MANY = 50, 500
_keepers: list[Callable] = []
_DRAWERS = (("note", CaseNote), ("party", CaseParty), ("measure", CaseMeasure), ("proposal", Proposal))


@dataclass(frozen=True)
class Found:
    """A case that can be searched, as its row tells it."""

    id: str
    code_name: str
    kind: str
    state: str
    running: bool
    event_id: str | None
    moved_at: datetime
    lock_id: str
    drill: bool
    passed_on: bool
    source: str


def keeps_words(keeper: Callable) -> Callable:
    """Let a room above say which sealed words it keeps: `keeper(actor, {case id: lock id})` gives Words."""
    _keepers.append(keeper)
    return keeper


def searchable(actor, *, running: bool | None = None, event_id: str = "", of=None) -> dict[str, Found]:
    """The cases this actor holds the key of and is not shut out of, latest first; `of`: at least these ids, if held."""
    require(actor, "case.list")
    if of is not None and not of:
        return {}
    columns = [getattr(Case, name) for name in Found.__dataclass_fields__]
    wanted = actor.select(*columns).where(sealing.holding(actor, Case.lock_id))
    if running is not None:
        wanted = wanted.where(Case.running.is_(running))
    if event_id:
        wanted = wanted.where(Case.event_id == event_id)
    if of is not None and len(of) <= MANY:
        wanted = wanted.where(Case.id.in_(list(of)))
    out = set(access.barred_things(actor, actor.person))
    rows = db.session.execute(wanted.order_by(Case.moved_at.desc(), Case.id))
    return {row[0]: Found(*row) for row in rows if row[0] not in out}


def sealed_words(actor, locks: dict[str, str]) -> list[Words]:
    """The words of these cases, {case id: lock id}, from every drawer and every room that keeps some; no report's."""
    found = []
    for table, model in _DRAWERS:
        kind = CaseNote.kind if model is CaseNote else None
        columns = [model.case_id, model.id, model.record_id, *([kind] if kind is not None else ())]
        for case_id, row_id, record, *more in db.session.execute(among(actor.select(*columns), model, locks)):
            if case_id in locks:
                place = f"cases.{table}:{row_id}"
                found.append(Words(case_id, locks[case_id], record, place, more[0] if more else table))
    for keeper in _keepers:
        found += keeper(actor, locks)
    return found


def among(wanted, model, locks: dict[str, str]):
    """A SELECT of rows of cases, narrowed in the database when only a few cases are asked for."""
    wanted = wanted.order_by(model.at)
    return wanted.where(model.case_id.in_(list(locks))) if len(locks) <= FEW else wanted


def cases_of_reports(actor) -> dict[str, list[str]]:
    """Which cases each report belongs to: {report id: [case id, …]}."""
    made: dict[str, list[str]] = {}
    for report_id, case_id in db.session.execute(actor.select(CaseReport.report_id, CaseReport.case_id)):
        made.setdefault(report_id, []).append(case_id)
    return made


def drills(scope) -> set[str]:
    """The ids of practice cases: what is never counted."""
    return set(scope.all(scope.select(Case.id).where(Case.drill.is_(True))))


def could_go(scope, locks) -> bool:
    """Whether a running case under one of these locks has not gone to the committee; practice is none."""
    waiting = scope.select(Case.lock_id).where(Case.running, Case.passed_on.is_(False), Case.drill.is_(False))
    return bool(set(scope.all(waiting)) & set(locks))


def unsent(scope, event_id: str, *, held: bool = False) -> list[str]:
    """The incidents of an event that have not gone to the committee; practice is none. `held`: of those this actor
    may open. For the keeper, who opens nothing, all of them."""
    wanted = scope.select(Case.id).where(Case.event_id == event_id, Case.passed_on.is_(False), Case.drill.is_(False))
    wanted = wanted.where(Case.state != "merged")
    ids = scope.all(wanted)
    return sorted(panel.held_among(scope, ids)) if held else ids


def measures_of(scope, case_id: str, party_id: str) -> dict[str, datetime]:
    """The measures of a case that concern somebody, and when each was written down: {measure id: when}."""
    mine = scope.select(MeasureParty.measure_id).where(MeasureParty.party_id == party_id)
    wanted = scope.select(CaseMeasure.measure_id, CaseMeasure.at).where(CaseMeasure.case_id == case_id)
    return dict(db.session.execute(wanted.where(CaseMeasure.measure_id.in_(scope.all(mine)))).all())


def concerned(scope, measure_id: str) -> list[str]:
    """The parties that a measure concerns."""
    return scope.all(scope.select(MeasureParty.party_id).where(MeasureParty.measure_id == measure_id))


def seen_here(scope) -> set[str]:
    """The cases that began with what the team saw itself, without a report."""
    return set(scope.all(scope.select(Case.id).where(Case.source == "seen")))


def running_among(scope, case_ids) -> set[str]:
    """Those of these cases that still run, practice left out."""
    wanted = scope.select(Case.id).where(Case.id.in_(list(case_ids)), Case.running, Case.drill.is_(False))
    return set(scope.all(wanted))


def step_at(scope, case_id: str, code: str) -> datetime | None:
    """When something first happened to a case, or None."""
    wanted = scope.select(CaseStep.at).where(CaseStep.case_id == case_id, CaseStep.code == code)
    return scope.first(wanted.order_by(CaseStep.at))
