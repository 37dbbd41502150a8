"""What moves to the committee when a community does not answer: by consent given at filing, or now, in the box.

Consent at filing seals a copy to the committee's openers at once (settled 8). It sleeps: no list shows it, and the
moment somebody of the community opens the report its keys are shredded. When the clock runs out it is unfolded, and
the receipt opens the copy from then on. Contact and name stay behind: they were given to the community.
"""

import json
from dataclasses import replace

from sqlalchemy import func, update

from .. import access, audit, clock, sealing
from ..db import db, new_id
from ..errors import NotFound, Refused
from . import patience, thread
from .models import CAME_UP, DORMANT, LEFT, RECEIVED, WENT_UP, ReceiptIndex, Report, ReportFile
from .notices import tell

COMMITTEE = "committee"


def openers(scope, report_id: str, out=()) -> list[sealing.Holder]:
    """The committee's people who may read this report: neither shut out of it here, nor among `out`."""
    found = access.openers(COMMITTEE)
    return [one for one in found if one.id not in out and not access.barred(scope, report_id, one.id)]


def prepare(scope, report: Report, words: dict, draft: str, reporter: sealing.Holder | None, out=()) -> bool:
    """Seal the sleeping copy of a report that is just being taken in. False when nobody there could read it."""
    holders = openers(scope, report.id, out)
    if not holders:
        return False
    above = access.reporter(COMMITTEE)
    copy = _copy(above, report, words, holders, reporter)
    keep_drafts(above, copy, draft)
    for person in out:
        access.bar(above, copy.id, person)
    return True


def _copy(above, report: Report, words: dict, holders, reporter: sealing.Holder | None) -> Report:
    copy = Report(id=new_id(), state=DORMANT, received_day=report.received_day, about=report.about)
    copy.event_id, copy.language, copy.excludes = None, report.language, report.excludes
    copy.drill, copy.twin = report.drill, report.id
    wanted = [("dialogue", [*holders, reporter] if reporter else holders), ("internal", holders)]
    copy.dialogue_lock, copy.internal_lock = sealing.create_locks(above, wanted)
    place = thread.answers_place(copy.id)
    copy.answers_record = sealing.seal(above, json.dumps(words), to=copy.dialogue_lock, about=place)
    above.add(copy)
    db.session.flush()
    thread.first_step(above, copy.id)
    db.session.flush()
    return copy


def copy_of(report_id: str) -> Report | None:
    """The committee's copy of a report, asleep or not."""
    above = access.letterbox(COMMITTEE)
    return above.first(above.select(Report).where(Report.twin == report_id))


def forget(report_id: str) -> None:
    """The community answered: the sleeping copy is gone for ever."""
    copy = copy_of(report_id)
    if copy is None or copy.state != DORMANT:
        return
    above = access.letterbox(COMMITTEE)
    for lock in copy.locks:
        sealing.shred(above, lock)
    above.remove(copy)
    db.session.flush()


def also(report: Report, text: str, draft: str = "", kind: str = "") -> None:
    """What a reporter adds before anybody answered goes into the sleeping copy too."""
    copy = copy_of(report.id) if report.partition != COMMITTEE and report.waits_from is not None else None
    if copy is None or copy.state != DORMANT:
        return
    above = access.letterbox(COMMITTEE)
    message_id = thread.add_message(above, copy, text, kind=kind)
    keep_drafts(above, copy, draft, message_id)


def keep_drafts(above, copy: Report, draft: str, message_id: str | None = None) -> None:
    """Files that are still drafts, sealed once more for the committee: its copy stands on its own."""
    for row in sealing.drafts(draft)[: thread.FILES] if draft else []:
        _keep_file(above, copy, sealing.draft_facts(row, draft), message_id)


def _keep_file(above, copy: Report, facts: sealing.Facts, message_id: str | None) -> None:
    file_id = sealing.put_stashed(above, _again(facts), to=copy.dialogue_lock, about=thread.file_place(copy.id))
    last = above.first(above.select(func.max(ReportFile.number)).where(ReportFile.report_id == copy.id))
    above.add(ReportFile(report_id=copy.id, message_id=message_id, number=(last or 0) + 1, file_id=file_id))
    db.session.flush()


def _again(facts: sealing.Facts) -> sealing.Facts:
    """The same bytes under another key, with what lies beside them."""
    fresh = sealing.stash(sealing.stashed(facts), facts.name, facts.type)
    return replace(fresh, more=facts.more, beside=_again(facts.beside) if facts.beside else None)


def unfold(scope, report: Report) -> bool:
    """Nobody answered in time and the reporter agreed before: the copy wakes. Says whether there was one."""
    copy = copy_of(report.id)
    if copy is None or copy.state != DORMANT:
        return False
    _arrive(scope, report, copy)
    return True


def give(actor, report: Report) -> str:
    """The reporter agrees now, with the box open: everything they wrote is sealed for the committee.

    Returns the copy's id. From then on their receipt opens the copy. Refused("not_over") unless nobody answered, or the
    community has left.
    """
    waits = report.state == RECEIVED and report.waits_from is not None
    if not (waits or report.state == LEFT and not report.lapse) or actor.partition == COMMITTEE:
        raise Refused("not_over")
    copy = copy_of(report.id) or _of_all(actor, report)
    if copy is None:
        raise Refused("nobody_left")
    _arrive(actor, report, copy)
    return copy.id


def rest(actor, report: Report) -> bool:
    """The reporter agrees in the box while the team may still answer: a sleeping copy, as if agreed at filing."""
    waits = report.state == RECEIVED and report.waits_from is not None and actor.partition != COMMITTEE
    return waits and copy_of(report.id) is None and _of_all(actor, report) is not None


def _of_all(actor, report: Report) -> Report | None:
    """A copy of everything the reporter wrote and sent so far; None when nobody at the committee could read it."""
    holders = openers(actor, report.id)
    if not holders:
        return None
    mine = next((one for one in sealing.present(actor, report.dialogue_lock) if one.id == actor.holder), None)
    if mine is None:
        raise NotFound
    words, _identity, messages, files = thread.opened(actor, report)
    above = access.reporter(COMMITTEE, actor.holder, actor.key)
    copy = _copy(above, report, words, holders, mine)
    _copy_bars(actor, report.id, copy.id)
    _copy_files(actor, report, above, copy, files)
    for message in messages:
        if message.from_reporter:
            message_id = thread.add_message(above, copy, message.text, kind=message.kind)
            _copy_files(actor, report, above, copy, message.files, message_id)
    return copy


def _copy_files(actor, report: Report, above, copy: Report, files, message_id: str | None = None) -> None:
    for file in files:
        row = actor.get(ReportFile, file.id)
        facts = sealing.file_facts(actor, row.file_id, thread.file_place(report.id))
        _keep_file(above, copy, facts, message_id)


def _copy_bars(scope, from_id: str, to_id: str) -> None:
    """Whoever was left out below is left out above."""
    above = access.letterbox(COMMITTEE)
    for person in access.people_with(COMMITTEE):
        if access.barred(scope, from_id, person):
            access.bar(above, to_id, person)


def _arrive(scope, report: Report, copy: Report) -> None:
    """The copy is a report like others from now on; the receipt opens it; below it says where it went."""
    above = access.letterbox(COMMITTEE)
    copy.state, copy.lapse, copy.received_day = RECEIVED, CAME_UP, clock.today()
    copy.waits_from = patience.starts(clock.now())
    thread.add_step(above, copy.id, "passed_to_committee")
    report.lapse = WENT_UP
    thread.add_step(scope, report.id, "passed_to_committee")
    moved = update(ReceiptIndex).where(ReceiptIndex.place == scope.partition, ReceiptIndex.report_id == report.id)
    db.session.execute(moved.values(place=COMMITTEE, report_id=copy.id))
    tell(sealing.holders(above, copy.internal_lock))
    audit.record(access.keeper(COMMITTEE), "reports.came_up", copy.id)
    audit.record(scope, "reports.went_up", report.id)
    db.session.flush()
