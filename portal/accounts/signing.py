"""Signing in: one Argon2id whoever is asked for, no write lock while it runs, guessing slowed (R17, R18)."""

from sqlalchemy import select

from .. import audit, clock, sealing
from ..db import db, reading
from ..errors import Refused
from . import brake
from .models import Person
from .people import by_address, index_of, oneself
from .rules import LONGEST


def sign_in(email: str, password: str, *, bucket: str = "") -> tuple[Person, bytes] | None:
    """The person and their private key, or None: unknown, wrong and disabled look and cost the same.

    `bucket` is the coarse place the request comes from. A second factor, if there is one, is asked next.
    """
    key = _try(email, password, bucket)
    found = by_address(email) if key is not None else None
    if found is None:
        return None
    sealing.keep_up(found.id, key, password)
    found.seen_day = clock.today()
    audit.record(oneself(found.id), "accounts.signed_in", found.id)
    return found, key


def _try(email: str, password: str, bucket: str) -> bytes | None:
    tries = ("password", index_of(email), bucket)
    with reading():
        brake.passwords.wait(tries)
        found = by_address(email)
        able = found.id if found is not None and found.is_active else None
        key = sealing.unlock(able, password[: LONGEST + 1], upgrade=False)
    if key is None:
        brake.passwords.failed(tries)
    else:
        brake.passwords.passed(tries)
    return key


def confirm(person_id: str, password: str, *, bucket: str = "") -> bytes:
    """The password once more, before something weighty: the person's key. Raises Refused("password_wrong")."""
    tries = ("password", _index(person_id), bucket)
    with reading():
        brake.passwords.wait(tries)
        key = sealing.unlock(person_id, password[: LONGEST + 1], upgrade=False)
    if key is None:
        brake.passwords.failed(tries)
        audit.record(oneself(person_id), "accounts.step_up_failed", person_id, stands=True)
        raise Refused("password_wrong")
    brake.passwords.passed(tries)
    return key


def _index(person_id: str) -> str:
    found = select(Person.email_index).where(Person.id == person_id, Person.state == "active")
    return db.session.scalar(found) or ""
