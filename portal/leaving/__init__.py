"""A community leaves, or moves: it takes along what is its own, and what it leaves behind is told or taken away.

`pack` is what it takes along, `bring` takes that in elsewhere. `ask` begins leaving, the committee's `agree` ends it.
"""

from .boxes import end_boxes
from .packing import pack
from .service import ask, choose, escalations, of, take_back, waiting
from .shutting import agree
from .unpacking import bring, opened

__all__ = [
    "agree",
    "ask",
    "bring",
    "choose",
    "end_boxes",
    "escalations",
    "of",
    "opened",
    "pack",
    "take_back",
    "waiting",
]
