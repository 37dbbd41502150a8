"""Reports that their reporters hold back until another one names the same person.

Such a report lies sealed to its receipt alone. Nobody of the team has a key of it, no list counts it, no line in the
log tells of it. When two name the same person, each reporter is asked in the box; the grants that a yes prepares are
withheld until a second one says yes. What one no longer wants to hold, one opens or takes back at any time.
"""

import json
from dataclasses import dataclass

from sqlalchemy import delete

from .. import access, audit, clock, escrow, sealing
from ..db import db, new_id
from ..errors import NotFound, Refused
from . import addresses, handing, service, thread, vocabulary, waiting
from .models import HELD, RECEIVED, ReceiptIndex, Report, ReportFile, ReportLink, Step
from .notices import tell
from .rules import COMMITTEE
from .views import Answers
from .way_back import report_of


@dataclass(frozen=True)
class Wish:
    """How a report is held: the named person's normal forms, and whether silence at the end opens it."""

    forms: tuple[str, ...]
    opens: bool = False


def offered(partition: str) -> bool:
    """Whether reports to this place can be held back."""
    return escrow.is_on(access.letterbox(partition))


def receive(actor, answers: Answers, wish: Wish, receipt_text: str, draft: str = "", *, team=None, aside="") -> str:
    """Take a report in and hold it back; returns its id. The same receipt twice is one report.

    Raises Refused: nobody_left, shield_gone, hold_off (not here), hold_box (it needs a box), hold_whom (nobody named).
    """
    team = team or service.offer(actor.partition)
    way = service.route_of(team, answers.door, answers.exclude)
    there = service.nobody(way, answers, receipt_text) or service.known(receipt_text)
    if there is not None:
        return there
    index, key = sealing.receipt.index(receipt_text), sealing.receipt.key(receipt_text)
    me = access.reporter(COMMITTEE if way.door == COMMITTEE else actor.partition, index, key)
    _check(me, answers, wish)
    report_id = new_id()
    if not service.claim(index, me.partition, report_id):
        return service.known(receipt_text)
    report = _sealed(me, report_id, answers, sealing.receipt.holder(receipt_text))
    out = sorted((set(answers.exclude) & team.known) | service.others(me, way))
    report.about, report.excludes, report.aside = actor.partition, bool(out), aside
    me.add(report)
    db.session.flush()
    if answers.notify.strip():
        addresses.keep(me, report.id, answers.notify)
    thread.keep_files(me, report, draft)
    thread.first_step(me, report.id)
    for person in out:
        access.bar(me, report_id, person)
    only = way.readers[0] if way.alone else ""
    row = escrow.hold(me, report_id, wish.forms, opens=wish.opens, only=only, silent=bool(aside))
    if wish.opens:
        _withhold(me, report, row, answers.kept())
    db.session.flush()
    return report_id


def _check(me, answers: Answers, wish: Wish) -> None:
    if not escrow.is_on(me):
        raise Refused("hold_off")
    if not answers.has_box:
        raise Refused("hold_box")
    if not wish.forms or len(wish.forms) > escrow.MOST:
        raise Refused("hold_whom")


def _sealed(me, report_id: str, answers: Answers, reporter: sealing.Holder) -> Report:
    """The report's row, its words sealed to nobody but the receipt."""
    today = clock.today()
    report = Report(id=report_id, state=HELD, received_day=today, held_since=today, excludes=False, drill=False)
    report.event_id, report.language, report.internal_lock = answers.event_id, answers.language[:12], ""
    named = answers.contact.strip()
    kinds = ["dialogue", "identity"] if named else ["dialogue"]
    report.dialogue_lock, *identity = sealing.create_locks(me, [(kind, [reporter]) for kind in kinds])
    place = thread.answers_place(report_id)
    report.answers_record = sealing.seal(me, json.dumps(answers.kept()), to=report.dialogue_lock, about=place)
    if identity:
        report.identity_lock = identity[0]
        place = thread.identity_place(report_id)
        report.identity_record = sealing.seal(me, answers.contact, to=report.identity_lock, about=place)
    return report


def readers(scope, report: Report, row: escrow.Hold) -> list[sealing.Holder]:
    """Who would read it if it were opened now: the handlers, or the one it was meant for, minus those left out."""
    found = [one for one in access.openers(scope.partition) if not access.barred(scope, report.id, one.id)]
    return [one for one in found if one.id == row.only] if row.only else found


def _learn_the_name(partition: str, words: dict, holders) -> list[sealing.Holder]:
    if words.get("mode") == vocabulary.SHIELDED:
        return [one for one in holders if one.id == words.get("shield")]
    few = service.narrower(partition, [one.id for one in holders])
    return [one for one in holders if one.id in few]


def _locks(me, report: Report, words: dict, holders) -> list[tuple[str, list]]:
    """Each lock of a held report with those who get its key when it opens."""
    found = [(report.dialogue_lock, holders)]
    if report.identity_lock:
        found.append((report.identity_lock, _learn_the_name(me.partition, words, holders)))
    return found


def _withhold(me, report: Report, row: escrow.Hold, words: dict) -> None:
    for lock, holders in _locks(me, report, words, readers(me, report, row)):
        sealing.withhold(me, lock, holders)


def _drop_withheld(scope, report: Report) -> None:
    for lock in report.locks:
        sealing.drop_withheld(scope, lock)


def _give(me, report: Report, row: escrow.Hold) -> list[str]:
    """The reporter is here: everybody who may read gets the keys. Says who."""
    holders = readers(me, report, row)
    words = thread.opened(me, report)[0]
    for lock, those in _locks(me, report, words, holders):
        for one in those:
            sealing.grant(me, lock, one)
    _drop_withheld(me, report)
    return [one.id for one in holders]


def _unfold(scope, report: Report, row: escrow.Hold) -> list[str]:
    """The reporter is not here: what was withheld unfolds for those who may still read. Says who."""
    may = [one.id for one in readers(scope, report, row)]
    able = sealing.unfold(scope, report.dialogue_lock, may)
    if able and report.identity_lock:
        sealing.unfold(scope, report.identity_lock, able)
        sealing.drop_withheld(scope, report.identity_lock)
    return able


def let_go(scope, report: Report, row: escrow.Hold) -> bool:
    """Open a held report to its handlers, as if it came today. False when nobody who may read it could."""
    if report.id in sealing.gone():
        return False
    people = _give(scope, report, row) if scope.key else _unfold(scope, report, row)
    if not people:
        return False
    present = [one for one in readers(scope, report, row) if one.id in people]
    report.internal_lock = sealing.create_lock(scope, "internal", present)
    report.state, report.received_day = RECEIVED, clock.today()
    waiting.begin(report)
    escrow.let_go(row)
    if not report.aside:
        tell(people)
    audit.record(access.reporter(scope.partition), "reports.received", report.id)
    db.session.flush()
    return True


def _mine(actor) -> tuple[Report, escrow.Hold]:
    report = report_of(actor, held=True)
    if report.state != HELD:
        raise Refused("not_held", 409)
    return report, escrow.hold_of(actor, report.id)


def leave_out(actor, people) -> None:
    """Before it opens: whom else it leaves out. The team may have changed since it was filed."""
    report, row = _mine(actor)
    known = {one.id for one in readers(actor, report, row)}
    for person in sorted(known & set(people)):
        access.bar(actor, report.id, person)
        report.excludes = True
    if not readers(actor, report, row):
        raise Refused("nobody_left")


def agree(actor) -> bool:
    """Yes to the question: it opens with every other that names the same person and whose reporter said yes too.

    Says whether that is now. Raises Refused("not_asked") when no question stands in the box.
    """
    report, row = _mine(actor)
    if not escrow.is_asked(row):
        raise Refused("not_asked", 409)
    row.answer = escrow.YES
    ready = [one for one in escrow.partners(actor, row) if one.freed_on or one.answer == escrow.YES]
    if not ready:
        words = thread.opened(actor, report)[0]
        _withhold(actor, report, row, words)
        return False
    _open_with(actor, report, row)
    return True


def release(actor) -> None:
    """Open it now, whatever else there is; who said yes to opening together with it comes along."""
    report, row = _mine(actor)
    _open_with(actor, report, row)


def _open_with(actor, report: Report, row: escrow.Hold) -> None:
    others = escrow.partners(actor, row)
    if not let_go(actor, report, row):
        raise Refused("nobody_left")
    if COMMITTEE in thread.opened(actor, report)[0].get("consent", "").split():
        handing.rest(actor, report)
    _free(actor.partition, row, others)


def open_unasked(scope, report: Report, row: escrow.Hold) -> bool:
    """Its time is over, and its reporter chose that it opens then. False when nobody it was prepared for is left."""
    others = escrow.partners(scope, row)
    if not let_go(scope, report, row):
        return False
    _free(scope.partition, row, others)
    return True


def _free(partition: str, row: escrow.Hold, others) -> None:
    """The others that are ready open too; all that are open now are linked with this one."""
    scope = access.letterbox(partition)
    opened = [row.thing_id]
    for other in others:
        if other.freed_on is None and other.answer == escrow.YES:
            report = scope.get(Report, other.thing_id)
            if report is None or not let_go(scope, report, other):
                other.answer = ""
        if other.freed_on is not None:
            opened.append(other.thing_id)
    for one, two in ((one, two) for one in opened for two in opened if one != two):
        _link(scope, one, two)


def _link(scope, one: str, two: str) -> None:
    there = scope.select(ReportLink.id).where(ReportLink.report_id == one, ReportLink.other_id == two)
    if scope.first(there) is None:
        scope.add(ReportLink(id=new_id(), report_id=one, other_id=two))
        db.session.flush()


def wait(actor) -> None:
    """Keep waiting: the question goes until another report comes."""
    report, row = _mine(actor)
    if not (escrow.is_asked(row) or row.answer == escrow.YES):
        raise Refused("not_asked", 409)
    row.answer = escrow.WAIT
    if not row.opens:
        _drop_withheld(actor, report)
    db.session.flush()


def renew(actor) -> None:
    """Hold it once more, at the last question."""
    _report, row = _mine(actor)
    if not escrow.is_last(row):
        raise Refused("not_asked", 409)
    escrow.extend(row)


def withdraw(actor) -> None:
    """Take it back: nothing of it is left, and its receipt opens nothing."""
    report, _row = _mine(actor)
    forget(actor, report)


def forget(scope, report: Report) -> None:
    """Delete a held report with its keys, words, files, tokens and receipt, for good."""
    if report.state != HELD:
        raise NotFound
    sealing.note_gone(report.id)
    escrow.release(scope, escrow.hold_of(scope, report.id))
    addresses.drop(scope, report.id)
    access.lift_all(scope, report.id)
    for model in (ReportFile, Step):
        db.session.execute(scope.delete(model).where(model.report_id == report.id))
    for lock in report.locks:
        sealing.clear(scope, lock)
    db.session.execute(delete(ReceiptIndex).where(ReceiptIndex.report_id == report.id))
    scope.remove(report)
    db.session.flush()
