"""What a text says about itself: its sources and theirs, its licence, its language, what it leaves open.

Everything is a guess with the sentence it came from; a person confirms it.
"""

from .found import Found
from .inspecting import Inspection, in_lines, inspect
from .known import names_a_code
from .licensing import licence_in
from .owning import Own, Remark

__all__ = ["Found", "Inspection", "Own", "Remark", "in_lines", "inspect", "licence_in", "names_a_code"]
