"""Answers "is anybody on this list flagged or banned?": an agreement first, a list sealed at once, two people who look,
an answer at a set hour that sounds alike whatever it says; then all of it is wiped.

No answer comes from the program: it proposes, two members say. What needs the portal is loaded when first asked for, so
that `portal screening match` stays quick.
"""

from importlib import import_module

from .lists import attendees, register

_WHERE = {
    "agreements": ("Agreement", "Terms", "agreement", "end", "public", "sign", "valid", "versions", "write"),
    "answering": ("stand_behind",),
    "comparing": ("begin", "by_hand", "cancel", "start"),
    "disputes": ("dispute", "disputed", "expunge", "settle", "tellings"),
    "handing": ("hand_on",),
    "naming": ("named",),
    "duties": ("forget", "open_answers", "wipe_due"),
    "looking": ("ask", "look", "say"),
    "reading": ("Read", "Row", "read"),
    "receiving": ("did", "read_answer", "reply", "status", "statuses"),
    "sending": ("Brought", "bring", "lists_of", "send", "throw_away", "turned_away"),
}
_HOME = {name: room for room, names in _WHERE.items() for name in names}
__all__ = [
    "Agreement", "Brought", "Read", "Row", "Terms", "agreement", "ask", "attendees", "begin", "bring", "by_hand",
    "cancel", "did", "dispute", "disputed", "end", "expunge", "forget", "hand_on", "lists_of", "look", "named",
    "open_answers", "public", "read", "read_answer", "register", "reply", "say", "send", "settle", "sign",
    "stand_behind", "start", "status", "statuses", "tellings", "throw_away", "turned_away", "valid", "versions",
    "wipe_due", "write",
]  # fmt: skip


def __getattr__(wanted: str):
    if wanted in _HOME:
        return getattr(import_module(f"{__name__}.{_HOME[wanted]}"), wanted)
    raise AttributeError(wanted)
