"""Who gets a report, and which words a reporter may read about it. Pure: no database, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass

COMMUNITY, COMMITTEE = "community", "committee"
DOORS = (COMMUNITY, COMMITTEE)
MEMBER = "member:"
ONGOING = ("yes", "no", "pattern", "unknown")
ENOUGH = 2

STEPS = (
    "received",
    "opened",
    "being_looked_at",
    "passed_to_committee",
    "committee_confirmed",
    "committee_reviewed",
    "decided",
    "committee_recorded",
    "closed",
)

CHOSEN, NOBODY_THERE, ALL_EXCLUDED, NOT_THERE = "chosen", "nobody_there", "all_excluded", "nobody_anywhere"
MEMBER_GONE, MEMBER_OUT = "member_gone", "member_out"


@dataclass(frozen=True)
class Route:
    """Which door a report takes, who then holds its key, and why it is not the door that was asked for.

    `reason`: "chosen"; "nobody_there" (that team has no handler); "all_excluded" (its handlers were all left
    out); "nobody_anywhere" (then `readers` is empty, and nothing can be sent). `alone`: one person was chosen to be
    the only reader; "member_gone" and "member_out" say why that person can't be.
    """

    door: str
    readers: tuple[str, ...]
    reason: str = CHOSEN
    alone: bool = False

    @property
    def few(self) -> bool:
        """Fewer than two would read it, and nobody chose so: say so, and offer the other door."""
        return not self.alone and 0 < len(self.readers) < ENOUGH


def member_of(door: str) -> str | None:
    """The one person a door leads to, or None for the doors of several."""
    return door.removeprefix(MEMBER) if door.startswith(MEMBER) else None


def _to_one(person: str, teams: dict, out: set) -> Route:
    door = next((name for name in DOORS if person in teams[name]), None)
    if door is None:
        return Route(COMMUNITY, (), MEMBER_GONE, alone=True)
    if person in out:
        return Route(door, (), MEMBER_OUT, alone=True)
    return Route(door, (person,), alone=True)


def route(door: str, handlers: Iterable[str], openers: Iterable[str], excluded: Iterable[str]) -> Route:
    """The way of a report: through the door asked for, or through the other one when nobody is left there."""
    out = set(excluded)
    teams = {COMMUNITY: tuple(handlers), COMMITTEE: tuple(openers)}
    one = member_of(door)
    if one is not None:
        return _to_one(one, teams, out)
    left = {name: tuple(person for person in people if person not in out) for name, people in teams.items()}
    wanted = door if door in DOORS else COMMUNITY
    other = COMMITTEE if wanted == COMMUNITY else COMMUNITY
    why = ALL_EXCLUDED if teams[wanted] else NOBODY_THERE
    if left[wanted]:
        return Route(wanted, left[wanted])
    if wanted == COMMUNITY and left[other]:
        return Route(other, left[other], why)
    return Route(wanted, (), why if any(teams.values()) else NOT_THERE)
