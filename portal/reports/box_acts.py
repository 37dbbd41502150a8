"""What a reporter does in the box besides writing: consent, wishes about contact, an address, taking words back."""

from collections.abc import Callable

from .. import access, audit, sealing
from ..db import db
from ..errors import Refused
from . import addresses, handing, thread, vocabulary
from .models import DORMANT, Message, Report, ReportFile
from .notices import tell
from .way_back import report_of, unread

_ears: list[Callable] = []


def hears_consent(ear: Callable) -> Callable:
    """Let a room above hear that a reporter changes it: called with (actor, report id, codes), says what it undid."""
    _ears.append(ear)
    return ear


def allow(actor, given) -> str:
    """Change what may be done with the report; from now on only this counts.

    Says "undone" where something done before was undone, "changed", or "" where nothing changed.
    """
    report = report_of(actor)
    wanted = tuple(code for code in vocabulary.CONSENTS if code in given)
    if wanted == consent_now(actor, report):
        return ""
    if "committee" not in wanted:
        handing.forget(report.id)
    else:
        handing.rest(actor, report)
    _note(actor, report, vocabulary.CONSENT, " ".join(wanted))
    return "undone" if sum(ear(actor, report.id, wanted) for ear in _ears) else "changed"


def consent_now(actor, report: Report) -> tuple[str, ...]:
    """What may be done as things stand, for somebody who can read the dialogue."""
    answers, _identity, messages, _files = thread.opened(actor, report)
    return thread.consent_of(answers, messages)


def ask_outcome(actor) -> None:
    """Ask what came of it; asked once is enough until somebody answers."""
    report = report_of(actor)
    last = actor.first(actor.select(Message).where(Message.report_id == report.id).order_by(Message.number.desc()))
    if last is None or last.kind != vocabulary.OUTCOME:
        _note(actor, report, vocabulary.OUTCOME)


def stop_contact(actor) -> None:
    """No more contact: those who handle it see so, and no mail goes out any more."""
    report = report_of(actor)
    addresses.drop(actor, report.id)
    if not thread.contact_stopped(actor, report.id):
        _note(actor, report, vocabulary.STOP)


def allow_contact(actor) -> None:
    """Contact is welcome again."""
    report = report_of(actor)
    if thread.contact_stopped(actor, report.id):
        _note(actor, report, vocabulary.RESUME)


def leave_address(actor, given: str) -> None:
    """One mail without a word in it, when something new is here. Raises Refused("address_odd")."""
    report = report_of(actor)
    addresses.keep(actor, report.id, given)
    audit.record(actor, "reports.address_left", report.id)


def drop_address(actor) -> None:
    """Forget the address."""
    report = report_of(actor)
    if addresses.drop(actor, report.id):
        audit.record(actor, "reports.address_dropped", report.id)


def take_back(actor, message_id: str) -> bool:
    """Delete a message of one's own that nobody has read. Says whether it was possible."""
    report = thread.held_still(actor, report_of(actor).id)
    row = actor.get(Message, message_id)
    if row is None or row.report_id != report.id or row.id not in unread(actor, report):
        return False
    mine = actor.select(Message).where(Message.report_id == report.id, Message.author == "").order_by(Message.number)
    at = [one.id for one in actor.all(mine)].index(row.id)
    _out_of_the_copy(report, at)
    _remove(actor, row)
    audit.record(actor, "reports.taken_back", report.id)
    return True


def _note(actor, report: Report, kind: str, text: str = "") -> None:
    message_id = thread.add_message(actor, report, text or kind, kind=kind)
    handing.also(report, text or kind, kind=kind)
    tell(sealing.holders(actor, report.internal_lock))
    audit.record(actor, "reports.written", message_id)
    audit.settle()  # the box's page, shown next, asks the log what nobody has read yet


def _remove(scope, row: Message) -> None:
    for file in scope.all(scope.select(ReportFile).where(ReportFile.message_id == row.id)):
        sealing.discard_file(scope, file.file_id)
        scope.remove(file)
    sealing.discard(scope, row.record_id)
    db.session.flush()
    scope.remove(row)
    db.session.flush()


def _out_of_the_copy(report: Report, at: int) -> None:
    """What was taken back leaves the committee's sleeping copy too: it holds the same messages in the same order."""
    copy = handing.copy_of(report.id)
    if copy is None or copy.state != DORMANT:
        return
    above = access.letterbox(handing.COMMITTEE)
    rows = above.all(above.select(Message).where(Message.report_id == copy.id).order_by(Message.number))
    if at >= len(rows):
        raise Refused("not_over")
    _remove(above, rows[at])
