"""Forgetting cases: keys first, then their rows, and the reports that belong to none any more. The shell stays.

What was counted stays counted: the way to it is cut before (`counting.sever_all`), and a case that was closed before
anything was counted becomes its numbers now.
"""

from collections import Counter
from datetime import UTC, datetime, time

from .. import access, audit, clock, evidence, reports, sealing
from ..access import require
from ..db import db
from . import counting, shells
from .asking_models import NameRequest
from .deciding_models import Proposal
from .models import (
    Case,
    CaseFile,
    CaseKin,
    CaseMeasure,
    CaseNote,
    CaseParty,
    CaseReport,
    CaseStep,
    Measure,
    Party,
)
from .panel_models import Attestation, Loan, Readmission, SoftTie, SoftWord

REPORTED = "reported"
_ROWS = (Proposal, CaseStep, CaseNote, CaseFile, Attestation, SoftTie, SoftWord, Loan, Readmission, NameRequest)


def expunge(scope, case_ids, *, names_stay: bool = False) -> Counter:
    """Forget cases, with their reports; says how many of each kind went. Twice is no harm.

    `names_stay`: the names of the people they are about, and the measures, wait for a later day.
    """
    require(scope, "retention.run")
    ids = list(case_ids)
    db.session.flush()
    counting.freeze(scope, ids)
    made = Counter(cases=len(ids))
    made += _locks(scope, ids, names_stay)
    counting.sever_all(scope, ids)
    made += _reports(scope, ids)
    made["entries"] += sum(scope.drop(model, model.case_id, ids) for model in _ROWS)
    scope.drop(CaseKin, CaseKin.case_id, ids)
    scope.drop(CaseKin, CaseKin.other_id, ids)
    made += _people(scope, ids, names_stay)
    evidence.expunge(scope, ids)
    _blur(scope, ids)
    shells.mark_gone(scope, ids, clock.today(), names_stay=names_stay)
    for case_id in ids:
        audit.record(scope, "cases.words_expunged" if names_stay else "cases.expunged", case_id)
    db.session.flush()
    db.session.expire_all()
    return +made


def _locks(scope, ids, names_stay: bool) -> Counter:
    """Keys first: of the cases, and of the names that were shown to somebody who asked for them."""
    locks = scope.all(scope.select(Case.lock_id).where(Case.id.in_(ids)))
    shown = scope.all(scope.select(NameRequest.lock_id).where(NameRequest.case_id.in_(ids), NameRequest.lock_id != ""))
    made = sealing.clear_all(scope, shown)
    if not names_stay:
        return made + sealing.clear_all(scope, locks)
    kept = scope.all(
        scope.select(CaseParty.record_id).where(CaseParty.case_id.in_(ids), CaseParty.role == REPORTED)
    ) + scope.all(scope.select(CaseMeasure.record_id).where(CaseMeasure.case_id.in_(ids)))
    return made + sealing.empty(scope, locks, but=kept)


def _reports(scope, ids) -> Counter:
    """The reports that no other case has, one that still holds its words: a second case loses nothing of its own."""
    linked = set(scope.all(scope.select(CaseReport.report_id).where(CaseReport.case_id.in_(ids))))
    others = scope.select(CaseReport.report_id).where(
        CaseReport.report_id.in_(linked), CaseReport.case_id.not_in(ids), CaseReport.case_id.not_in(words_gone(scope))
    )
    alone = linked - set(scope.all(others))
    made = reports.expunge(scope, alone)
    scope.drop(CaseReport, CaseReport.report_id, alone)
    return made


def words_gone(scope):
    """A select of the ids of the cases whose reports are gone already."""
    row = shells.CaseShell
    return scope.select(row.case_id).where(row.words_gone_on.is_not(None))


def _people(scope, ids, names_stay: bool) -> Counter:
    """Who was in the cases, and what was done: those rows that no other case shares."""
    parts = scope.select(CaseParty.id, CaseParty.party_id, CaseParty.was).where(CaseParty.case_id.in_(ids))
    if names_stay:
        parts = parts.where(CaseParty.role != REPORTED)
    found = db.session.execute(parts).all()
    made = Counter(people=scope.drop(CaseParty, CaseParty.id, [row.id for row in found]))
    named = {row.party_id for row in found} | {row.was for row in found if row.was}
    _drop_alone(scope, Party, named, CaseParty.party_id, CaseParty.was)
    if not names_stay:
        shared = scope.select(CaseMeasure.measure_id).where(CaseMeasure.case_id.in_(ids))
        measures = set(scope.all(shared))
        made["measures"] += scope.drop(CaseMeasure, CaseMeasure.case_id, ids)
        _drop_alone(scope, Measure, measures, CaseMeasure.measure_id)
    return made


def _drop_alone(scope, model, row_ids, *columns) -> None:
    """Of these rows those that none of the columns refers to any more."""
    held = {one for column in columns for one in scope.all(scope.select(column).where(column.in_(row_ids)))}
    scope.drop(model, model.id, row_ids - held)


def _month(moment: datetime | None) -> datetime | None:
    return moment and datetime.combine(moment.date().replace(day=1), time(), UTC)


def _blur(scope, ids) -> None:
    """Of its days a shell keeps the months; of the event nothing."""
    for case in scope.all(scope.select(Case).where(Case.id.in_(ids)).execution_options(populate_existing=True)):
        case.opened_at, case.closed_at, case.moved_at = map(_month, (case.opened_at, case.closed_at, case.moved_at))
        case.event_id, case.look_again, case.running, case.told = None, None, False, False
    db.session.flush()


def expunge_reports(scope, report_ids) -> Counter:
    """Forget reports that belong to no case. They stay in the numbers."""
    require(scope, "retention.run")
    ids = set(report_ids) - set(scope.all(scope.select(CaseReport.report_id)))
    counting.keep_reports(scope, ids)
    return reports.expunge(scope, ids)


def expunge_shells(scope, case_ids) -> Counter:
    """Forget shells too, where a place keeps them for a time only: the numbers are all that stays."""
    require(scope, "retention.run")
    ids = set(case_ids) & set(scope.all(shells.gone_of(scope)))
    for case_id in sorted(ids):
        access.lift_all(scope, case_id)
        audit.record(scope, "cases.shell_expunged", case_id)
    db.session.flush()
    return Counter(shells=scope.drop(Case, Case.id, ids))
