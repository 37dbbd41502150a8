"""Meetings of the committee: an agenda made of what waits, and minutes that stay with those who may read them.

What is said of a case is written into that case, by its own verbs. Whoever stepped back from a case finds neither its
line on the agenda nor its part of the minutes.
"""

from .agenda import Waiting, what_waits
from .reading import ItemView, MeetingView, listing, read
from .rules import ACTS, RULES, STATES, follow
from .service import add_topic, attend, begin, call_off, close, drop_topic, expunge, plan, stand, write

__all__ = [
    "ACTS",
    "ItemView",
    "MeetingView",
    "RULES",
    "STATES",
    "Waiting",
    "add_topic",
    "attend",
    "begin",
    "call_off",
    "close",
    "drop_topic",
    "expunge",
    "follow",
    "listing",
    "plan",
    "read",
    "stand",
    "what_waits",
    "write",
]
