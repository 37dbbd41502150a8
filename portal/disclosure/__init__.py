"""Telling a community or another committee what the register holds of somebody: exactly what, why, on what ground,
signed by two, kept, and corrected later to everybody who received it. Information, not direction.
"""

from .expunging import expunge, expunge_old
from .labels import FOOTINGS
from .labels import sentence as fault_words
from .received import Told, read, received
from .service import Draft, View, again, correct, draft, log, of_check, outside, readers, show, sign, withdraw

__all__ = [
    "Draft",
    "FOOTINGS",
    "Told",
    "View",
    "again",
    "correct",
    "draft",
    "fault_words",
    "expunge",
    "expunge_old",
    "log",
    "of_check",
    "outside",
    "read",
    "readers",
    "received",
    "show",
    "sign",
    "withdraw",
]
