"""Which affiliated communities have told no numbers for more than a year, and what shows that one did."""

from dataclasses import dataclass
from datetime import date, timedelta

from .. import access, affiliation, clock, communities
from . import labels, statements

GRACE, FINAL = timedelta(days=365 + 30), timedelta(days=31)


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


@dataclass(frozen=True)
class DueOfEvent:
    """An event of which numbers are to be told: the first ones when it closes, the last ones within a month."""

    slug: str
    name: str
    first: date
    due: date
    final: bool

    @property
    def late(self) -> bool:
        """Whether the day has passed."""
        return self.due < clock.today()


def of_events(scope) -> list[DueOfEvent]:
    """What a community still has to tell of the events of the last year, the one that is due first."""
    told = {one.event: one for one in reversed(statements.published(scope.partition)) if one.event}
    found = []
    for event in communities.events(scope):
        if not event.last_day <= clock.today() < event.last_day + GRACE:
            continue
        one = told.get(event.slug)
        if one is None or one.facts["so_far"]:
            due = event.last_day if one is None else event.last_day + FINAL
            found.append(DueOfEvent(event.slug, event.name, event.first_day, due, one is not None))
    return sorted(found, key=lambda one: one.due)


@affiliation.tells_numbers
def shown(place: str) -> str:
    """The latest statement of a community, as what shows that it tells its numbers."""
    told = statements.published(place)
    if not told or told[0].last + GRACE < clock.today():
        return ""
    return labels.published_for(told[0].first, told[0].last)
