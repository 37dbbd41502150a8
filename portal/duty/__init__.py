"""Who looks after what, what is due by when, and whose turn it is: over all places one handles reports at.

Clocks hear of every act of a case and end by the act they wait for, by nothing else. `start` and `end` are for the
rooms whose acts have a clock of their own. Mails and the calendar say that something is due, never what.
"""

from . import after
from .clocks import MORNING, Due, end, hours_of, running, set_hours, start
from .notices import asks, remind, send_daily, set_daily
from .rules import CLOCKS, HELP, REVIEW
from .turn import at_place, entries, new_feed
from .work import assign, assigned, expunge, loads, pass_on, pieces, set_tags

__all__ = [
    "CLOCKS",
    "HELP",
    "MORNING",
    "REVIEW",
    "Due",
    "after",
    "asks",
    "assign",
    "assigned",
    "at_place",
    "end",
    "entries",
    "expunge",
    "hours_of",
    "loads",
    "new_feed",
    "pass_on",
    "pieces",
    "remind",
    "running",
    "send_daily",
    "set_daily",
    "set_hours",
    "set_tags",
    "start",
]
