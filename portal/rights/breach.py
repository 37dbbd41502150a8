"""The day on which something got out: who could open what, since when, who was signed in. In numbers, for pasting."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from .. import access, accounts, audit, communities, sealing
from ..access import require
from ..db import Base

HOURS = timedelta(hours=72)
CENTRAL = ("committee", "register", "screening")


@dataclass(frozen=True)
class Scope:
    """One place in the report."""

    name: str
    sealed: dict[str, dict[str, int]]
    people: tuple[dict, ...]
    acts: dict[str, int]


@dataclass(frozen=True)
class Breach:
    """Everything a notification needs of the portal. `deadline`: 72 hours after it was noticed."""

    since: datetime
    until: datetime
    deadline: datetime
    person: str
    places: tuple[Scope, ...]
    visits: tuple[dict, ...]
    columns: dict[str, int]


def look(actor, since: datetime, until: datetime, *, person_id: str | None = None, place: str = "") -> Breach:
    """Who held which keys, what is sealed, who was signed in. Names no case, no report, no word of anybody."""
    require(actor, "site.operate")
    named = accounts.names([person_id]) if person_id else {}
    places = [_place(actor, one, since, until, person_id) for one in _places(place)]
    kept = tuple(one for one in places if one.people or not person_id)
    found = [] if place else sealing.visits_between(since, until, person_id)
    names = accounts.names([person for person, _made, _seen in found])
    visits = tuple({"person": names.get(one, one), "begun": made, "last_used": seen} for one, made, seen in found)
    audit.record(actor, "rights.breach_looked", person_id)
    return Breach(since, until, until + HOURS, named.get(person_id, ""), kept, visits, columns())


def _places(place: str) -> list[str]:
    every = [*CENTRAL, *(one for _slug, one in access.teams())]
    return [one for one in every if place in ("", one)]


def _place(actor, place: str, since, until, person_id) -> Scope:
    scope = access.keeper(place)
    held = sealing.reach_of(scope, until.date(), person_id)
    names = accounts.names([one.person_id for one in held])
    people = [{"person": names.get(one.person_id, one.person_id), "since": one.since, "keys": one.keys} for one in held]
    done = audit.counts(scope, actor=person_id, since=since, until=until)
    acts: dict[str, int] = {}
    for (_month, action), number in sorted(done.items()):
        acts[action] = acts.get(action, 0) + number
    return Scope(name_of(place), sealing.sealed_here(scope), tuple(people), acts)


def name_of(place: str) -> str:
    """What a place is called in the report."""
    return place if place in CENTRAL else communities.brief(place)[0]


def columns() -> dict[str, int]:
    """How many columns of the database are of each class: what stands sealed was not readable in a stolen copy."""
    made: dict[str, int] = {}
    for table in Base.metadata.tables.values():
        for column in table.columns:
            made[column.info.get("class", "internal")] = made.get(column.info.get("class", "internal"), 0) + 1
    return dict(sorted(made.items()))


def text(found: Breach) -> str:
    """The same as lines to paste into a notification."""
    lines = [
        f"From {found.since:%Y-%m-%d %H:%M} to {found.until:%Y-%m-%d %H:%M} (UTC)"
        + (f", {found.person}." if found.person else "."),
        f"72 hours after that moment: {found.deadline:%Y-%m-%d %H:%M} (UTC). By then the authority for data "
        "protection wants to know, unless nobody is at risk. If you noticed it later, count from then.",
        "Keys that were taken back meanwhile, and sessions that have ended, are not in these numbers.",
    ]
    for place in found.places:
        lines += ["", place.name, *_lines(place)]
    lines += ["", "Sessions that were open:"]
    lines += [f"  {one['person']}: {one['begun']:%Y-%m-%d %H:%M} to {one['last_used']:%H:%M}" for one in found.visits]
    lines += [] if found.visits else ["  none"]
    told = ", ".join(f"{number} {kind}" for kind, number in found.columns.items())
    lines += ["", f"Columns of the database by class: {told}. Sealed ones open only with a person's own key."]
    return "\n".join(lines)


def _lines(place: Scope) -> list[str]:
    made = [
        f"  sealed, {kind}: {how['locks']} locks, {how['texts']} texts, {how['files']} files"
        for kind, how in place.sealed.items()
    ]
    for one in place.people:
        keys = ", ".join(f"{number} {kind}" for kind, number in one["keys"].items())
        made.append(f"  {one['person']} can open: {keys} (the oldest since {one['since']})")
    if place.acts:
        made.append("  acts meanwhile: " + ", ".join(f"{action} {number}" for action, number in place.acts.items()))
    return made
