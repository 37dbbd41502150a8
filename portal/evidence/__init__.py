"""What people send to show what happened: judged, copied without what it tells of them, sealed, looked at safely.

`take` seals files with their originals beside them; `about` says what a file is; `note_opening` keeps why somebody
opens an original. The pages of a file hang in the rooms above: each gives a `Shelf` to `look`, `drawn`, `original`.
"""

from .answer_routes import Shelf, attachment, drawn, look, original
from .judging import Problem, tidy_name
from .labels import line as line_words
from .labels import problem as problem_words
from .labels import size as size_words
from .labels import told as told_words
from .opening import OpeningView, expunge, note_opening, openings
from .showing import About, about
from .taking import SIGNED_IN, UNNAMED, Limits, take

__all__ = [
    "SIGNED_IN",
    "UNNAMED",
    "About",
    "Limits",
    "OpeningView",
    "Problem",
    "Shelf",
    "about",
    "attachment",
    "drawn",
    "expunge",
    "line_words",
    "look",
    "note_opening",
    "openings",
    "original",
    "problem_words",
    "size_words",
    "take",
    "tidy_name",
    "told_words",
]
