"""How the committee decides. Pure."""

FURTHER = ("log_only", "advise", "take_over", "measure", "refer")
SENT_STEPS = ("received", "committee_confirmed", "committee_reviewed", "decided", "committee_recorded")
"""What a sender sees happen, in order; the first is that it arrived."""


def next_act(state: str, *, proposed: bool, mine: bool, key_holder: bool) -> str:
    """The one clear next action on a central case, for one reader."""
    if state == "reviewed":
        if not proposed:
            return "decide"
        return "wait" if mine else "agree"
    if state == "decided":
        return "record" if key_holder else "wait_record"
    return {"received": "confirm", "confirmed": "review", "recorded": "close", "closed": "rest"}[state]
