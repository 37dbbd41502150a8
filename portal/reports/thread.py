"""What a report's words lie in: messages, files and steps, added without a key, opened with one."""

import json

from sqlalchemy import func

from .. import clock, evidence, sealing
from ..db import db, new_id
from ..errors import NotFound
from .models import Message, Report, ReportFile, Step
from .rules import STEPS
from .views import FileView, MessageView
from .vocabulary import CONSENT, CONSENTS, RESUME, STOP

FILES = 10


def held_still(scope, report_id: str) -> Report:
    """The report's row, locked until the transaction ends; NotFound when there is none."""
    report = scope.first(scope.select(Report).where(Report.id == report_id).with_for_update())
    if report is None:
        raise NotFound
    return report


def _next(scope, model, report_id: str) -> int:
    last = scope.first(scope.select(func.max(model.number)).where(model.report_id == report_id))
    return (last or 0) + 1


def add_step(scope, report_id: str, code: str) -> bool:
    """Note how far the report is; a code stands once. Says whether it is new."""
    if code not in STEPS:
        raise ValueError(code)
    if scope.first(scope.select(Step.id).where(Step.report_id == report_id, Step.code == code)):
        return False
    number = _next(scope, Step, report_id)
    scope.add(Step(report_id=report_id, number=number, code=code, day=clock.today()))
    db.session.flush()
    return True


def first_step(scope, report_id: str) -> None:
    """The report has arrived."""
    scope.add(Step(report_id=report_id, number=1, code=STEPS[0], day=clock.today()))


def steps(scope, report_id: str) -> tuple:
    """The steps so far, as (code, day) in the order of the way."""
    rows = scope.all(scope.select(Step).where(Step.report_id == report_id))
    return tuple((row.code, row.day) for row in sorted(rows, key=lambda row: STEPS.index(row.code)))


def message_place(message_id: str) -> str:
    """What a message's sealed words are bound to."""
    return f"reports.message:{message_id}"


def add_message(
    scope, report: Report, text: str, *, author: str = "", once: str | None = None, kind: str = "", signed: bool = False
) -> str | None:
    """Seal a message into the dialogue; returns its id, or None when this very message is there already."""
    held_still(scope, report.id)
    if once and scope.first(scope.select(Message.id).where(Message.report_id == report.id, Message.once == once)):
        return None
    message_id = new_id()
    record = sealing.seal(scope, text, to=report.dialogue_lock, about=message_place(message_id))
    number = _next(scope, Message, report.id)
    row = Message(id=message_id, report_id=report.id, number=number, author=author, day=clock.today())
    row.record_id, row.once, row.kind, row.signed = record, once or new_id(), kind, signed
    scope.add(row)
    db.session.flush()
    return message_id


def file_place(report_id: str) -> str:
    """What a report's files are bound to."""
    return f"reports.files:{report_id}"


def keep_files(scope, report: Report, draft: str, message_id: str | None = None) -> int:
    """Move the files of a draft to the report; says how many."""
    rows = sealing.drafts(draft)[:FILES] if draft else []
    number = _next(scope, ReportFile, report.id) if rows else 1
    for row in rows:
        kept = sealing.keep_draft(scope, row, draft, to=report.dialogue_lock, about=file_place(report.id))
        scope.add(ReportFile(report_id=report.id, message_id=message_id, number=number, file_id=kept))
        number += 1
    db.session.flush()
    return len(rows)


def files(scope, report: Report) -> tuple[FileView, ...]:
    """The report's files with their names, for a holder of the dialogue."""
    rows = scope.all(scope.select(ReportFile).where(ReportFile.report_id == report.id).order_by(ReportFile.number))
    found = []
    for row in rows:
        about = evidence.about(sealing.file_facts(scope, row.file_id, file_place(report.id)))
        found.append(FileView(row.id, about.name, about.type, about.size, row.message_id, about))
    return tuple(found)


def open_file(scope, report: Report, row_id: str):
    """A file for a holder: (name, type, size, iterator of bytes)."""
    row = scope.get(ReportFile, row_id)
    if row is None or row.report_id != report.id:
        raise NotFound
    return sealing.read_file(scope, row.file_id, file_place(report.id))


def opened(scope, report: Report) -> tuple[dict, str | None, tuple[MessageView, ...], tuple[FileView, ...]]:
    """All words of a report for a holder: answers, identity (or None), messages, the files of the report itself."""
    rows = scope.all(scope.select(Message).where(Message.report_id == report.id).order_by(Message.number))
    wanted = [(row.record_id, message_place(row.id)) for row in rows]
    wanted.append((report.answers_record, answers_place(report.id)))
    if report.identity_record:
        wanted.append((report.identity_record, identity_place(report.id)))
    words = sealing.open_many(scope, wanted)
    if report.answers_record not in words:
        raise NotFound
    every = files(scope, report)
    messages = tuple(
        MessageView(row.id, row.author, words[row.record_id], row.day, _of(every, row.id), row.kind, row.signed)
        for row in rows
        if row.record_id in words
    )
    identity = words.get(report.identity_record or "")
    return json.loads(words[report.answers_record]), identity, messages, _of(every, None)


def consent_of(answers, messages) -> tuple[str, ...]:
    """What may be done with a report now: what was said at filing, unless it was changed since."""
    said = [answers.get("consent", ""), *(message.text for message in messages if message.kind == CONSENT)]
    return tuple(code for code in CONSENTS if code in said[-1].split())


def has_box(scope, report: Report) -> bool:
    """Whether anybody but its handlers can read what is written here: a receipt's index is longer than an id."""
    return any(len(holder) > len(report.id) for holder in sealing.holders(scope, report.dialogue_lock))


def contact_stopped(scope, report_id: str) -> bool:
    """Whether the reporter wants no more contact."""
    wanted = scope.select(Message.kind).where(Message.report_id == report_id, Message.kind.in_((STOP, RESUME)))
    return scope.first(wanted.order_by(Message.number.desc())) == STOP


def _of(every: tuple[FileView, ...], message_id: str | None) -> tuple[FileView, ...]:
    return tuple(file for file in every if file.message_id == message_id)


def answers_place(report_id: str) -> str:
    """What a report's answers are bound to."""
    return f"reports.answers:{report_id}"


def identity_place(report_id: str) -> str:
    """What a reporter's name or contact is bound to."""
    return f"reports.identity:{report_id}"
