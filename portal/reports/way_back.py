"""The reporter's way back: a receipt opens the box, a short-lived key keeps it open while they read and write."""

from dataclasses import replace

from sqlalchemy import select

from .. import access, accounts, audit, sealing
from ..db import db, new_id
from ..errors import NotFound, Refused
from . import addresses, handing, thread
from .desk import checked
from .models import HELD, Message, ReceiptIndex, Report
from .notices import tell
from .views import BoxView

_NOWHERE = "site"


def enter_box(receipt_text: str):
    """The reporter as an Actor, or None for every receipt that opens nothing, whatever the reason."""
    if sealing.receipt.tidy(receipt_text) is None:
        return None
    index = sealing.receipt.index(receipt_text)
    row = db.session.scalars(select(ReceiptIndex).where(ReceiptIndex.index == index)).first()
    place, report_id = (row.place, row.report_id) if row else (_NOWHERE, new_id())
    actor = access.reporter(place, index, sealing.receipt.key(receipt_text))
    report = actor.get(Report, report_id)
    opens = sealing.holds(actor, report.dialogue_lock if report else report_id)
    return actor if report is not None and opens else None


def boxes_here(scope, report_ids) -> bool:
    """Whether the box of each of these reports stands in this place: not one that went up, nor one that never was."""
    ids = set(report_ids)
    found = select(ReceiptIndex.report_id).where(
        ReceiptIndex.place == scope.partition, ReceiptIndex.report_id.in_(list(ids))
    )
    rows = scope.all(scope.select(Report).where(Report.id.in_(list(ids))))
    return set(db.session.scalars(found)) == ids and all(thread.has_box(scope, row) for row in rows)


def keep_open(actor) -> str:
    """A key for the hidden `box_key`, good for half an hour."""
    return sealing.start_session({"place": actor.partition, "index": actor.holder}, actor.key, state="box")


def reopen(box_key: str):
    """The reporter behind a `box_key`, or None when it is over or was never one."""
    found = sealing.load_session(box_key)
    if found is None or found[0].state != "box" or found[2] is None:
        return None
    _row, body, key = found
    return access.reporter(body["place"], body["index"], key)


def shut(box_key: str) -> None:
    """Leave the box: its key opens nothing more."""
    sealing.end_session(box_key)


def report_of(actor, *, held: bool = False) -> Report:
    """The report whose receipt this is. Refused("held") while its reporter holds it back, unless that is asked for."""
    found = select(ReceiptIndex.report_id).where(
        ReceiptIndex.index == actor.holder, ReceiptIndex.place == actor.partition
    )
    report = actor.get(Report, db.session.scalar(found))
    if report is None or actor.role != "reporter" or actor.key is None:
        raise NotFound
    if report.state == HELD and not held:
        raise Refused("held", 409)
    return report


def box(actor) -> BoxView:
    """What the reporter may see: their own words, answers, and how far it is."""
    report = report_of(actor)
    answers, _identity, messages, files = thread.opened(actor, report)
    fresh, steps = unread(actor, report), thread.steps(actor, report.id)
    return BoxView(
        report_id=report.id,
        about=report.about,
        state=report.state,
        answers=answers,
        files=files,
        messages=tuple(replace(one, unread=one.id in fresh) for one in messages),
        steps=steps,
        readers=len(sealing.holders(actor, report.internal_lock)),
        language=report.language,
        consent=thread.consent_of(answers, messages),
        contact_stopped=thread.contact_stopped(actor, report.id),
        notify=addresses.kept(actor, report.id),
        proof=sealing.prove(actor.holder, actor.key, dict(steps)["received"], answers["story"]),
        proof_key=sealing.proof_key(actor.key).hex(),
        signers=accounts.names([one.author for one in messages if one.signed and one.author]),
    )


def unread(actor, report: Report) -> set[str]:
    """The reporter's messages that no handler has opened since they were written; what stands in the log decides."""
    if report.twin:
        return set()
    mine = actor.all(actor.select(Message.id).where(Message.report_id == report.id, Message.author == ""))
    found: set[str] = set()
    for line in audit.lines(actor, among=[*mine, report.id], most=400) if mine else ():
        if line.object_id == report.id and line.action == "reports.read":
            found.clear()
        elif line.action == "reports.written" and line.object_id in mine:
            found.add(line.object_id)
    return found


def write(actor, text: str, draft: str = "", *, once: str | None = None, kind: str = "") -> str | None:
    """A message from the reporter, at any time, also after closing. None when this `once` was sent before."""
    report = report_of(actor)
    if report.quiet:
        raise Refused("box_quiet")
    token = sealing.tag("reports.once", actor.holder, once) if once else None
    alone = bool(draft and sealing.drafts(draft))
    message_id = thread.add_message(actor, report, checked(text, empty=alone), once=token, kind=kind)
    if message_id is None:
        return None
    handing.also(report, text, draft, kind)
    thread.keep_files(actor, report, draft, message_id)
    tell(sealing.holders(actor, report.internal_lock))
    audit.record(actor, "reports.written", message_id)
    audit.settle()  # the box's page, shown next, asks the log what nobody has read yet
    return message_id


def read_box_file(actor, file_id: str):
    """A file of one's own report: (name, type, size, iterator of bytes)."""
    return thread.open_file(actor, report_of(actor, held=True), file_id)
