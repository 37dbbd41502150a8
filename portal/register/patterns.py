"""The pattern behind a code: how many records, from how many communities, of what kinds, more or less of late.

It speaks of numbers, for every member who did not step back. It proposes; people decide.
"""

from collections import Counter
from dataclasses import dataclass

from .. import cases, clock
from ..access import require
from . import rules
from .entries import EntryView, views
from .models import RegisterEntry
from .sight import sight_of
from .standing import Standing, standings

VIOLATIONS = ("violation", "violation_unidentified")


@dataclass(frozen=True)
class Pattern:
    """What many records of one person say together. `held`: the cases whose key the reader holds, who sees where."""

    id: str
    code_name: str
    how: Standing
    entries: tuple[EntryView, ...]
    communities: int
    direct: int
    unknown: int
    kinds: tuple[tuple[str, int], ...]
    years: tuple[tuple[int, int], ...]
    trend: str
    suggestion: str
    held: frozenset = frozenset()


def pattern(actor, person_id: str) -> Pattern:
    """The pattern behind a code. NotFound for whoever stepped back from one of its cases."""
    require(actor, "register.see")
    seen = sight_of(actor)
    group = seen.group(seen.person(person_id))
    ids = [one.id for one in group]
    found = seen.scope.all(seen.rows().where(RegisterEntry.person_id.in_(ids)).order_by(RegisterEntry.received.desc()))
    entries = views(seen, found)
    how = standings(seen, group)[group[0].id]
    senders = Counter(entry.sender for entry in found)
    communities = sum(1 for sender in senders if sender not in ("", "sheet"))
    days = [entry.received for entry in found]
    way = rules.trend(days, clock.today())
    violations = [entry.received for entry in found if _counts(entry)]
    since = sum(how.since is not None and day > how.since for day in violations)
    return Pattern(
        group[0].id,
        group[0].code_name,
        how,
        tuple(entries),
        communities,
        senders[""],
        senders["sheet"],
        tuple(Counter(entry.category for entry in found if entry.category).most_common()),
        tuple(sorted(Counter(day.year for day in days).items())),
        way,
        rules.suggestion(how.standing, len(violations), communities, since),
        frozenset(cases.held_among(actor, [entry.case_id for entry in found])),
    )


def _counts(entry: RegisterEntry) -> bool:
    """Whether a record is of a violation: as it was found, or, brought in from a sheet, as its kind says."""
    return entry.outcome in VIOLATIONS or (entry.sender == "sheet" and entry.record_type in ("3", "4", "5"))
