"""The board: it sees how the committee works and never what about. It opens no case.

Whoever of the board is part of a case is shut out of it: by name, by their private list, or by a member's hand. They
find it nowhere then: in no number, no log, no list of what is stuck.
"""

from .rules import stuck
from .service import BOARD, Overview, Stuck, decisions, overview, people, readings, shut_out, stuck_cases

__all__ = [
    "BOARD",
    "Overview",
    "Stuck",
    "decisions",
    "overview",
    "people",
    "readings",
    "shut_out",
    "stuck",
    "stuck_cases",
]
