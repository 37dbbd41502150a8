"""Forgetting: what was asked and answered goes with its box a year after; statements go with their entry."""

from collections import Counter
from datetime import datetime, timedelta

from .. import access, letters, sealing
from ..access import require
from ..db import db
from . import items
from .models import OPEN, SENT, RightsAsking, RightsNote, RightsRequest, RightsStatement
from .people import COMMITTEE

KEPT = timedelta(days=365)
MARGIN = timedelta(days=90)  # an answer begun anew keeps its old lines until they are written anew


def forget(now: datetime) -> int:
    """The keeper's duty: askings and requests that were settled longer than a year ago, and the boxes of both."""
    places = [COMMITTEE, *(place for _slug, place in access.teams())]
    return sum(_forget(access.keeper(place), now - KEPT) for place in places)


def _forget(scope, before: datetime) -> int:
    old = RightsRequest.state == SENT, RightsRequest.sent_at < before
    requests = scope.all(scope.select(RightsRequest).where(*old))
    old = RightsAsking.state != OPEN, RightsAsking.settled_at < before
    askings = scope.all(scope.select(RightsAsking).where(*old))
    alive = set(scope.all(scope.select(RightsRequest.box_id))) - {one.box_id for one in requests}
    gone = [*requests, *(one for one in askings if one.box_id not in alive)]
    boxes = {one.box_id for one in gone}
    sealing.clear_all(scope, [one.lock_id for one in gone])
    scope.drop(RightsNote, RightsNote.thing_id, [one.id for one in gone])
    letters.asked.drop(scope, boxes)
    items.forget(scope, before - MARGIN)
    for model in (RightsRequest, RightsAsking):
        scope.drop(model, model.id, [one.id for one in gone])
    db.session.flush()
    return len(gone)


def expunge(scope, person_ids) -> Counter:
    """Forget what was said against the entries of these people; says how many statements went."""
    require(scope, "retention.run")
    rows = scope.all(scope.select(RightsStatement).where(RightsStatement.person_id.in_(list(person_ids))))
    for row in rows:
        sealing.discard(scope, row.record_id)
    return +Counter(statements=scope.drop(RightsStatement, RightsStatement.id, [row.id for row in rows]))
