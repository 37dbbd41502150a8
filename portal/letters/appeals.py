"""Another look at a decision: asked within a term, looked at by people who did not decide, answered into the box.

What was decided stays in force, and stays counted. The first look is the community's own where somebody is free for
it; the next one is the committee's.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from .. import access, audit, cases, clock, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import checking, composing, rules, sending
from .appeal_models import ASKED, BY, ENDED, HANDED, RESULTS, Appeal, AppealSeat, AppealTerm
from .models import LETTER, SENT, Letter, LetterBox, LetterIndex

COMMITTEE = "committee"
LONGEST = 20_000
MOST_DAYS = 365
DECIDED = ("decided", "enacted", "told", "following", "resolved", "filed", "recorded", "closed")


@dataclass(frozen=True)
class AppealView:
    """An appeal as those on the first case see it: no word of it."""

    id: str
    by: str
    state: str
    result: str
    asked_on: date
    ended_on: date | None
    above: bool


def days_of(scope) -> int:
    """How many days after a letter somebody may ask."""
    return scope.first(scope.select(AppealTerm.days)) or rules.APPEAL_DAYS


def set_days(actor, days: int) -> None:
    """Change the term of this place."""
    require(actor, "letter.pattern")
    if not 1 <= days <= MOST_DAYS:
        raise Refused("days_odd")
    row = actor.first(actor.select(AppealTerm))
    if row is None:
        actor.add(AppealTerm(id=new_id(), days=days))
    else:
        row.days = days
    db.session.flush()
    audit.record(actor, "letters.appeal_term_set", actor.partition)


def last_day(scope, case_id: str, box: LetterBox | None = None) -> date | None:
    """Until when one may ask: from the last letter into a box, or the day the reporter was told; None: no end yet."""
    ended = [row.ended_on for row in _rows(scope, case_id, _boxes(scope, box)) if row.ended_on]
    if ended:
        return max(ended) + timedelta(days=days_of(scope))
    if box is not None:
        wanted = scope.select(Letter.sent_day).where(
            Letter.case_id == case_id, Letter.party_id == box.party_id, Letter.state == SENT, Letter.kind == LETTER
        )
        days = scope.all(wanted)
    else:
        told = cases.step_at(scope, case_id, "told") or cases.step_at(scope, case_id, "closed")
        days = [told.date()] if told else []
    return max(days) + timedelta(days=days_of(scope)) if days else None


def _rows(scope, case_id: str, boxes: list[str] | None = None) -> list[Appeal]:
    wanted = scope.select(Appeal).where(Appeal.case_id == case_id)
    if boxes is not None:
        wanted = wanted.where(Appeal.box_id.in_(boxes))
    return scope.all(wanted.order_by(Appeal.asked_on, Appeal.id))


def _boxes(scope, box: LetterBox | None) -> list[str]:
    """Every box that this person ever had in this case: a new code is no new person. [""] for no box at all."""
    if box is None:
        return [""]
    same = (LetterBox.case_id == box.case_id, LetterBox.party_id == box.party_id)
    return scope.all(scope.select(LetterBox.id).where(*same))


def _open_box(scope, box_id: str) -> LetterBox | None:
    """The box that whoever asked can still open: theirs, or the one that took its place."""
    box = scope.get(LetterBox, box_id) if box_id else None
    if box is None:
        return None
    mine = db.select(LetterIndex.box_id).where(LetterIndex.box_id.in_(_boxes(scope, box)))
    found = db.session.scalar(mine)
    return scope.get(LetterBox, found) if found else None


def standing(scope, box: LetterBox) -> str:
    """Where the box's owner stands: asked, may (ask), again (ask the committee), late or done."""
    mine = _rows(scope, box.case_id, _boxes(scope, box))
    if any(row.state != ENDED for row in mine):
        return "asked"
    if any(row.place == COMMITTEE for row in mine):
        return "done"
    until = last_day(scope, box.case_id, box)
    if until is None or until < clock.today():
        return "late"
    return "again" if mine else "may"


def ask_from_box(actor, box: LetterBox, text: str) -> str:
    """Somebody who got a letter asks for another look. Refused appeal_late, appeal_open or appeal_done.

    Their words are sealed for the panel, and for nobody who decided.
    """
    now = standing(actor, box)
    if now in ("asked", "late", "done"):
        raise Refused({"asked": "appeal_open", "late": "appeal_late", "done": "appeal_done"}[now])
    return _open(access.letterbox(actor.partition), box.case_id, "reported", text, box, above=now == "again")


def ask_for(actor, case_id: str, by: str, text: str, *, day: date | None = None) -> str:
    """Write down that the reporter, somebody affected or the reported person asked, on this day."""
    require(actor, "case.close", cases.see(actor, case_id))
    if by not in BY:
        raise Refused("unknown_code")
    day = min(day or clock.today(), clock.today())
    until = last_day(actor, case_id)
    if until is not None and day > until:
        raise Refused("appeal_late")
    found = _open(access.letterbox(actor.partition), case_id, by, text, None, above=False)
    audit.record(actor, "letters.appeal_written_down", case_id)
    return found


def _open(scope, case_id: str, by: str, text: str, box: LetterBox | None, *, above: bool) -> str:
    if not text.strip():
        raise Refused("text_empty")
    if len(text) > LONGEST:
        raise Refused("text_long")
    into = COMMITTEE if above else scope.partition
    try:
        looked_at = cases.open_appeal(scope, case_id, text, into)
    except Refused as refused:
        if refused.code != "nobody_left" or into == COMMITTEE:
            raise
        into = COMMITTEE
        looked_at = cases.open_appeal(scope, case_id, text, into)
    row = Appeal(id=new_id(), case_id=case_id, by=by, box_id=box.id if box else "", place=into, appeal_case=looked_at)
    row.state, row.asked_on = ASKED, clock.today()
    scope.add(row)
    db.session.flush()
    up = access.letterbox(into)
    up.add(AppealSeat(id=new_id(), case_id=looked_at, home=scope.partition, appeal_id=row.id))
    db.session.flush()
    cases.step(scope, case_id, "appeal_asked")
    return row.id


def of_case(actor, case_id: str) -> list[AppealView]:
    """The appeals against a case, for those on it: that they are, not what they say."""
    require(actor, "case.read", cases.see(actor, case_id))
    rows = _rows(actor, case_id)
    names = ("id", "by", "state", "result", "asked_on", "ended_on")
    return [AppealView(**{name: getattr(row, name) for name in names}, above=row.place == COMMITTEE) for row in rows]


def records(actor, case_id: str, appeal_id: str) -> cases.Packet:
    """What would be handed over."""
    _mine(actor, case_id, appeal_id)
    return cases.records(actor, case_id)


def _mine(actor, case_id: str, appeal_id: str) -> Appeal:
    require(actor, "case.read", cases.see(actor, case_id))
    wanted = actor.select(Appeal).where(Appeal.id == appeal_id, Appeal.case_id == case_id)
    row = actor.first(wanted.with_for_update())
    if row is None:
        raise NotFound
    return row


def hand_over(actor, case_id: str, appeal_id: str, seal: str) -> None:
    """Hand the records over, exactly those that were looked at. Conflict("changed") when they are others now."""
    row = _mine(actor, case_id, appeal_id)
    if row.state != ASKED:
        raise Conflict("letter_moved")
    packet = cases.records(actor, case_id)
    if packet.seal != seal:
        raise Conflict("changed")
    cases.hand_records(actor, packet, row.place, row.appeal_case)
    row.state = HANDED
    db.session.flush()
    audit.record(actor, "letters.appeal_handed", appeal_id)


def seat_of(actor, case_id: str, *, hold: bool = False) -> Appeal | None:
    """The appeal that a case looks at, for those on that case."""
    require(actor, "case.read", cases.see(actor, case_id))
    seat = actor.first(actor.select(AppealSeat).where(AppealSeat.case_id == case_id))
    if seat is None:
        return None
    home = access.letterbox(seat.home)
    wanted = home.select(Appeal).where(Appeal.id == seat.appeal_id)
    return home.first(wanted.with_for_update() if hold else wanted)


def details(actor, case_id: str, text: str) -> list[checking.Finding]:
    """What in an answer could tell who reported, or name somebody else."""
    view = cases.read(actor, case_id)
    return checking.find({"text": text}, composing.material(actor, view, ""))


def end(actor, case_id: str, result: str, text: str, *, team: str = "", kept=()) -> None:
    """Say what came of it: to whoever asked, into their box; and to those on the first case.

    The panel decides like any team first: Conflict("appeal_undecided") before that, unless it may not be looked at.
    """
    case = cases.see(actor, case_id)
    require(actor, "case.close", case)
    row = seat_of(actor, case_id, hold=True)
    if row is None:
        raise NotFound
    if row.state == ENDED:
        raise Conflict("letter_moved")
    if result not in RESULTS:
        raise Refused("unknown_code")
    if result != "ineligible" and case.state not in DECIDED:
        raise Conflict("appeal_undecided")
    if not text.strip():
        raise Refused("text_empty")
    if any(one.never or one.key not in kept for one in details(actor, case_id, text)):
        raise Refused("details_open")
    home = access.letterbox(row.partition)
    row.state, row.result, row.ended_on = ENDED, result, clock.today()
    db.session.flush()
    box = _open_box(home, row.box_id)
    if box is not None and sealing.holders(home, box.lock_id):
        sending.put_sheet(home, box, "result", {"text": text, "result": result}, once=row.id)
    cases.step(home, row.case_id, "appeal_ended", team.strip() or text)
    audit.record(actor, "letters.appeal_ended", case_id)


@cases.hears("recusing")
def step_back_too(actor, case, person_id: str) -> None:
    """Whoever steps back from a case, or is shut out of it, is out of the look at it as well."""
    mine = actor.select(Appeal).where(Appeal.case_id == case.id, Appeal.place == actor.partition)
    for row in actor.all(mine):
        if not access.barred(actor, row.appeal_case, person_id):
            cases.shut_out(actor, row.appeal_case, person_id)


def tally(scope, first: date, last: date) -> dict[str, int]:
    """Appeals asked for and ended in these days, and how; what was decided before stays counted where it is."""
    rows = scope.all(scope.select(Appeal))
    ended = [row.result for row in rows if row.ended_on and first <= row.ended_on <= last]
    asked = sum(first <= row.asked_on <= last for row in rows)
    return {"asked": asked, "ended": len(ended)} | {result: ended.count(result) for result in RESULTS}
