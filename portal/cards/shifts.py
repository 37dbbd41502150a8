"""Shifts: what lets a device hand in cards, signed in or not. Each ends by itself; a place can end all of its."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from datetime import date, timedelta

from .. import access, accounts, audit, clock, sealing
from ..db import db, new_id
from ..errors import Refused
from .models import Rounds
from .rules import TAKERS

SHIFT = timedelta(days=3)  # the days of an event, and the way home
_PURPOSE = "cards.shift"


def shift(actor) -> str:
    """What a device needs to hand in cards for this person here, for some days, signed in or not."""
    access.require(actor, "card.take")
    until = int((clock.now() + SHIFT).timestamp())
    told = [actor.person, actor.partition, until, _key_of(actor.person), _round(actor)]
    return urlsafe_b64encode(sealing.envelope_close(json.dumps(told).encode(), _PURPOSE)).decode()


def on_shift(token: str) -> tuple[str, str]:
    """Whose shift this is, and where. Refused("shift_over") when it is none, or over; they left, or lost their key."""
    try:
        told = json.loads(sealing.envelope_open(urlsafe_b64decode(token), _PURPOSE))
        person, partition, until, key, number = told
    except (sealing.Damaged, NotBase64, ValueError):
        raise Refused("shift_over", 403) from None
    row = accounts.person(person)
    there = row is not None and row.is_active and person in access.people_with(partition, TAKERS)
    late = until < clock.now().timestamp() or number != _round(access.reporter(partition))
    if not there or late or key != _key_of(person):
        raise Refused("shift_over", 403)
    return person, partition


def end_all(actor) -> None:
    """End every shift of this place: no device hands a card in before somebody signs in on it and opens the card."""
    access.require(actor, "card.end_shifts")
    row = actor.first(actor.select(Rounds))
    if row is None:
        actor.add(Rounds(id=new_id(), number=1, ended_on=clock.today()))
    else:
        row.number, row.ended_on = row.number + 1, clock.today()
    db.session.flush()
    audit.record(actor, "card.shifts_ended", actor.partition)


def ended_on(actor) -> date | None:
    """The last day on which all shifts of this place were ended."""
    access.require(actor, "card.end_shifts")
    return actor.first(actor.select(Rounds.ended_on))


def _round(scope) -> int:
    return scope.first(scope.select(Rounds.number)) or 0


def _key_of(person: str) -> str:
    """A token of somebody's present key: a shift ends when their key is replaced."""
    holder = sealing.holder_of(person)
    return sealing.tag(_PURPOSE, holder.public) if holder else ""
