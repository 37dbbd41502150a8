"""Remembers who did what, when: one keyed hash chain a partition, anchored once a day outside the database.

A line holds ids and codes only: no name, no address, no word anybody wrote.
"""

from .anchors import anchor, anchors_file, anchors_of, anchors_up_to, configure, last_anchor
from .counted import counts
from .older import put_away
from .service import Line, forget, lines, record, settle, waiting
from .verify import Problem, verify

__all__ = [
    "Line",
    "Problem",
    "anchor",
    "anchors_file",
    "anchors_of",
    "anchors_up_to",
    "configure",
    "counts",
    "forget",
    "last_anchor",
    "lines",
    "put_away",
    "record",
    "settle",
    "verify",
    "waiting",
]
