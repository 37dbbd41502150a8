"""The committee asks a community for more of a case than it filed: the names, the facts. Lighter than taking it over.

The community sees what is asked and why, ticks what it sends, sees exactly that, and sends it or says why not. The case
stays with it. The words of reporters, and who they are, are never asked for in this way.
"""

from .. import access, audit, cases
from ..access import require
from ..errors import Conflict, NotFound, Refused
from .inbox import APPEAL, PLACE, came_from
from .models import Escalation

ASKED, SENT, KEPT = "more_asked", "more_sent", "more_kept"
PARTS = ("reported", "people", "facts", "actions", "review", "responses", "files")
USUAL = ("people",)
_NOT_IN = ("received", "closed")


def standing(view) -> str:
    """How it stands in a case: "", or the last of the three steps."""
    codes = [code for code in view.step_codes if code in (ASKED, SENT, KEPT)]
    return codes[-1] if codes else ""


def missing(row: Escalation) -> list[str]:
    """What has not come yet, of what can be asked for."""
    came = (row.parts or "").split() if row.parts is not None else cases.LEAST if row.level == "least" else ()
    covered = {"reported"} if "people" in came else set()
    return [code for code in PARTS if code not in came and code not in covered]


def may_ask(actor, view) -> bool:
    """Whether this central case came from a community, lacks something, and nothing is asked just now."""
    if view.kind != cases.CENTRAL or view.source == APPEAL or view.state in _NOT_IN or standing(view) == ASKED:
        return False
    row = came_from(actor, view.id)
    return bool(row.sender) and bool(missing(row))


def ask(actor, case_id: str, parts, text: str) -> None:
    """Ask the community that sent it for these parts: they read these words.

    Raises Refused nothing_ticked, and Conflict while something is asked already.
    """
    view, row = cases.read(actor, case_id), came_from(actor, case_id)
    if not row.sender:
        raise NotFound
    if not may_ask(actor, view):
        raise Conflict("step_does_not_follow")
    wanted = [code for code in missing(row) if code in parts]
    if not wanted:
        raise Refused("nothing_ticked")
    cases.advance(actor, case_id, "note", "case.note", ASKED)
    below = access.letterbox(row.sender)
    cases.step(below, row.sender_case, ASKED, cases.checked(text), more={"parts": wanted})
    audit.record(actor, "committee.more_asked", case_id)


def _asked(actor, case_id: str) -> tuple[object, Escalation]:
    require(actor, "case.escalate", cases.see(actor, case_id))
    view, above = cases.read(actor, case_id), access.letterbox(PLACE)
    if standing(view) != ASKED:
        raise Conflict("step_does_not_follow")
    wanted = above.select(Escalation).where(Escalation.sender == actor.partition, Escalation.sender_case == case_id)
    return view, above.first(wanted)


def offered(actor, case_id: str) -> list[str]:
    """Which parts the community can still send: what went before does not go twice."""
    try:
        _view, row = _asked(actor, case_id)
    except Conflict:
        return list(PARTS)
    return missing(row)


def wanted(view) -> tuple[str, ...]:
    """Which parts the committee asks for, as its last question says."""
    told = [note.more["parts"] for note in view.notes_of("advice") if note.more.get("parts")]
    return tuple(told[-1]) if told else ()


def packet(actor, case_id: str, parts) -> cases.Packet:
    """Exactly what would go; what went before does not go twice. Raises Refused nothing_ticked or unknown_code."""
    view, row = _asked(actor, case_id)
    if not set(parts) <= set(PARTS):
        raise Refused("unknown_code")
    there = "reported" not in missing(row)
    made = cases.excerpt(actor, case_id, parts)
    if there:
        made = cases.packed_without(made, lambda one: one.what == "party" and one.facts["role"] == "reported")
    if made.empty:
        raise Refused("nothing_ticked")
    return made


def send(actor, case_id: str, parts, text: str, *, seen: str) -> None:
    """Send it: what was looked at goes into the committee's case; nothing changes for the case here."""
    made, (_view, row) = packet(actor, case_id, parts), _asked(actor, case_id)
    if made.seal != seen:
        raise Refused("changed", 409)
    cases.hand_records(actor, made, PLACE, row.case_id)
    cases.step(actor, case_id, SENT, person_id=actor.person)
    cases.step(access.letterbox(PLACE), row.case_id, SENT, text, kind="response")
    came = {*(row.parts or " ".join(cases.LEAST)).split(), *parts}
    row.parts = " ".join(code for code in cases.PARTS if code in came)
    audit.record(actor, "committee.more_sent", case_id)


def keep(actor, case_id: str, text: str) -> None:
    """Send nothing more: the committee reads why."""
    why, (_view, row) = cases.checked(text), _asked(actor, case_id)
    cases.step(actor, case_id, KEPT, person_id=actor.person)
    cases.step(access.letterbox(PLACE), row.case_id, KEPT, why, kind="response")
    audit.record(actor, "committee.more_kept", case_id)
