"""The steps a case takes once its facts are gathered: carried out, told, followed up, resolved, filed; and on hold.

Each is an act of the table in rules.py. None of them is a wall: a case can be closed from every running state.
"""

from datetime import date

from .. import clock, reports
from ..errors import NotFound, Refused
from . import deciding, drawers, vocabulary
from .acts import begin, checked, done
from .models import Case, MeasureParty
from .service import held_still, reports_of


def clear(actor, case_id: str) -> None:
    """Enough colleagues have said that nothing stands in their way."""
    case = begin(actor, case_id, "clear", "case.note")
    drawers.put_step(actor, case, "cleared", actor.person)
    done(actor, case, "cleared")


def _step(actor, case_id: str, act: str, code: str, text: str, look_again: date | None, **more) -> Case:
    case = begin(actor, case_id, act, "case.close")
    if look_again is not None and look_again < clock.today():
        raise Refused("day_gone")
    drawers.put_note(actor, case, code, checked(text), author=actor.person, **more)
    drawers.put_step(actor, case, code, actor.person)
    case.look_again = look_again
    return case


def enact(actor, case_id: str, text: str) -> None:
    """Say who carried the decision out, and how. What was decided stands among the actions from then on."""
    case = held_still(actor, case_id, "case.close")
    _note_measure(actor, case)
    done(actor, _step(actor, case_id, "enact", "enacted", text, case.look_again), "enacted")


def _note_measure(actor, case: Case) -> None:
    """The measure that was decided, towards the people it is about, unless somebody has written it down already."""
    decided = deciding.decision(actor, case.id)
    kind = decided.words.get("measure", "nothing") if decided else "nothing"
    found = drawers.opened(actor, case)
    if kind == "nothing" or kind in {one.kind for one in found["measures"]}:
        return
    facts = {"kind": kind, "text": decided.words.get("plan", "")}
    measure_id = drawers.put_measure(actor, case, facts, author=actor.person)
    for party_id in dict.fromkeys(one.id for one in found["parties"] if one.role == "reported"):
        actor.add(MeasureParty(measure_id=measure_id, party_id=party_id))


def follow(actor, case_id: str, text: str, look_again: date | None = None) -> None:
    """Say how everybody is now, and when somebody asks again."""
    done(actor, _step(actor, case_id, "follow", "following", text, look_again), "followed")


def resolve(actor, case_id: str, text: str, look_again: date | None = None) -> None:
    """Say what was done and what came of it; `look_again` is the day of the review."""
    done(actor, _step(actor, case_id, "resolve", "resolved", text, look_again), "resolved")


def file(actor, case_id: str) -> None:
    """It is filed where it belongs, or does not have to be."""
    case = begin(actor, case_id, "file", "case.close")
    drawers.put_step(actor, case, "filed", actor.person)
    done(actor, case, "filed_away")


def hold(actor, case_id: str, reason: str, text: str, look_again: date | None = None) -> None:
    """Let a case rest for a reason, until a day. Where it stood is remembered."""
    if reason not in vocabulary.HOLD_REASONS:
        raise Refused("unknown_code")
    before = held_still(actor, case_id, "case.close").state
    case = _step(actor, case_id, "hold", "on_hold", text, look_again, more={"reason": reason})
    case.before = before
    done(actor, case, "held")


def resume(actor, case_id: str, text: str = "") -> None:
    """Go on where it stood."""
    case = begin(actor, case_id, "resume", "case.close")
    if text.strip():
        drawers.put_note(actor, case, "note", checked(text), author=actor.person)
    case.before, case.look_again = "", None
    drawers.put_step(actor, case, "resumed", actor.person)
    done(actor, case, "resumed")


def tell(actor, case_id: str, text: str, report_ids=(), *, signed: bool = False) -> int:
    """Tell the reporters what came of it; says how many. Without a reporter's box: write down who was told, and how."""
    case = begin(actor, case_id, "tell", "case.answer")
    linked = reports_of(actor, case_id)
    if not set(report_ids) <= set(linked):
        raise NotFound
    reached = sum(_told(actor, report_id, checked(text), signed) for report_id in report_ids or linked)
    if not reached:
        drawers.put_note(actor, case, "told", checked(text), author=actor.person)
    case.told = True
    drawers.put_step(actor, case, "told", actor.person)
    done(actor, case, "told")
    return reached


def _told(actor, report_id: str, text: str, signed: bool) -> bool:
    try:
        reports.answer(actor, report_id, text, signed=signed)
    except Refused as refused:
        if refused.code != "no_reporter":
            raise
        return False
    reports.step(actor, report_id, "decided")
    return True
