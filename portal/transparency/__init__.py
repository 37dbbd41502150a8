"""What everybody is told: numbers without names.

`tally` counts and hides nothing; a statement (`look`, `publish`, `published`) is a frozen telling of it in which small
numbers name nobody.
"""

from .labels import as_facts
from .moving import bring as bring_statements
from .moving import told as statements_told
from .numbers import tally
from .statements import Asked, Told, look, publish, published, versions
from .telling import expunge, offers, take_all_out, take_out

__all__ = [
    "Asked",
    "Told",
    "as_facts",
    "bring_statements",
    "expunge",
    "look",
    "offers",
    "publish",
    "published",
    "statements_told",
    "take_all_out",
    "take_out",
    "tally",
    "versions",
]
