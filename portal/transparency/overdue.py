"""Which affiliated communities have told no numbers for more than a year, and what shows that one did."""

from dataclasses import dataclass
from datetime import date, timedelta

from .. import access, affiliation, clock
from . import labels, statements

GRACE = timedelta(days=365 + 30)


@dataclass(frozen=True)
class Late:
    """A community that promised to tell and has not; `since`: the last day it told of, or when it was affiliated."""

    slug: str
    name: str
    since: date


def late() -> list[Late]:
    """Those that are overdue, the one for longest first."""
    places, found = dict(access.teams()), []
    for one in affiliation.affiliated():
        told = [each.last for each in statements.published(places[one.slug])]
        since = max([one.since, *told])
        if since + GRACE < clock.today():
            found.append(Late(one.slug, one.name, since))
    return sorted(found, key=lambda one: one.since)


@affiliation.tells_numbers
def shown(place: str) -> str:
    """The latest statement of a community, as what shows that it tells its numbers."""
    told = statements.published(place)
    if not told or told[0].last + GRACE < clock.today():
        return ""
    return labels.published_for(told[0].first, told[0].last)
