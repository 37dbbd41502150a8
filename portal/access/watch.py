"""The committee's watch: who of it gets what arrives, besides chair and vice chair, day by day."""

from datetime import date, timedelta

from .. import audit, clock
from ..db import db, new_id
from ..errors import NotFound, Refused
from .grants import require
from .models import Watch

LONGEST = timedelta(days=62)


def on_watch(scope) -> list[str]:
    """Whose days these are, in the order in which they began."""
    today = clock.today()
    wanted = scope.select(Watch.person_id).where(Watch.first_day <= today, Watch.last_day >= today)
    return list(dict.fromkeys(scope.all(wanted.order_by(Watch.first_day, Watch.id))))


def watches(scope) -> list[Watch]:
    """The days that are not over, the next first."""
    return scope.all(scope.select(Watch).where(Watch.last_day >= clock.today()).order_by(Watch.first_day, Watch.id))


def keep_watch(actor, person_id: str, first: date, last: date, able) -> None:
    """Give a member some days. `able`: who belongs here. Raises Refused who_odd or days_odd."""
    require(actor, "team.watch")
    if person_id not in able:
        raise Refused("who_odd")
    if not first <= last <= first + LONGEST or last < clock.today():
        raise Refused("days_odd")
    actor.add(Watch(id=new_id(), person_id=person_id, first_day=first, last_day=last))
    db.session.flush()
    audit.record(actor, "team.watch_kept", person_id)


def drop_watch(actor, watch_id: str) -> None:
    """Take days away."""
    require(actor, "team.watch")
    row = actor.get(Watch, watch_id)
    if row is None:
        raise NotFound
    actor.remove(row)
    db.session.flush()
    audit.record(actor, "team.watch_dropped", watch_id)


def end_watches(scope, person_id: str) -> None:
    """Whoever leaves has no days any more."""
    db.session.execute(scope.delete(Watch).where(Watch.person_id == person_id))
