"""The handlers' side. Cases build on these verbs; nobody excluded or recused gets anything out of them."""

from datetime import date

from sqlalchemy import func, or_

from .. import access, audit, clock, sealing
from ..db import db
from ..errors import NotFound, Refused
from . import addresses, rules, thread, waiting
from .models import CLOSED, DORMANT, HELD, OPENED, RECEIVED, STATES, WENT_UP, Message, Report
from .views import ReportRow, ReportView

LONGEST = 50_000
ENDS = ("decided", "closed")


def listing(
    actor, states=(RECEIVED,), *, among=None, taken_up=None, aside=None, most: int | None = None
) -> list[ReportRow]:
    """The reports this actor holds the key of and is not shut out of, oldest first.

    `states`: which ones (only unopened by default; STATES for all). `among`: only these ids. `taken_up`: only
    those that are, or are not, looked at in a case.
    """
    access.require(actor, "report.list")
    wanted = actor.select(Report).where(Report.state.in_(states), sealing.holding(actor, Report.internal_lock))
    if among is not None:
        wanted = wanted.where(Report.id.in_(list(among)))
    if aside is not None:
        wanted = wanted.where(Report.aside != "" if aside else Report.aside == "")
    if taken_up is not None:
        wanted = wanted.where(Report.taken_up.is_(taken_up))
    wanted = wanted.order_by(Report.received_day, Report.id)
    rows = actor.all(wanted.limit(most) if most else wanted)
    if not rows:
        return []
    out = access.barred_among(actor, [row.id for row in rows], actor.person)
    rows = [row for row in rows if row.id not in out]
    open_ends = unanswered(actor, [row.id for row in rows])
    return [
        ReportRow(row.id, row.state, row.received_day, row.about, row.drill, row.id in open_ends, row.aside)
        for row in rows
    ]


def unanswered(actor, report_ids: list[str]) -> set[str]:
    """Those of these reports in which the reporter wrote last."""
    if not report_ids:
        return set()
    last = (
        actor.select(Message.report_id, func.max(Message.number).label("last"))
        .where(Message.report_id.in_(report_ids))
        .group_by(Message.report_id)
        .subquery()
    )
    query = actor.select(Message.report_id).join(
        last, (last.c.report_id == Message.report_id) & (last.c.last == Message.number)
    )
    return set(actor.all(query.where(Message.author == "")))


def get(actor, report_id: str, permission: str = "report.read") -> Report:
    """A report's row for somebody who may; NotFound for everybody else."""
    report = actor.get(Report, report_id)
    if report is None or report.state in (DORMANT, HELD):
        raise NotFound
    access.require(actor, permission, report)
    return report


def read(actor, report_id: str) -> ReportView:
    """Open a report for a handler."""
    report = get(actor, report_id)
    answers, identity, messages, files = thread.opened(actor, report)
    audit.record(actor, "reports.read", report.id)
    return ReportView(
        id=report.id,
        state=report.state,
        received_day=report.received_day,
        about=report.about,
        answers=answers,
        identity=identity,
        messages=messages,
        files=files,
        steps=thread.steps(actor, report.id),
        readers=tuple(sealing.holders(actor, report.internal_lock)),
        reporter_mode=answers.get("mode") or ("named" if report.identity_record else "anonymous"),
        excludes=report.excludes,
        drill=report.drill,
        language=report.language,
        consent=thread.consent_of(answers, messages),
        contact_stopped=thread.contact_stopped(actor, report.id),
    )


def answer(actor, report_id: str, text: str, *, signed: bool = False) -> str:
    """Write to the reporter; returns the message's id. `signed`: they may see one's name.

    Raises Refused text_empty or text_long; no_reporter for a report that came without a box.
    """
    report = get(actor, report_id, "report.answer")
    if report.lapse == WENT_UP:
        raise Refused("went_up", 409)
    if not thread.has_box(actor, report):
        raise Refused("no_reporter")
    message_id = thread.add_message(actor, report, checked(text), author=actor.person, signed=signed)
    addresses.use(actor, report_id)
    waiting.met(actor, report)
    audit.record(actor, "reports.answered", report.id)
    return message_id


def checked(text: str, *, empty: bool = False) -> str:
    """A message's text, not endless, and not empty unless files come with it."""
    if not text.strip() and not empty:
        raise Refused("text_empty")
    if len(text) > LONGEST:
        raise Refused("text_long", longest=LONGEST)
    return text


def mark_opened(actor, report_id: str) -> bool:
    """The report becomes somebody's work: its reporter sees so. Twice is once; says whether it was new."""
    get(actor, report_id)
    report = thread.held_still(actor, report_id)
    if report.state != RECEIVED:
        return False
    report.state, report.aside = OPENED, ""
    waiting.met(actor, report)
    thread.add_step(actor, report_id, "opened")
    audit.record(actor, "reports.opened", report_id)
    return True


def step(scope, report_id: str, code: str) -> bool:
    """Tell the reporter how far it is; rooms above call it, by letterbox too. A code stands once."""
    report = thread.held_still(scope, report_id)
    new = thread.add_step(scope, report_id, code)
    report.taken_up = report.taken_up or code == "being_looked_at"
    if new and code in ENDS:
        addresses.use(scope, report_id)
    if code == "closed" and report.state != CLOSED:
        report.state, report.closed_day = CLOSED, clock.today()
        db.session.flush()
    return new


def read_file(actor, report_id: str, file_id: str):
    """A file for a handler: (name, type, size, iterator of bytes)."""
    report = get(actor, report_id)
    found = thread.open_file(actor, report, file_id)
    audit.record(actor, "reports.file_read", file_id)
    return found


def locks_of(actor, report_id: str) -> list[str]:
    """The locks of a report, the internal one first: what an opened case shares and a recusal takes away."""
    report = get(actor, report_id)
    return [report.internal_lock, *(lock for lock in report.locks if lock != report.internal_lock)]


def all_locks(scope, report_id: str) -> list[str]:
    """The ids of a report's locks, the reporter's name last. Ids only: a recusal turns locks it may not open."""
    report = scope.get(Report, report_id)
    if report is None:
        raise NotFound
    return report.locks


def with_lock(scope, lock_id: str) -> list[str]:
    """The ids of the reports that a lock belongs to."""
    locks = (Report.dialogue_lock, Report.internal_lock, Report.identity_lock)
    return scope.all(scope.select(Report.id).where(or_(*(column == lock_id for column in locks))))


def tally(scope, first: date, last: date) -> dict[str, int]:
    """Numbers of reports received in these days. Those that leave somebody out count at the committee only."""
    wanted = scope.select(Report.state, func.count()).where(
        Report.received_day >= first, Report.received_day <= last, Report.drill.is_(False), Report.twin == ""
    )
    if scope.partition != rules.COMMITTEE:
        wanted = wanted.where(Report.excludes.is_(False))
    found = dict(db.session.execute(wanted.group_by(Report.state)).all())
    counts = {state: found.get(state, 0) for state in STATES}
    return {"reports": sum(counts.values()), **counts}
