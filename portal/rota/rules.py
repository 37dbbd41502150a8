"""Whom to ask first. Pure: no database, no clock."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

LONGEST = timedelta(hours=36)
LONGEST_LEAVE = timedelta(days=400)


def order(running: Iterable[tuple[str, bool]], standing: Iterable[str], able: Iterable[str], away) -> list[str]:
    """Whoever is on duty, in the order of asking.

    `running`: (person, second) of the shifts of this hour; `standing`: whoever is asked when there is none, then who
    stands in for them. Somebody away is passed over; whoever left the team is nobody.
    """
    now = sorted(running, key=lambda shift: shift[1])
    wanted = [person for person, _second in now] + [person for person in standing if person]
    return [person for person in dict.fromkeys(wanted) if person in able and person not in away]


def shift_ok(starts: datetime, ends: datetime) -> bool:
    """Whether these hours can be a shift."""
    return starts < ends <= starts + LONGEST


def leave_ok(first: date, last: date) -> bool:
    """Whether these days can be a leave."""
    return first <= last <= first + LONGEST_LEAVE
