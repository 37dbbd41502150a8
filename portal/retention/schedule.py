"""The times of a place, as data: the portal's own until somebody changes them; every version stays."""

import json
from dataclasses import asdict
from datetime import date

from .. import access, audit, clock, letters
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound
from . import rules
from .models import Schedule

COMMITTEE = "committee"


def versions(scope) -> list[rules.Version]:
    """All versions of the times of a place, the portal's own first."""
    rows = scope.all(scope.select(Schedule).order_by(Schedule.number))
    return [rules.FIRST, *(rules.Version(row.number, row.since, _terms(row)) for row in rows)]


def _terms(row: Schedule) -> dict[str, rules.Term]:
    """Its times; a kind of record that is younger than this version has the portal's own."""
    return rules.DEFAULTS | {kind: rules.Term(**months) for kind, months in json.loads(row.terms).items()}


def in_force(scope, day: date) -> rules.Version:
    """The times that hold on a day."""
    return max((one for one in versions(scope) if one.since <= day), key=lambda one: (one.since, one.number))


def terms_of(place: str) -> tuple[rules.Version, rules.Version | None]:
    """For everybody: the times that hold at a place today, and those that will, if others were set."""
    scope, today = access.letterbox(place), clock.today()
    coming = [one for one in versions(scope) if one.since > today]
    return in_force(scope, today), coming[-1] if coming else None


def place_of(slug: str) -> str:
    """The partition of a community's short name; the committee's for none. Raises NotFound."""
    found = access.door(slug) if slug else COMMITTEE
    if found is None:
        raise NotFound
    return found


def change(actor, terms: dict[str, rules.Term], *, seen: int | None) -> rules.Version:
    """Set other times, from a month from now on. `seen`: the version they were made from. Conflict("changed")."""
    require(actor, "retention.keep")
    rules.check(terms)
    last = versions(actor)[-1]
    if seen != last.number:
        raise Conflict("changed")
    if terms == last.terms:
        return last
    since = clock.today() + rules.NOTICE
    told = json.dumps({kind: asdict(term) for kind, term in terms.items()}, sort_keys=True)
    row = Schedule(id=new_id(), number=last.number + 1, since=since, terms=told, person_id=actor.person)
    actor.add(row)
    db.session.flush()
    audit.record(actor, "retention.times_changed", row.id)
    return rules.Version(row.number, since, terms)


def appeal_days(place: str) -> int:
    """For everybody: how many days one may ask for another look at a place."""
    return letters.appeals.days_of(access.letterbox(place))
