"""The committee: what comes up to it, what it decides, two members agreeing, and the central register.

`preview` and `escalate` are done from a community's case; the rest by members. A community hears of it through
steps in its own case; nothing of what is written here goes down but what a decision says is for it.
"""

from .advice import deadlocks
from .decisions import agree, decision, proposals, propose
from .inbox import confirm_receipt, escalate, open_direct, origin, preview, tally
from .register import (
    add_keyholder,
    at_register,
    entries_of,
    found_register,
    key_holders,
    open_people,
    open_until,
    people,
    record,
    register,
)
from .rules import FURTHER, RECORD_TYPES, SENT_STEPS, STANDINGS
from .seats import keep_seats, leave, promise, remove, stay, turn_some
from .team import found, give_role, invite, members

__all__ = [
    "FURTHER",
    "RECORD_TYPES",
    "SENT_STEPS",
    "STANDINGS",
    "add_keyholder",
    "agree",
    "at_register",
    "confirm_receipt",
    "deadlocks",
    "decision",
    "entries_of",
    "escalate",
    "found",
    "found_register",
    "give_role",
    "invite",
    "keep_seats",
    "key_holders",
    "leave",
    "members",
    "open_direct",
    "open_people",
    "open_until",
    "origin",
    "people",
    "preview",
    "promise",
    "proposals",
    "propose",
    "record",
    "register",
    "remove",
    "stay",
    "tally",
    "turn_some",
]
