"""The second factor: six digits from a phone, each step taken once (R19). Its seed lies under the server key."""

import hmac

import pyotp
from sqlalchemy import or_, update

from .. import audit, clock, sealing
from ..db import db
from ..errors import Refused
from . import brake
from .models import Person
from .people import address_of, need, oneself
from .rules import ALONE

ISSUER = "Conduct Portal"
_AROUND = (-1, 0, 1)
_LONGEST_PAUSE = 60


def begin_totp(person_id: str) -> tuple[str, str]:
    """A new seed and the address a QR code carries. Nothing is kept before `confirm_totp`."""
    secret = pyotp.random_base32()
    return secret, totp_address(person_id, secret)


def totp_address(person_id: str, secret: str) -> str:
    """The otpauth address of a seed, naming the account."""
    return pyotp.TOTP(secret).provisioning_uri(name=address_of(need(person_id)), issuer_name=ISSUER)


def confirm_totp(person_id: str, secret: str, code: str) -> None:
    """Keep the seed once a code proves that the phone has it. Raises Refused("code_wrong")."""
    step = _step_of(secret, code, None)
    if step is None:
        raise Refused("code_wrong")
    row = need(person_id)
    row.totp_box = sealing.envelope_close(secret.encode(), _purpose(person_id))
    row.totp_last_step = step
    audit.record(oneself(person_id), "accounts.totp_on", person_id)
    db.session.flush()


def check_totp(person_id: str, code: str) -> None:
    """Take a code, once. Raises Refused("code_wrong"), or Refused("wait", 429) after many wrong ones."""
    tries = ("code", person_id)
    brake.codes.require_pause(tries, _LONGEST_PAUSE)
    row = need(person_id)
    step = None
    if row.totp_box is not None:
        secret = sealing.envelope_open(row.totp_box, _purpose(person_id)).decode()
        step = _step_of(secret, code, row.totp_last_step)
    if step is None or not _take(person_id, step):
        failures = brake.codes.failed(tries)
        audit.record(oneself(person_id), "accounts.code_failed", person_id, stands=True)
        raise Refused("code_wrong", failures=failures, warn=failures == brake.codes.free)
    brake.codes.passed(tries)


def _take(person_id: str, step: int) -> bool:
    fresh = or_(Person.totp_last_step.is_(None), Person.totp_last_step < step)
    taken = update(Person).where(Person.id == person_id, fresh).values(totp_last_step=step)
    return db.session.execute(taken).rowcount == 1


def _step_of(secret: str, code: str, last: int | None) -> int | None:
    digits = "".join(char for char in code if char.isdecimal() and char.isascii())
    totp = pyotp.TOTP(secret)
    now = totp.timecode(clock.now())
    for step in (now + offset for offset in _AROUND):
        right = hmac.compare_digest(totp.generate_otp(step), digits)
        if right and (last is None or step > last):
            return step
    return None


def remove_totp(person_id: str, password: str | None = None) -> None:
    """Do without a second factor. `password` (just confirmed) must be long enough alone (R13)."""
    if password is not None and len(password) < ALONE:
        raise Refused("password_short", least=ALONE)
    row = need(person_id)
    row.totp_box = row.totp_last_step = None
    audit.record(oneself(person_id), "accounts.totp_off", person_id)
    db.session.flush()


def has_totp(person_id: str) -> bool:
    """Whether this person has a second factor."""
    return need(person_id).has_totp


def _purpose(person_id: str) -> str:
    return f"account.totp:{person_id}"
