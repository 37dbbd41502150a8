"""How long a report may wait for a first human answer, and who is reminded when. Pure: no database, no clock."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

UNSAID = 72  # hours of patience where a community promised nothing
DUTY, DEPUTY, ALL, LEAD, OVER = "duty", "deputy", "all", "lead", "over"
LADDER = ((DUTY, 50), (DEPUTY, 75), (ALL, 100), (LEAD, 125), (OVER, 150))
LAST = len(LADDER)


def starts(moment: datetime) -> datetime:
    """From when a report waits: the next full hour, so that no row tells the minute somebody wrote."""
    whole = moment.replace(minute=0, second=0, microsecond=0)
    return whole if whole == moment else whole + timedelta(hours=1)


def moment_of(since: datetime, hours: float, percent: int) -> datetime:
    """When so much of the promised time has passed."""
    return since + timedelta(hours=hours or UNSAID) * percent / 100


def due(since: datetime, hours: int) -> datetime:
    """When the first answer should be there."""
    return moment_of(since, hours, 100)


def reached(since: datetime, hours: float, now: datetime) -> int:
    """How many steps of the ladder lie behind a report that still waits."""
    return sum(now >= moment_of(since, hours, percent) for _who, percent in LADDER)


def is_over(since: datetime | None, hours: int, now: datetime) -> bool:
    """Whether nobody answered for so long that the committee is offered."""
    return since is not None and reached(since, hours, now) == LAST


def reminded(done: int, now_at: int, readers: Iterable[str], first: Iterable[str], leads: Iterable[str]) -> list[str]:
    """Whom the steps after `done` up to `now_at` remind, among those who can read the report.

    `first`: whoever is on duty, then who stands in, then the others in the order in which they joined.
    """
    able = list(readers)
    order = [person for person in first if person in able]
    order += [person for person in able if person not in order]
    whom: Mapping[str, list[str]] = {
        DUTY: order[:1],
        DEPUTY: order[1:2] or order[:1],
        ALL: order,
        LEAD: [person for person in leads if person in able] or order,
        OVER: [],
    }
    found = [person for who, _percent in LADDER[done:now_at] for person in whom[who]]
    return list(dict.fromkeys(found))
