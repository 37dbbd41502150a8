"""Where signs may hang, and what stands on each."""

from dataclasses import dataclass

from .. import clock, communities
from ..access import require
from ..db import Scope
from ..errors import NotFound
from . import rules


@dataclass(frozen=True)
class Spot:
    """Where a sign hangs: at an event or not, in a place or anywhere."""

    slug: str
    event: str = ""
    event_name: str = ""
    place: str = ""
    place_name: str = ""
    event_id: str | None = None

    @property
    def path(self) -> str:
        """The short address it carries."""
        return rules.short(self.slug, self.event, self.place)

    @property
    def query(self) -> dict[str, str]:
        """What names it in an address."""
        told = {"event": self.event, "place": self.place}
        return {name: word for name, word in told.items() if word}

    @property
    def where(self) -> str:
        """The place and the event, in words."""
        return ", ".join(part for part in (self.place_name, self.event_name) if part)


@dataclass(frozen=True)
class Ground:
    """An event, or where the community always meets: its own sign, and one for each place."""

    spot: Spot
    places: tuple[Spot, ...]
    over: bool = False


def grounds(actor) -> list[Ground]:
    """All there is to hang signs at: always first, then events, those that are over last."""
    require(actor, "sign.print")
    row = communities.community(actor)
    today = clock.today(row.zone)
    events = communities.events(actor)
    coming = sorted((one for one in events if one.last_day >= today), key=lambda one: one.first_day)
    over = [one for one in events if one.last_day < today]
    own = _ground(actor, Spot(row.slug), None)
    return [own, *(_of(actor, row.slug, one) for one in coming), *(_of(actor, row.slug, one, True) for one in over)]


def _of(scope: Scope, slug: str, event, over: bool = False) -> Ground:
    return _ground(scope, Spot(slug, event.slug, event.name, event_id=event.id), event.id, over)


def _ground(scope: Scope, spot: Spot, event_id: str | None, over: bool = False) -> Ground:
    names = (spot.slug, spot.event, spot.event_name)
    rows = communities.places(scope, event_id)
    return Ground(spot, tuple(Spot(*names, one.slug, one.name, event_id) for one in rows), over)


def spot(scope: Scope, event: str = "", place: str = "") -> Spot:
    """One place for a sign; NotFound when there is none of this name."""
    slug = communities.community(scope).slug
    row = communities.event(scope, event) if event and event != rules.HERE else None
    found = communities.place(scope, place, row.id if row else None) if place else None
    if place and found is None:
        raise NotFound
    told = (row.slug, row.name) if row else ("", "")
    where = (found.slug, found.name) if found else ("", "")
    return Spot(slug, *told, *where, row.id if row else None)


def contacts(scope: Scope, where: Spot) -> list:
    """Whom one can turn to there: those of the event first."""
    own = communities.contacts(scope, where.event_id) if where.event_id else []
    return [*own, *communities.contacts(scope)]
