"""The last one who can open something and has left (settled 2): for seven days they keep one act, handing it on.

Roles ended at once; what only they could open stays closed to everybody until they say so. It goes to the members who
are not shut out of it. Whoever ended their seat learns nothing of this, and nobody else is told.
"""

from datetime import datetime, timedelta

from .. import access, audit, cases, clock, sealing
from ..access import Actor
from ..db import db
from ..errors import NotFound
from .inbox import PLACE
from .seat_models import Departure

FOR = timedelta(days=7)


def until(person_id: str) -> datetime | None:
    """Until when somebody who left may hand on what only they can open; None when there is nothing, or it is over."""
    if access.roles_of(person_id, PLACE):
        return None
    scope = access.letterbox(PLACE)
    wanted = scope.select(Departure).where(Departure.person_id == person_id, Departure.kept > 0)
    row = scope.first(wanted.order_by(Departure.at.desc()))
    last = row and row.at + FOR
    return last if row and clock.now() < last and sealing.keys_of(scope, person_id) else None


def hand_on(person) -> int:
    """Give what only one can open to the members who are not shut out of it; says how many locks found somebody.

    What nobody else may open stays as it is. NotFound for whoever has nothing to hand on.
    """
    if until(person.holder) is None:
        raise NotFound
    scope = Actor(PLACE, person.holder, person.key, role="leaver")
    members, done = access.vouched_holders(PLACE, access.MEMBERS), 0
    for lock_id in scope.all(sealing.held(scope)):
        heirs = [one for one in members if cases.may_hold(scope, lock_id, one.id)]
        for heir in heirs:
            sealing.grant(scope, lock_id, heir)
        if heirs:
            sealing.revoke(scope, lock_id, person.holder)
            done += 1
    db.session.flush()
    audit.record(scope, "committee.handed_on", person.holder)
    return done
