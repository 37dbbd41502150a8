"""Reports that wait for another one: where that is allowed, whom they are about (as tokens only), and until when.

This room knows ids, days and keyed tokens; what a held thing says, and who may read it, is its owner's. A place
switches it on with `turn`. `hold` keeps a thing and compares its names with the others' in one go; `partners` are
those that name the same person.
"""

from .models import Hold
from .naming import Odd, normal_forms
from .rules import ASK_EARLIEST, ASK_WITHIN, LAST_QUESTION, MOST, TERM, WAIT, YES
from .service import (
    due,
    expunge,
    extend,
    hold,
    hold_of,
    is_asked,
    is_last,
    is_on,
    last_day,
    let_go,
    partners,
    release,
    shown_end,
    turn,
)

__all__ = [
    "ASK_EARLIEST",
    "ASK_WITHIN",
    "LAST_QUESTION",
    "MOST",
    "TERM",
    "WAIT",
    "YES",
    "Hold",
    "Odd",
    "due",
    "expunge",
    "extend",
    "hold",
    "hold_of",
    "is_asked",
    "is_last",
    "is_on",
    "last_day",
    "let_go",
    "normal_forms",
    "partners",
    "release",
    "shown_end",
    "turn",
]
