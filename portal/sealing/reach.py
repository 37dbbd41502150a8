"""Who can open how much, and who was signed in: for the day on which something got out. Opens and names nothing."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, or_, select

from ..db import Scope, db
from .holders import PERSON
from .models import Grant, Lock, Record, SealedFile, SessionRow


@dataclass(frozen=True)
class Reach:
    """What somebody can open at a place: how many locks of each kind, and since which day."""

    person_id: str
    keys: dict[str, int]
    since: date


def reach_of(scope: Scope, until: date, person_id: str | None = None) -> list[Reach]:
    """Everybody with a key here that they got by then and still hold, or one of them."""
    wanted = scope.select(Grant.holder_id, Lock.kind, Grant.day).where(
        Grant.lock_id == Lock.id, Lock.partition == Grant.partition, Grant.lock_version == Lock.version
    )
    wanted = wanted.where(Grant.holder_kind == PERSON, Grant.box != b"", Grant.day <= until, Lock.shredded.is_(False))
    if person_id is not None:
        wanted = wanted.where(Grant.holder_id == person_id)
    keys: dict[str, Counter] = {}
    days: dict[str, date] = {}
    for holder, kind, day in db.session.execute(wanted):
        keys.setdefault(holder, Counter())[kind] += 1
        days[holder] = min(day, days.get(holder, day))
    return [Reach(one, dict(sorted(keys[one].items())), days[one]) for one in sorted(keys)]


def sealed_here(scope: Scope) -> dict[str, dict[str, int]]:
    """{kind of lock: {locks, texts, files}} of a place: all of it stands sealed."""
    made: dict[str, dict[str, int]] = {}
    kinds = dict(db.session.execute(scope.select(Lock.id, Lock.kind).where(Lock.shredded.is_(False))).all())
    for kind in kinds.values():
        made.setdefault(kind, {"locks": 0, "texts": 0, "files": 0})["locks"] += 1
    for name, model in (("texts", Record), ("files", SealedFile)):
        for lock_id, number in db.session.execute(scope.select(model.lock_id, func.count()).group_by(model.lock_id)):
            if lock_id in kinds:
                made[kinds[lock_id]][name] += number
    return dict(sorted(made.items()))


def visits_between(
    since: datetime, until: datetime, person_id: str | None = None
) -> list[tuple[str, datetime, datetime]]:
    """(person, begun, last used) of the sessions that stand in the table and were open then. Boxes name nobody."""
    wanted = select(SessionRow.person_id, SessionRow.made, SessionRow.seen).where(SessionRow.person_id.is_not(None))
    wanted = wanted.where(SessionRow.made <= until, or_(SessionRow.seen >= since, SessionRow.made >= since))
    if person_id is not None:
        wanted = wanted.where(SessionRow.person_id == person_id)
    return [tuple(row) for row in db.session.execute(wanted.order_by(SessionRow.made, SessionRow.index))]
