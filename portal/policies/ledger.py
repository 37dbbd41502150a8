"""How many people accepted a version: a number for each version and day, and nothing about anybody.

No cookie, no address, no name, no line in the audit: a person who presses the button twice counts twice. What keeps
the number honest enough is a bound in memory: so many presses a day from one coarse bucket of addresses.
"""

import threading

from sqlalchemy import func

from .. import clock, communities
from ..db import Scope, db, new_id
from . import service
from .models import Acceptances

FROM_ONE_BUCKET = 400  # a whole conference behind one address of its venue
_TOGETHER = 50_000
_seen: dict[tuple, int] = {}
_lock = threading.Lock()


def accept(scope: Scope, number: int, bucket: str, *, workers: int = 1) -> bool:
    """Count one more person for this published version today. False when this bucket has pressed too often.

    Raises NotFound for a version there is none of.
    """
    version = service.numbered(scope, number)
    day = clock.today(communities.community(scope).zone)
    if not _free(day, (scope.partition, number, bucket), workers):
        return False
    today = (Acceptances.number == version.number, Acceptances.day == day)
    changed = db.session.execute(scope.update(Acceptances).where(*today).values(people=Acceptances.people + 1))
    if not changed.rowcount:
        scope.add(Acceptances(id=new_id(), number=version.number, day=day, people=1))
    db.session.flush()
    return True


def _free(day, key: tuple, workers: int) -> bool:
    """Whether this bucket may press once more today; what is remembered is gone with the day."""
    with _lock:
        if len(_seen) >= _TOGETHER or any(one[0] != day for one in list(_seen)[:1]):
            _seen.clear()
        count = _seen.get((day, *key), 0) + 1
        _seen[(day, *key)] = count
    return count <= max(20, FROM_ONE_BUCKET // max(1, workers))


def counts(scope: Scope) -> dict[int, int]:
    """How many people accepted each version so far."""
    rows = db.session.execute(
        scope.select(Acceptances.number, func.sum(Acceptances.people)).group_by(Acceptances.number)
    )
    return {number: int(people) for number, people in rows}
