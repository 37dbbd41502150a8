"""Reports that move with their community: what is taken along, and how they are written down elsewhere.

A box moves too. What opens it is made from the receipt alone, so the same receipt opens it at the new place: only its
index and its public key have to be known there, and neither tells anything of the receipt.
"""

import json
from dataclasses import replace
from datetime import date

from .. import access, audit, clock, sealing
from ..access import require
from ..db import db, new_id
from . import desk, patience, service, thread
from .models import CLOSED, OPENED, RECEIVED, Message, Report, ReportFile, Step
from .rules import STEPS
from .views import ReportView

ELSEWHERE = "elsewhere"  # who wrote an answer that came along: somebody who is no person here
OWN_STEPS = ("received", "opened", "being_looked_at", "closed")


def own_part(view: ReportView) -> ReportView:
    """A report without the steps that the committee took; where it took any, also without whose decision it was."""
    above = any(code not in (*OWN_STEPS, "decided") for code, _day in view.steps)
    kept = OWN_STEPS if above else (*OWN_STEPS, "decided")
    return replace(view, readers=(), steps=tuple(step for step in view.steps if step[0] in kept))


def way_in(actor, report_id: str) -> dict | None:
    """What has to be known for a receipt to open this report's box; None where there is no box."""
    report = desk.get(actor, report_id)
    found = [one for one in sealing.present(actor, report.dialogue_lock) if one.kind == sealing.RECEIPT]
    return {"index": found[0].id, "key": found[0].public.hex()} if found else None


def loose(actor, taken) -> list[str]:
    """The reports this actor holds that are in none of the cases `taken`, practice left out."""
    rows = desk.listing(actor, (RECEIVED, OPENED, CLOSED))
    return [row.id for row in rows if row.id not in taken and not row.drill]


def bring(actor, told: dict, files=()) -> str:
    """Write a report that was taken along into a new place, sealed to its people; returns its id.

    `files`: (number of its message or None, facts of the file, stashed).
    """
    require(actor, "case.bring")
    holders, box = access.openers(actor.partition), told.get("box")
    report = _row(actor, told, holders, box)
    actor.add(report)
    db.session.flush()
    there = [_message(actor, report, number, one) for number, one in enumerate(told["messages"], 1)]
    for number, (message, _facts, stashed) in enumerate(files, 1):
        file_id = sealing.put_stashed(actor, stashed, to=report.dialogue_lock, about=thread.file_place(report.id))
        at = None if message is None else there[message]
        actor.add(ReportFile(report_id=report.id, message_id=at, number=number, file_id=file_id))
    steps = [(code, day) for code, day in told["steps"] if code in STEPS]
    for number, (code, day) in enumerate(sorted(steps, key=lambda one: STEPS.index(one[0])), 1):
        actor.add(Step(report_id=report.id, number=number, code=code, day=date.fromisoformat(day)))
    if box:
        service.claim(box["index"], actor.partition, report.id)
    db.session.flush()
    audit.record(actor, "reports.brought", report.id)
    return report.id


def _row(actor, told: dict, holders, box: dict | None) -> Report:
    report = Report(id=new_id(), state=told["state"], received_day=date.fromisoformat(told["received_day"]))
    report.about, report.excludes, report.drill = actor.partition, told["excludes"], False
    report.language, report.taken_up = told["language"], told["state"] != RECEIVED
    report.waits_from = patience.starts(clock.now()) if told["state"] == RECEIVED else None
    reporter = [sealing.Holder(sealing.RECEIPT, box["index"], bytes.fromhex(box["key"]))] if box else []
    wanted = [("dialogue", [*holders, *reporter]), ("internal", holders)]
    wanted += [("identity", holders)] if told["identity"] else []
    report.dialogue_lock, report.internal_lock, *identity = sealing.create_locks(actor, wanted)
    words, place = json.dumps(told["answers"]), thread.answers_place(report.id)
    report.answers_record = sealing.seal(actor, words, to=report.dialogue_lock, about=place)
    if identity:
        report.identity_lock, place = identity[0], thread.identity_place(report.id)
        report.identity_record = sealing.seal(actor, told["identity"], to=report.identity_lock, about=place)
    return report


def _message(actor, report: Report, number: int, one: dict) -> str:
    row = Message(id=new_id(), report_id=report.id, number=number, day=date.fromisoformat(one["day"]))
    row.author, row.kind, row.once = ELSEWHERE if one["author"] else "", one["kind"], new_id()
    row.record_id = sealing.seal(actor, one["text"], to=report.dialogue_lock, about=thread.message_place(row.id))
    actor.add(row)
    db.session.flush()
    return row.id
