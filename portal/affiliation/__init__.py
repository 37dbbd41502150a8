"""Affiliation: a community asks, the committee decides, and both look at it again every year.

A community and the committee keep the same steps, each in its own place; what one side does adds a row at both. The
five requirements are read from the community's published pages, with the sentence that shows each.
"""

from .checklist import Check, checks, point_to, tells_numbers
from .labels import STATES as STATE_WORDS
from .models import Affiliated
from .parting import part
from .reading import (
    Standing,
    StepView,
    affiliated,
    is_affiliated,
    names_of,
    proposal,
    standing,
    standings,
    steps,
    tally,
    waiting,
)
from .rules import ACTS, COMMUNITY_ACTS, RULES, STATES, follow
from .service import add_words, agree, answer, ask, propose, put_on_list, take_off_list, withdraw

__all__ = [
    "ACTS",
    "Affiliated",
    "COMMUNITY_ACTS",
    "Check",
    "RULES",
    "STATES",
    "STATE_WORDS",
    "Standing",
    "StepView",
    "add_words",
    "affiliated",
    "agree",
    "answer",
    "ask",
    "checks",
    "follow",
    "is_affiliated",
    "names_of",
    "part",
    "point_to",
    "proposal",
    "propose",
    "put_on_list",
    "standing",
    "standings",
    "steps",
    "take_off_list",
    "tally",
    "tells_numbers",
    "waiting",
    "withdraw",
]
