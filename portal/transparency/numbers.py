"""All the numbers of a period, of one community or of the whole portal. `tally` never hides anything (settled 28)."""

from datetime import date

from .. import access, cases, communities
from ..errors import NotFound, Refused

PLACE = "committee"
TOTALS = (
    *("reports", "incidents", "people_named", "measures", "acted_central", "acted_local", "acted_both"),
    *("passed_on", "settled_by_parties", "banned", "flagged", "no_action", "open", "carried_over"),
    *("promises_kept", "promises_made"),
)
LISTS = {"by_category": "category", "by_outcome": "finding", "by_venue": "venue", "by_measure": "measures"}
MEDIANS = ("days_to_acknowledge", "days_to_close")
NO_PARTITION = ("acted_central", "acted_local", "no_action", "banned", "flagged")
UNSAID, NOTHING = "not_said", "nothing"


def place_of(slug: str) -> str:
    """The partition of a community's short name. Raises NotFound."""
    found = access.door(slug)
    if found is None:
        raise NotFound
    return found


def gathered(first: date, last: date, places=None, *, whole: bool = False, event: str = "") -> cases.Tally:
    """The numbers of these places added up, else of all of them. By the keeper: nothing sealed is opened."""
    if last < first:
        raise Refused("days_odd")
    made = cases.Tally()
    for place in every_place() if places is None else places:
        scope, more = access.keeper(place), {}
        if event:
            more = {"event": event, "event_id": communities.event(scope, event).id}
        made.add(cases.tally(scope, first, last, whole=whole, **more))
    return made


def every_place() -> list[str]:
    """Every community, and the committee."""
    return sorted({place for _slug, place in access.teams()} | {PLACE})


def told(found: cases.Tally) -> dict:
    """A tally under its promised names; every key is always there."""
    made = {name: found.totals[name] for name in TOTALS}
    for name, inner in LISTS.items():
        made[name] = {code or UNSAID: number for code, number in sorted(found.of[inner].items()) if number}
    for name in MEDIANS:
        made[f"median_{name}"] = median(found.of[name])
    return made | {"not_a_partition": list(NO_PARTITION)}


def median(days) -> float | int | None:
    """The middle of {days: how many}; between the two middle ones where there are two."""
    known = sorted((day, number) for day, number in days.items() if day is not None and number)
    total = sum(number for _day, number in known)
    if not total:
        return None
    low, high = _at(known, (total - 1) // 2), _at(known, total // 2)
    middle = (low + high) / 2
    return int(middle) if middle == int(middle) else middle


def _at(known, position: int) -> int:
    for day, number in known:
        if position < number:
            return day
        position -= number
    return known[-1][0]


def tally(first: date, last: date, community: str = "") -> dict:
    """The promised numbers: of a community, or, without one, of everything the portal knows, each incident once."""
    period = {"from": first.isoformat(), "to": last.isoformat(), "community": community or None}
    places = [place_of(community)] if community else None
    return period | told(gathered(first, last, places, whole=not community))
