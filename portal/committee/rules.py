"""How the committee decides. Pure."""

from datetime import timedelta

FURTHER = ("log_only", "advise", "take_over", "measure", "refer")
VOTE = timedelta(days=7)
"""How long a vote lasts unless somebody says so."""
LIGHT = ("log_only", "advise", "refer")
SENT_STEPS = ("received", "committee_confirmed", "committee_reviewed", "decided", "committee_recorded")
"""What a sender sees happen, in order; the first is that it arrived."""


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
