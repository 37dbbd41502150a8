"""The places of an event, or those where a community always meets: halls, rooms, restrooms, channels.

Each has an address of its own, so that a sign on its wall can lead to a form that knows where it hangs.
"""

from .. import audit
from ..access import require
from ..db import Scope, db, new_id
from ..errors import Refused
from . import rules, service
from .models import Place

MOST, LONGEST = 80, 80


def places(scope: Scope, event_id: str | None = None) -> list[Place]:
    """The places of an event, or without one those where the community always meets, in order."""
    whose = Place.event_id == event_id if event_id else Place.event_id.is_(None)
    return scope.all(scope.select(Place).where(whose).order_by(Place.number, Place.id))


def place(scope: Scope, slug: str, event_id: str | None = None) -> Place | None:
    """The place with this address, or None: a sign may hang longer than a place is kept."""
    return next((one for one in places(scope, event_id) if one.slug == slug), None)


def keep_places(actor, lines: str, event_id: str | None = None) -> list[Place]:
    """Keep these places, one a line, in this order. One whose name stays keeps its address.

    Raises Refused places_many, or place_long with the line.
    """
    require(actor, "community.edit")
    event_id = service.event_by_id(actor, event_id).id if event_id else None
    names = list(dict.fromkeys(" ".join(line.split()) for line in lines.splitlines() if line.strip()))
    if len(names) > MOST:
        raise Refused("places_many", most=MOST)
    for name in names:
        if len(name) > LONGEST:
            raise Refused("place_long", line=name)
    there = {row.name: row for row in places(actor, event_id)}
    for name in there.keys() - set(names):
        actor.remove(there.pop(name))
    taken = {row.slug for row in there.values()}
    for number, name in enumerate(names):
        row = there.get(name)
        if row is None:
            row = actor.add(Place(id=new_id(), event_id=event_id, slug=_address(name, taken), name=name, number=number))
            taken.add(row.slug)
        row.number = number
    db.session.flush()
    service.touch(actor)
    audit.record(actor, "communities.places_kept", event_id or service.community(actor).id)
    return places(actor, event_id)


def _address(name: str, taken: set[str]) -> str:
    plain = rules.slug_from(name)[:40].strip("-") or "place"
    tries = (plain if number == 1 else f"{plain}-{number}" for number in range(1, MOST + 2))
    return next(one for one in tries if one not in taken)
