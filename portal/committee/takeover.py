"""The committee asks a community to hand a case over whole; the community agrees, and sees all that goes, or does not.

What reporters wrote goes only where each of them agreed that the committee reads it. Nothing is kept of it but steps,
in the case here and in the case there.
"""

from .. import access, audit, cases
from ..access import require
from ..errors import Conflict, NotFound, Refused
from .inbox import APPEAL, PLACE, came_from
from .models import Escalation

ASKED, AGREED, REFUSED = "takeover_asked", "takeover_agreed", "takeover_refused"
PARTS = ("facts", "actions", "people", "review", "responses", "files", "report", "dialogue", "notes")
WORDS_OF_REPORTERS = ("report", "dialogue")
_NOT_IN = ("received", "recorded", "closed")


def standing(view) -> str:
    """How it stands in a case: "", or the last of the three steps."""
    codes = [code for code in view.step_codes if code in (ASKED, AGREED, REFUSED)]
    return codes[-1] if codes else ""


def may_ask(actor, view) -> bool:
    """Whether this central case came from a community that still works on its own and was not asked yet."""
    if view.source == APPEAL:
        return False
    return bool(came_from(actor, view.id).sender) and standing(view) in ("", REFUSED) and view.state not in _NOT_IN


def ask(actor, case_id: str, text: str) -> None:
    """Ask the community that sent it to hand the case over: they read these words."""
    view, row = cases.read(actor, case_id), came_from(actor, case_id)
    if not row.sender:
        raise NotFound
    if not may_ask(actor, view):
        raise Conflict("step_does_not_follow")
    cases.advance(actor, case_id, "note", "case.note", ASKED)
    cases.step(access.letterbox(row.sender), row.sender_case, ASKED, cases.checked(text))
    audit.record(actor, "committee.takeover_asked", case_id)


def _above(actor, case_id: str) -> str:
    above = access.letterbox(PLACE)
    wanted = above.select(Escalation).where(Escalation.sender == actor.partition, Escalation.sender_case == case_id)
    found = above.first(wanted)
    if found is None:
        raise NotFound
    return found.case_id


def _asked(actor, case_id: str) -> tuple[object, str]:
    require(actor, "case.escalate", cases.see(actor, case_id))
    view = cases.read(actor, case_id)
    if standing(view) != ASKED:
        raise Conflict("step_does_not_follow")
    return view, _above(actor, case_id)


def unwilling(view) -> bool:
    """Whether a reporter of this case did not agree that the committee reads what they wrote."""
    return any("committee" not in report.consent for report in view.reports)


def packet(actor, case_id: str, parts) -> cases.Packet:
    """Exactly what would be handed over. Raises Refused nothing_ticked, unknown_code or reporter_unwilling."""
    view, _central = _asked(actor, case_id)
    if not set(parts) <= set(PARTS):
        raise Refused("unknown_code")
    if set(parts) & set(WORDS_OF_REPORTERS) and unwilling(view):
        raise Refused("reporter_unwilling")
    made = cases.excerpt(actor, case_id, parts)
    if made.empty:
        raise Refused("nothing_ticked")
    return made


def agree(actor, case_id: str, parts, text: str, *, seen: str) -> None:
    """Hand it over: what was looked at goes into the committee's case; the case here rests, for this reason."""
    made, central = packet(actor, case_id, parts), _above(actor, case_id)
    if made.seal != seen:
        raise Refused("changed", 409)
    state = cases.see(actor, case_id).state
    cases.hand_records(actor, made, PLACE, central)
    if cases.may_follow(cases.COMMUNITY, state, "hold"):
        cases.hold(actor, case_id, "committee", text)
    cases.step(actor, case_id, AGREED, person_id=actor.person)
    cases.step(access.letterbox(PLACE), central, AGREED)
    audit.record(actor, "committee.taken_over", case_id)


def refuse(actor, case_id: str, text: str) -> None:
    """Keep it: the committee reads why."""
    _view, central = _asked(actor, case_id)
    cases.step(actor, case_id, REFUSED, person_id=actor.person)
    cases.step(access.letterbox(PLACE), central, REFUSED, cases.checked(text), kind="response")
    audit.record(actor, "committee.takeover_refused", case_id)
