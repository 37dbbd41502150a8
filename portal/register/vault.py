"""The register's own key: who holds it, and the minutes in which the people behind the codes stand open."""

import json
from datetime import datetime, timedelta

from .. import access, audit, clock, sealing
from ..access import Actor, require
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import at_hand
from .models import Comparison, Reading, Register
from .rules import RUNNING, STOPPED

PLACE = "register"
OPEN_FOR = timedelta(minutes=15)


def at_register(actor) -> Actor:
    """The same member, before the register. What opens there is settled by the keys they hold there."""
    return Actor(PLACE, actor.holder, actor.key, role=actor.role)


def found_register(actor) -> None:
    """Make the register's lock, once: the founder is its first key holder."""
    require(actor, "team.invite")
    scope = at_register(actor)
    if row(scope) is not None:
        raise Conflict("register_exists")
    access.join(actor.holder, "committee", "keyholder")
    lock = sealing.create_lock(scope, "pik", [sealing.holder_of(actor.holder)])
    scope.add(Register(lock_id=lock))
    audit.record(actor, "register.founded", None)
    db.session.flush()


def row(scope) -> Register | None:
    """The register, or None while there is none."""
    return scope.first(scope.select(Register))


def founded(actor) -> bool:
    """Whether there is a register."""
    return row(at_register(actor)) is not None


def key_holders(actor) -> list[str]:
    """The ids of those who can open the people of the register."""
    scope = at_register(actor)
    found = row(scope)
    return sealing.holders(scope, found.lock_id) if found else []


def add_keyholder(actor, person_id: str) -> None:
    """Give a vouched member the register's key. Only somebody who holds it can."""
    scope = at_register(actor)
    found = row(scope)
    if found is None:
        raise NotFound
    require(scope, "register.hand_on", found)
    if not access.is_vouched(actor, person_id):
        raise Refused("not_vouched")
    access.join(person_id, "committee", "keyholder")
    sealing.grant(scope, found.lock_id, sealing.holder_of(person_id))
    audit.record(actor, "register.key_given", person_id)


def end_key(actor, person_id: str) -> None:
    """Take the register's key from somebody who goes. The last one who holds it keeps it (settled 2)."""
    scope = at_register(actor)
    found = row(scope)
    if found is not None and sealing.holds(scope, found.lock_id, person_id):
        sealing.revoke(scope, found.lock_id, person_id)


def place(kind: str, row_id: str) -> str:
    """What a row of the register is bound to."""
    return f"register.{kind}:{row_id}"


def rows_of(scope) -> sealing.Rows:
    """The row keys, for whoever holds the lock."""
    found = row(scope)
    if found is None:
        raise NotFound
    return sealing.take_rows(scope, found.lock_id)


def close(rows, kind: str, row_id: str, told: dict) -> bytes:
    """The words of a row, closed."""
    return rows.close(json.dumps(told), place(kind, row_id))


def opened(rows, kind: str, row_id: str, box: bytes) -> dict:
    """The words of a row."""
    return json.loads(rows.open(box, place(kind, row_id)))


def open_people(actor, reason: str) -> None:
    """Open the people of the register for some minutes. The reason is sealed for the key holders."""
    require(actor, "register.people")
    if not reason.strip():
        raise Refused("reason_needed")
    scope = at_register(actor)
    found = row(scope)
    if found is None or not sealing.holds(scope, found.lock_id):
        raise NotFound
    now = clock.now()
    reading = Reading(id=new_id(), person_id=actor.person, at=now, until=now + OPEN_FOR)
    reading.record_id = sealing.seal(scope, reason, to=found.lock_id, about=place("reading", reading.id))
    scope.add(reading)
    audit.record(scope, "register.people_opened", reading.id)
    db.session.flush()


def open_until(actor) -> datetime | None:
    """Until when the people stand open for this key holder, or None."""
    scope = at_register(actor)
    wanted = scope.select(Reading.until).where(Reading.person_id == actor.person, Reading.until > clock.now())
    return scope.first(wanted.order_by(Reading.until.desc()))


def close_people(actor) -> None:
    """Close the people before the time is over. What compares them for this key holder stops."""
    require(actor, "register.people")
    scope = at_register(actor)
    now = clock.now()
    mine = scope.update(Reading).where(Reading.person_id == actor.person, Reading.until > now)
    db.session.execute(mine.values(until=now))
    at_work = scope.update(Comparison).where(Comparison.person_id == actor.person, Comparison.state == RUNNING)
    db.session.execute(at_work.values(state=STOPPED))
    at_hand.forget()
    audit.record(scope, "register.people_closed", None)


def inside(actor, action: str, thing_id: str | None = None) -> tuple[Actor, sealing.Rows]:
    """The register and its row keys for a key holder who gave a reason; remembers what is done. NotFound otherwise."""
    require(actor, "register.people")
    if open_until(actor) is None:
        raise NotFound
    scope = at_register(actor)
    rows = rows_of(scope)
    audit.record(scope, f"register.{action}", thing_id)
    return scope, rows


def readings(actor, most: int = 20) -> list[tuple[str, datetime, str]]:
    """Who opened the people lately, when, and why: (person id, moment, reason), for key holders who did so too."""
    scope, _rows = inside(actor, "readings_read")
    found = scope.all(scope.select(Reading).order_by(Reading.at.desc(), Reading.id).limit(most))
    told = sealing.open_many(scope, [(one.record_id, place("reading", one.id)) for one in found])
    return [(one.person_id, one.at, told.get(one.record_id, "")) for one in found]
