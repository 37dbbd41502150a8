"""How the committee decides, and which record follows from which standing. Pure."""

from datetime import date, timedelta

from ..errors import Refused

STANDINGS = ("none", "flagged", "banned")
FURTHER = ("log_only", "advise", "take_over", "measure", "refer")
RECORD_TYPES = ("1", "1b", "2", "3", "4", "5")
STANDING_OF = {"1": "none", "1b": "none", "2": "none", "3": "none", "4": "flagged", "5": "banned"}
NOBODY_KNOWN = ("1", "1b", "2")
VOTE = timedelta(days=7)
"""How long a vote lasts unless somebody says so."""
LIGHT = ("log_only", "advise", "refer")
SENT_STEPS = ("received", "committee_confirmed", "committee_reviewed", "decided", "committee_recorded")
"""What a sender sees happen, in order; the first is that it arrived."""


def check_standing(standing: str, until: date | None, today: date) -> None:
    """Raise Refused for a standing that makes no sense: an unknown one, a day without one, a day gone by."""
    if standing not in STANDINGS:
        raise Refused("unknown_code")
    if until is not None and standing == "none":
        raise Refused("until_without_standing")
    if until is not None and until <= today:
        raise Refused("until_gone_by")


def check_record(record_type: str, standing: str, known: bool, decided: str) -> None:
    """Raise Refused unless type, standing and decision fit together, and somebody is named where one must be."""
    if record_type not in RECORD_TYPES:
        raise Refused("unknown_code")
    if STANDING_OF[record_type] != standing:
        raise Refused("type_and_standing")
    if STANDINGS.index(standing) > STANDINGS.index(decided):
        raise Refused("beyond_decision")
    if not known and record_type not in NOBODY_KNOWN:
        raise Refused("nobody_named")


def usual_rule(further: str, standing: str) -> str:
    """Two agree to record, advise or refer; everybody, or on the last day two thirds, to whatever weighs more."""
    return "two_agree" if further in LIGHT and standing != "banned" else "consensus"


def next_act(state: str, *, vote: str, key_holder: bool) -> str:
    """The one clear next action on a central case, for one reader.

    `vote`: how the open proposal stands for them: "" for none, agree, wait, settle or stuck.
    """
    if state == "reviewed":
        return vote or "decide"
    if state == "decided":
        return "record" if key_holder else "wait_record"
    return {"received": "confirm", "confirmed": "review", "recorded": "close", "closed": "rest"}[state]
