"""Closed cases as they wait to be forgotten: by code name and days, nothing opened. For whoever keeps time."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func

from .. import reports
from ..access import require
from ..db import db
from . import shells
from .kin import MERGED
from .models import Case, CaseKin, CaseMeasure, CaseParty, CaseReport, Measure

CLOSED, REPORTED, VIOLATION = "closed", "reported", "violation"


@dataclass(frozen=True)
class Resting:
    """One closed case. `again`: the last day on which another case here found against the same person; `busy`: one
    about them is open. `acted`: the last day on which anybody did anything. `joined`: cases that rest in this one.
    """

    id: str
    code_name: str
    outcome: str
    closed: date
    acted: date
    measures_end: date | None
    again: date | None
    busy: bool
    words_gone: bool
    joined: tuple[str, ...] = ()


def resting(scope) -> list[Resting]:
    """The closed cases of a place of which more than the shell is left."""
    require(scope, "retention.see")
    columns = (Case.id, Case.code_name, Case.outcome, Case.closed_at, Case.moved_at)
    wanted = scope.select(*columns).where(Case.state == CLOSED, Case.id.not_in(shells.gone_of(scope)))
    rows = db.session.execute(wanted).all()
    if not rows:
        return []
    ends, acted, joined = _ends(scope), _acted(scope), _joined(scope)
    again, busy = _same_people(scope)
    bare = set(scope.all(scope.select(shells.CaseShell.case_id).where(shells.CaseShell.words_gone_on.is_not(None))))
    made = []
    for row in rows:
        closed = (row.closed_at or row.moved_at).date()
        days = [acted[one] for one in (row.id, *joined[row.id]) if one in acted]
        told = (max([row.moved_at.date(), *days]), ends.get(row.id), again.get(row.id), row.id in busy, row.id in bare)
        made.append(Resting(row.id, row.code_name, row.outcome, closed, *told, tuple(joined[row.id])))
    return made


def _ends(scope) -> dict[str, date]:
    """{case: the last day of its measures}."""
    wanted = scope.select(CaseMeasure.case_id, func.max(Measure.ends)).join(
        Measure, (Measure.id == CaseMeasure.measure_id) & (Measure.partition == CaseMeasure.partition)
    )
    return dict(db.session.execute(wanted.where(Measure.ends.is_not(None)).group_by(CaseMeasure.case_id)).all())


def _acted(scope) -> dict[str, date]:
    """{case: the last day of its reports}: on which a reporter, or the team to one, wrote or changed something."""
    links = db.session.execute(scope.select(CaseReport.case_id, CaseReport.report_id)).all()
    days = reports.last_days(scope)
    found: dict[str, date] = {}
    for case_id, report_id in links:
        if report_id in days:
            found[case_id] = max(days[report_id], found.get(case_id, days[report_id]))
    return found


def _joined(scope) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    wanted = scope.select(CaseKin.case_id, CaseKin.other_id)
    for case_id, other in db.session.execute(wanted.where(CaseKin.kind == MERGED, CaseKin.undone.is_(False))):
        found[case_id].append(other)
    return found


def _same_people(scope) -> tuple[dict[str, date], set[str]]:
    """{case: the last day on which another case about the same person was closed with a finding}; those with an open
    one. Only what the team itself said is the same person.
    """
    shared = scope.select(CaseParty.party_id).where(CaseParty.role == REPORTED).group_by(CaseParty.party_id)
    several = shared.having(func.count(CaseParty.case_id.distinct()) > 1)
    wanted = scope.select(CaseParty.party_id, Case.id, Case.state, Case.outcome, Case.closed_at).join(
        Case, (Case.id == CaseParty.case_id) & (Case.partition == CaseParty.partition)
    )
    of: dict[str, list] = defaultdict(list)
    for party, *case in db.session.execute(
        wanted.where(CaseParty.role == REPORTED, CaseParty.party_id.in_(several), Case.state != "merged")
    ):
        of[party].append(case)
    again: dict[str, date] = {}
    busy: set[str] = set()
    for together in of.values():
        for case_id, _state, _outcome, _closed in together:
            others = [one for one in together if one[0] != case_id]
            days = [one[3].date() for one in others if one[1] == CLOSED and one[2] == VIOLATION and one[3]]
            if days:
                again[case_id] = max([*days, again.get(case_id, date.min)])
            if any(one[1] != CLOSED for one in others):
                busy.add(case_id)
    return again, busy


def loose_reports(scope) -> list[reports.Loose]:
    """The reports that belong to no case and are over, with the last day on which anything happened to them."""
    require(scope, "retention.see")
    taken = set(scope.all(scope.select(CaseReport.report_id)))
    return [one for one in reports.over(scope) if one.id not in taken]


def awake_among(scope, case_ids) -> set[str]:
    """Those of these cases that are not closed."""
    require(scope, "retention.see")
    return set(scope.all(scope.select(Case.id).where(Case.id.in_(list(case_ids)), Case.running)))


def shells_of(scope) -> list[tuple[str, str, str, date]]:
    """The cases of which only the shell is left: (id, code name, outcome, month in which it was closed)."""
    require(scope, "retention.see")
    wanted = scope.select(Case.id, Case.code_name, Case.outcome, Case.closed_at, Case.moved_at)
    rows = db.session.execute(wanted.where(Case.id.in_(shells.gone_of(scope))))
    return [(row.id, row.code_name, row.outcome, (row.closed_at or row.moved_at).date()) for row in rows]
