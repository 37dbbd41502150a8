"""Cases and numbers that move with their community: what stays behind, and how they are written down elsewhere.

Whatever came down from the committee is the committee's, and stays: its words, its steps. A case that was taken along
keeps its days; who wrote what is told by name, because the ids of people mean nothing anywhere else.
"""

from dataclasses import replace
from datetime import date, datetime

from .. import access, audit, clock, reports, sealing
from ..access import require
from ..db import db, new_id
from . import codename, drawers, panel, rules
from .counted_models import OWN, REPORT, CaseCount, Statistic
from .models import Case, CaseFile, CaseMeasure, CaseNote, CaseReport, CaseStep
from .views import CaseView

FROM_ABOVE = ("advice", "opinion", "board")
OWN_STEPS = ("cleared", "deadlock", "letter_answered", "asked_back", "at_once_lapsed")  # noted by nobody, and yet ours
ELSEWHERE = "elsewhere"  # who did what came along: somebody who is no person here
_COUNTED = tuple(name for name in Statistic.__annotations__ if name != "imported")
_DAYS = ("received", "closed")


def own_part(view: CaseView) -> CaseView:
    """A case without anything the committee wrote, did or decided about it."""
    return replace(
        view,
        notes=tuple(one for one in view.notes if one.kind not in FROM_ABOVE),
        steps=tuple(one for one in view.steps if one.person_id or one.code in OWN_STEPS),
        reports=tuple(reports.own_part_of_report(one) for one in view.reports),
        passed_on=False,
        readers=(),
        asking=(),
    )


def counts_told(scope) -> list[dict]:
    """A place's own numbers as data: one row an incident or a report. What counts apart is in none of them."""
    wanted = scope.select(Statistic).where(Statistic.tier.in_((OWN, REPORT)))
    rows = scope.all(wanted.order_by(Statistic.received, Statistic.id))
    return [{name: _plain(getattr(row, name)) for name in _COUNTED} for row in rows]


def _plain(value):
    return value.isoformat() if isinstance(value, date) else value


def bring_counts(actor, rows: list[dict]) -> int:
    """Write numbers that were taken along into a new place; says how many."""
    require(actor, "case.bring")
    for row in rows:
        facts = {name: row[name] for name in _COUNTED}
        facts |= {name: facts[name] and date.fromisoformat(facts[name]) for name in _DAYS}
        facts["tier"] = facts["tier"] if facts["tier"] in (OWN, REPORT) else REPORT
        actor.add(Statistic(id=new_id(), **facts))
    db.session.flush()
    audit.record(actor, "cases.counts_brought", None)
    return len(rows)


def bring_case(actor, told: dict, *, events: dict[str, str], mine=(), files=()) -> str:
    """Write a case that was taken along into a new place, sealed to its people; returns its id.

    `events`: {id there: id here}. `mine`: the ids of its reports here. `files`: (facts of each file, stashed).
    """
    require(actor, "case.bring")
    lock = sealing.create_lock(actor, "case", access.openers(actor.partition))
    case = _row(actor, told, lock, events)
    for report_id in mine:
        actor.add(CaseReport(case_id=case.id, report_id=report_id))
    for one in told["notes"]:
        row_id = drawers.put_note(actor, case, one["kind"], one["text"], finding=one["finding"], more=_more(told, one))
        actor.get(CaseNote, row_id).at = _moment(one["at"])
    for one in told["parties"]:
        drawers.put_party(actor, case, one["role"], one["kind"], one["name"], one["handles"])
    for one in told["measures"]:
        days = {name: one[name] and date.fromisoformat(one[name]) for name in ("starts", "ends")}
        measure_id = drawers.put_measure(actor, case, {**one, **days})
        actor.first(actor.select(CaseMeasure).where(CaseMeasure.measure_id == measure_id)).at = _moment(one["at"])
    for facts, stashed in files:
        row_id = drawers.put_file(actor, case, facts["kind"], stashed)
        actor.get(CaseFile, row_id).at = _moment(facts["at"]) or clock.now()
    for one in told["steps"]:
        actor.add(CaseStep(case_id=case.id, code=one["code"], person_id=ELSEWHERE, at=_moment(one["at"])))
    if not case.running:
        actor.add(CaseCount(id=new_id(), case_id=case.id))
    db.session.flush()
    for person_id in access.people_with(actor.partition, access.HANDLERS):
        panel.put_attestation(actor, case, person_id)
    audit.record(actor, "cases.brought", case.id)
    return case.id


def _row(actor, told: dict, lock_id: str, events: dict[str, str]) -> Case:
    name = told["code_name"]
    while actor.first(actor.select(Case.id).where(Case.code_name == name)):
        name = codename.new()
    ended = told["state"] in ("closed", "merged")
    state = (
        told["state"] if told["state"] in rules.RULES[rules.COMMUNITY] and told["state"] != "merged" else "gathering"
    )
    facts = {"source": told["source"], "before": told["before"], "outcome": told["outcome"], "told": told["told"]}
    case = Case(id=new_id(), code_name=name, kind=rules.COMMUNITY, lock_id=lock_id, **facts)
    case.state = "closed" if ended else state
    case.running, case.excludes = not ended, told["excludes"]
    case.opened_at = case.moved_at = _moment(told["opened_at"])
    case.closed_at = _moment(told["closed_at"]) or (case.opened_at if ended else None)
    case.look_again = told["look_again"] and date.fromisoformat(told["look_again"])
    case.event_id = events.get(told.get("event_id") or "")
    actor.add(case)
    db.session.flush()
    return case


def _more(told: dict, note: dict) -> dict:
    by = told["people_who_wrote"].get(note["author"], "")
    return dict(note["more"]) | ({"by": by} if by else {})


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def put_words(scope, case_id: str, text: str) -> None:
    """A note of the portal's own, for whoever handles the case."""
    drawers.put_note(scope, scope.get(Case, case_id), "note", text)
