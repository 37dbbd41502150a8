"""What everybody is told: numbers without names.

`tally` counts and hides nothing; a statement (`look`, `publish`, `published`) is a frozen telling of it in which small
numbers name nobody.
"""

from .numbers import tally
from .statements import Asked, Told, look, publish, published, versions

__all__ = ["Asked", "Told", "look", "publish", "published", "tally", "versions"]
