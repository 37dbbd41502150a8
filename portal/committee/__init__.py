"""The committee: what comes up to it, what it decides, two members agreeing; what is recorded.

`preview` and `escalate` are done from a community's case; the rest by members. A community hears of it through
steps in its own case; nothing of what is written here goes down but what a decision says is for it.
"""

from .decisions import Decision, agree, decision, proposals, propose
from .expunging import expunge, looked_at
from .inbox import confirm_receipt, escalate, open_direct, origin, preview, still_open, tally
from .recording import record
from .rules import FURTHER, SENT_STEPS
from .seats import ending as ending_seats
from .seats import keep_seats, leave, promise, remove, stay, turn_some
from .team import found, give_role, invite, members

__all__ = [
    "Decision",
    "FURTHER",
    "SENT_STEPS",
    "agree",
    "confirm_receipt",
    "decision",
    "ending_seats",
    "escalate",
    "expunge",
    "found",
    "give_role",
    "invite",
    "keep_seats",
    "leave",
    "looked_at",
    "members",
    "open_direct",
    "origin",
    "preview",
    "promise",
    "proposals",
    "propose",
    "record",
    "remove",
    "stay",
    "still_open",
    "tally",
    "turn_some",
]
