"""How long what is kept, and from when that counts. Pure."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from ..errors import Refused

LOOSE = "loose"
TYPES = ("1", "1b", "2", "3", "4", "5", LOOSE)
"""Not against the code; not enough known; nobody known; settled; flagged; banned. Loose: a report that is no case."""
CLASSES = ("words", "names", "rest")
"""Of a record: reporters, witnesses and all that was written; whom it is about; code name, month, kind and outcome."""
WORDS, NAMES, REST = CLASSES
MOST = 240
NOTICE = timedelta(days=31)
"""So long before its day something stands on the list of those who keep time; new times hold from then on."""
APART = timedelta(hours=1)
"""So long after it was first seen to fall due something goes at the earliest."""
JUMP, WAIT = timedelta(days=40), timedelta(days=2)
"""So far between two looks the clock was set, or the portal slept: nothing goes before people had time to notice."""
REVIEW, LASTING = 6, 24
"""Months until somebody looks again: at a hold, and at a standing or a measure without an end."""
REASONS = ("police", "legal", "request", "safety", "other")
LOOKED = "looked"


@dataclass(frozen=True)
class Term:
    """Months each class of a record is kept after it was closed. 0 words or names: not beyond the time to appeal; 0 of
    the rest: for good."""

    words: int
    names: int
    rest: int = 0


@dataclass(frozen=True)
class Version:
    """Times of a place, from a day on."""

    number: int
    since: date
    terms: dict[str, Term]


DEFAULTS = {
    "1": Term(0, 0),
    "1b": Term(14, 14),
    "2": Term(6, 6),
    "3": Term(14, 14),
    "4": Term(26, 26),
    "5": Term(26, 26),
    LOOSE: Term(12, 12),
}
FIRST = Version(0, date.min, DEFAULTS)

_TYPE_OF = {
    "violation": "3",
    "violation_unidentified": "2",
    "no_violation": "1",
    "out_of_scope": "1",
    "insufficient_information": "1b",
    "withdrawn": "1b",
    "resolved_by_parties": "3",
}


def type_of(outcome: str, *, banned: bool = False) -> str:
    """The kind of record a community's case is: as it was found, and whether somebody was to stay away for good."""
    found = _TYPE_OF.get(outcome, "3")
    return "5" if banned and found == "3" else found


def later(day: date, months: int) -> date:
    """The same day so many months later; the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def due_on(base: date, kind: str, which: str, versions, earliest: date) -> date | None:
    """The day on which a class of a record is forgotten; None: never.

    New times hold from their day on: what the earlier ones make due before it goes by those, and what new ones would
    have made due long ago goes on the day they begin, never before. Nothing goes before `earliest`.
    """
    ordered = sorted(versions, key=lambda one: (one.since, one.number))
    for version, following in zip(ordered, [*ordered[1:], None], strict=True):
        months = getattr(version.terms[kind], which)
        if which == REST and not months:
            continue
        day = max(later(base, months), earliest, version.since)
        if following is None or day < following.since:
            return day
    return None


def check(terms: dict[str, Term]) -> None:
    """Raise Refused, with the field it is about, for times that make no sense."""
    for kind, term in terms.items():
        for which in CLASSES:
            if not 0 <= getattr(term, which) <= MOST:
                raise Refused("months_odd", field=f"{which}_{kind}", most=MOST)
        if term.names < term.words:
            raise Refused("names_first", field=f"names_{kind}")
        if term.rest and term.rest < term.names:
            raise Refused("rest_first", field=f"rest_{kind}")
