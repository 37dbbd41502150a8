"""What goes out of a case: letters to the people it is about, their boxes, redaction, appeals, measures as duties.

A letter has four parts, is held against everything that could tell who reported, and leaves only when a second member
has signed these very words. Whoever gets one answers in a box of their own, which leads to nothing else.
`mark` hides passages of a text: what leaves the case (`cases.leaving`) carries the copy without them.
"""

from . import appeals, asked, box, breaches, found
from .checking import Finding, Material
from .checking import find as tells
from .composing import ask, begin, drop, give_back, listing, material, read, save, sign
from .expunging import PERMANENT, expunge, looks, owed
from .labels import FINDINGS as FINDING_WORDS
from .labels import PARTS as PART_WORDS
from .ladder import keep_step, ladder_of
from .redactions import copy_of, mark, marks_of, passages, texts
from .sending import Sent, acknowledge, send
from .terms import SOON, Wanted, ask_back, bare, carry_out, decide_back, ending, hand, impose, remind, rolls_out
from .terms import listing as terms_of
from .turns import Waits, waiting
from .views import PARTS

__all__ = [
    "PERMANENT",
    "expunge",
    "looks",
    "owed",
    "appeals",
    "asked",
    "Material",
    "material",
    "FINDING_WORDS",
    "Finding",
    "tells",
    "ladder_of",
    "keep_step",
    "terms_of",
    "remind",
    "rolls_out",
    "impose",
    "hand",
    "decide_back",
    "carry_out",
    "ask_back",
    "bare",
    "Waits",
    "Wanted",
    "PARTS",
    "PART_WORDS",
    "SOON",
    "Sent",
    "acknowledge",
    "ask",
    "ending",
    "begin",
    "box",
    "breaches",
    "copy_of",
    "drop",
    "found",
    "give_back",
    "listing",
    "mark",
    "marks_of",
    "passages",
    "read",
    "save",
    "send",
    "sign",
    "texts",
    "waiting",
]
