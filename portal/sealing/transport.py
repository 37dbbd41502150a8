"""What is sealed in a browser, to a key of this month whose private half lies under the server's key (settled 33).

A sealed box of the usual kind (X25519, XSalsa20-Poly1305): a browser makes one with tweetnacl and blakejs. It keeps
words from whoever finds the device; the server opens them in memory on arrival. Months that are over go away.
"""

from datetime import datetime

from nacl import bindings
from nacl.exceptions import CryptoError
from sqlalchemy import delete, select

from ..clock import now
from ..db import db, put_if_missing
from .keyring import envelope_close, envelope_open
from .models import TransportKey
from .primitives import Damaged, key_pair, public_of

MONTHS = 3  # this one and the ones before it that still open what was sealed to them


def transport_key() -> tuple[str, bytes] | None:
    """The newest month there is a key for, up to this one, with its public half; None before the keeper made one."""
    month = _month(now())
    rows = select(TransportKey).where(TransportKey.month <= month).order_by(TransportKey.month.desc())
    row = db.session.scalars(rows.limit(1)).first()
    key = _private(row) if row else None
    return (row.month, public_of(key)) if key else None


def open_transport(month: str, box: bytes) -> bytes:
    """What a browser sealed to the key of that month; Damaged when it does not open, or the month is over."""
    row = db.session.scalars(select(TransportKey).where(TransportKey.month == month)).first()
    key = _private(row) if row else None
    if key is None or len(box) < bindings.crypto_box_SEALBYTES:
        raise Damaged
    try:
        return bindings.crypto_box_seal_open(box, public_of(key), key)
    except (CryptoError, ValueError, TypeError):
        raise Damaged from None


def keep_transport_keys(moment: datetime) -> int:
    """Keys for this month and the next one, under the newest server key; older ones go. Says how many there are."""
    db.session.execute(delete(TransportKey).where(TransportKey.month < _month(moment, 1 - MONTHS)))
    for month in (_month(moment), _month(moment, 1)):
        put_if_missing(TransportKey, month=month, box=_closed(key_pair()[1], month))
    rows = list(db.session.scalars(select(TransportKey)))
    for row in rows:
        row.box = _closed(_private(row) or key_pair()[1], row.month)
    db.session.flush()
    return len(rows)


def _month(moment: datetime, later: int = 0) -> str:
    count = moment.year * 12 + moment.month - 1 + later
    return f"{count // 12:04}-{count % 12 + 1:02}"


def _private(row: TransportKey) -> bytes | None:
    """The private half, or None where the server key it lay under is gone."""
    try:
        return envelope_open(row.box, _purpose(row.month))
    except Damaged:
        return None


def _closed(key: bytes, month: str) -> bytes:
    return envelope_close(key, _purpose(month))


def _purpose(month: str) -> str:
    return f"transport:{month}"
