"""Opening cases, listing them, reading one. What is done to a case stands in acts.py."""

from datetime import datetime

from .. import access, audit, clock, evidence, reports, sealing
from ..access import require
from ..db import db, new_id, remembered
from ..errors import Conflict, NotFound, Refused
from . import codename, drawers, panel, rules, shells
from .ears import say
from .models import Case, CaseReport
from .views import CaseRow, CaseView

PAGE = 25
MOST_WAITING = 100


def kind_of(partition: str) -> str:
    """A case at the committee is central, every other one a community's."""
    return rules.CENTRAL if partition == "committee" else rules.COMMUNITY


def make(scope, source: str, lock_id: str, **facts) -> Case:
    """A new case's row with a code name nobody has yet, and its first step."""
    taken = scope.select(Case.id)
    name = codename.new()
    while scope.first(taken.where(Case.code_name == name)):
        name = codename.new()
    kind, now = kind_of(scope.partition), clock.now()
    case = Case(
        id=new_id(), code_name=name, kind=kind, source=source, state=rules.FIRST[kind], lock_id=lock_id, **facts
    )
    case.opened_at = case.moved_at = now
    scope.add(case)
    db.session.flush()
    return case


def open_case(actor, report_id: str) -> str:
    """Make a case of a report, for those who can read the report. Raises Conflict("has_case") the second time."""
    report = reports.get(actor, report_id, "case.open")
    if actor.first(actor.select(CaseReport.id).where(CaseReport.report_id == report_id)):
        raise Conflict("has_case")
    reports.mark_opened(actor, report_id)
    people = panel.openers(actor, sealing.holders(actor, report.lock_id))
    lock = sealing.create_lock(actor, "case", sealing.holders_of(people))
    facts = {"event_id": report.event_id, "excludes": report.excludes, "drill": report.drill}
    source = "direct" if actor.partition == "committee" else "report"
    case = make(actor, source, lock, **facts)
    actor.add(CaseReport(case_id=case.id, report_id=report_id))
    copy_bars(actor, report_id, case.id, report.about)
    drawers.put_step(actor, case, "opened", actor.person)
    panel.narrow(actor, case, report_id)
    panel.put_attestation(actor, case, actor.person)
    reports.step(actor, report_id, "being_looked_at")
    audit.record(actor, "cases.opened", case.id)
    db.session.flush()
    say("acted", actor, case, "opened")
    return case.id


def copy_bars(scope, from_id: str, to_id: str, *places: str) -> None:
    """Whoever the reporter left out, or who stepped back, stays out of what is made of it."""
    people = {person for place in {scope.partition, "committee", *places} for person in access.people_with(place)}
    access.copy_bars(scope, from_id, to_id, sorted(people))


def link(actor, case_id: str, report_id: str) -> None:
    """Another report about the same matter joins a case. Raises Refused("readers_differ") for other readers."""
    case = held_still(actor, case_id, "case.note")
    report = reports.get(actor, report_id, "case.open")
    case.state = rules.follow(case.kind, case.state, "link")
    if set(sealing.holders(actor, case.lock_id)) - set(sealing.holders(actor, report.lock_id)):
        raise Refused("readers_differ")
    if actor.first(actor.select(CaseReport.id).where(CaseReport.report_id == report_id, CaseReport.case_id == case_id)):
        raise Conflict("has_case")
    reports.mark_opened(actor, report_id)
    actor.add(CaseReport(case_id=case_id, report_id=report_id))
    panel.narrow(actor, case, report_id)
    moved(case)
    reports.step(actor, report_id, "being_looked_at")
    audit.record(actor, "cases.linked", case_id)


def reports_of(scope, case_id: str) -> list[str]:
    """The ids of a case's reports."""
    return scope.all(scope.select(CaseReport.report_id).where(CaseReport.case_id == case_id).order_by(CaseReport.id))


def held_still(actor, case_id: str, permission: str, version: int | None = None) -> Case:
    """A case's row for an act, locked until the transaction ends. A stale `version` is Conflict("changed")."""
    case = actor.first(actor.select(Case).where(Case.id == case_id).with_for_update())
    if case is None:
        raise NotFound
    require(actor, permission, case)
    if version is not None and version != case.version:
        raise Conflict("changed")
    return case


def moved(case: Case) -> None:
    """The case changed: it moves up in the list, and a form opened before is stale."""
    case.moved_at, case.version = clock.now(), case.version + 1
    db.session.flush()


def see(actor, case_id: str) -> Case:
    """A case's row for somebody who may know of it: its name, state and kind, no more."""
    case = remembered((Case, actor.partition, case_id), lambda: actor.get(Case, case_id))
    if case is None:
        raise NotFound
    require(actor, "case.see", case)
    return case


def listing(actor, *, page: int = 1, among: list[str] | None = None, but: str = "") -> tuple[list[CaseRow], bool]:
    """One page of the cases this actor may know of, open ones first, latest first; and whether more follow.

    `but`: not those in this state. One query for the page and one for its keys; nothing sealed is opened.
    """
    wanted = _known(actor)
    if among is not None:
        wanted = wanted.where(Case.id.in_(among))
    if but:
        wanted = wanted.where(Case.state != but)
    wanted = wanted.order_by(Case.running.desc(), Case.moved_at.desc(), Case.id.desc())
    found = actor.all(wanted.offset((page - 1) * PAGE).limit(PAGE + 1))
    return _rows(actor, found[:PAGE]), len(found) > PAGE


def _known(actor):
    """The cases this actor may know of: not shut out of, and vouched for or holding the key."""
    require(actor, "case.list")
    wanted = actor.select(Case).where(Case.id.not_in(access.barred_things(actor, actor.person)))
    if not access.is_vouched(actor, actor.person):
        wanted = wanted.where(Case.lock_id.in_(sealing.held(actor)))
    return wanted


def unconfirmed(actor, most: int) -> dict[str, tuple[str, bool, str, datetime]]:
    """The oldest cases whose receipt nobody confirmed yet: {id: (code name, whether one holds it, source, since)}."""
    rows = actor.all(_known(actor).where(Case.state == rules.FIRST[rules.CENTRAL]).order_by(Case.opened_at).limit(most))
    held = panel.held_among(actor, [row.id for row in rows])
    return {row.id: (row.code_name, row.id in held, row.source, row.opened_at) for row in rows}


def _rows(actor, found: list[Case]) -> list[CaseRow]:
    ids = [case.id for case in found]
    keys = sealing.held(actor)
    mine = set(actor.all(keys.where(keys.selected_columns[0].in_([case.lock_id for case in found]))))
    held = {case.id for case in found if case.lock_id in mine}
    waiting = _waiting(actor, [case_id for case_id in ids if case_id in held])
    shut = [case.id for case in found if case.id not in held and not case.running]
    gone = set(actor.all(shells.gone_of(actor, shut))) if shut else set()
    return [_row(case, case.id in held, case.id in waiting, case.id in gone) for case in found]


def _row(case: Case, held: bool, waiting: bool, gone: bool) -> CaseRow:
    reported = case.source in ("report", "direct")
    return CaseRow(
        case.id,
        case.code_name,
        case.kind,
        case.source,
        case.state,
        held,
        rules.turn(case.kind, case.state, passed_on=case.passed_on),
        rules.next_act(
            case.kind, case.state, told=case.told, waiting=waiting, has_reporter=reported, passed_on=case.passed_on
        ),
        case.moved_at,
        waiting,
        case.passed_on,
        case.drill,
        gone,
    )


def _waiting(actor, case_ids: list[str]) -> set[str]:
    pairs = actor.select(CaseReport.case_id, CaseReport.report_id).where(CaseReport.case_id.in_(case_ids))
    of_case = [tuple(pair) for pair in db.session.execute(pairs)]
    late = reports.unanswered(actor, [report for _case, report in of_case])
    return {case for case, report in of_case if report in late}


def waiting_reports(actor) -> tuple[list, list]:
    """Reports nobody opened yet, and opened ones that belong to no case: (unopened, loose)."""
    loose = reports.listing(actor, (reports.OPENED,), taken_up=False, most=PAGE)
    return reports.listing(actor, aside=False, most=MOST_WAITING), loose


def aside_reports(actor) -> list:
    """Reports nobody opened that look like junk, the newest few hundred folded away."""
    return reports.listing(actor, aside=True, most=MOST_WAITING)


def cases_of(actor, report_id: str) -> list[CaseRow]:
    """The cases of a report that this actor may know of."""
    ids = actor.all(actor.select(CaseReport.case_id).where(CaseReport.report_id == report_id))
    return listing(actor, among=ids)[0]


def read(actor, case_id: str) -> CaseView:
    """Open a case for one of its handlers, with those of its reports that they hold."""
    case = see(actor, case_id)
    require(actor, "case.read", case)
    ids = reports_of(actor, case_id)
    mine = [row.id for row in reports.listing(actor, reports.STATES, among=ids)] if ids else []
    audit.record(actor, "cases.read", case.id)
    return CaseView(
        id=case.id,
        code_name=case.code_name,
        kind=case.kind,
        source=case.source,
        state=case.state,
        version=case.version,
        outcome=case.outcome,
        passed_on=case.passed_on,
        told=case.told,
        excludes=case.excludes,
        drill=case.drill,
        before=case.before,
        look_again=case.look_again,
        opened_at=case.opened_at,
        closed_at=case.closed_at,
        files=drawers.files(actor, case),
        steps=drawers.steps(actor, case),
        reports=tuple(reports.read(actor, report_id) for report_id in mine),
        readers=tuple(sealing.holders(actor, case.lock_id)),
        asking=tuple(sealing.pending(actor, case.lock_id)),
        soft=tuple(panel.softly(actor, case.id)),
        **drawers.opened(actor, case),
    )


def read_file(actor, case_id: str, file_id: str):
    """A file of a case: (name, type, size, iterator of bytes)."""
    case = see(actor, case_id)
    require(actor, "case.read", case)
    found = drawers.open_file(actor, case, file_id)
    audit.record(actor, "cases.file_read", file_id)
    return found


def file_about(actor, case_id: str, file_id: str) -> evidence.About:
    """What there is to know about a file of a case."""
    case = see(actor, case_id)
    require(actor, "case.read", case)
    found = drawers.file_facts(actor, case, file_id)
    audit.record(actor, "cases.file_read", file_id)
    return evidence.about(found)


def open_original(actor, case_id: str, file_id: str, reason: str):
    """The original of a file: (name, type, size, iterator of bytes). The reason is kept for the case's handlers."""
    case = see(actor, case_id)
    require(actor, "case.read", case)
    if drawers.file_facts(actor, case, file_id).beside is None:
        raise Refused("no_original")
    evidence.note_opening(actor, case.id, file_id, reason, to=case.lock_id)
    return drawers.open_file(actor, case, file_id, original=True)


def file_openings(actor, case_id: str, file_id: str) -> tuple[evidence.OpeningView, ...]:
    """Who opened the original of a file, when and why."""
    case = see(actor, case_id)
    require(actor, "case.read", case)
    drawers.file_facts(actor, case, file_id)
    return evidence.openings(actor, file_id)
