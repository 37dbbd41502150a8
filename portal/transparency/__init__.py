"""What everybody is told: numbers without names.

`tally` counts and hides nothing; a statement is a frozen telling of it in which small numbers name nobody.
"""

from .numbers import tally

__all__ = ["tally"]
