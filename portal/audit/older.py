"""Keys of earlier times: when a server key is taken away, what was signed under it must still be checkable.

They lie under the newest server key. Whoever has that key can sign anyway, so nothing is lost by it.
"""

from hashlib import blake2b

from sqlalchemy import select

from .. import sealing
from ..db import db
from .chain import chain_keys
from .models import AuditKey, id_of


def all_keys() -> list:
    """Every key that a line or anchor may have been signed with, newest first: the server's list, then those put away.

    One that lies under a server key nobody has any more is left out: what it signed shows as altered.
    """
    keys = chain_keys()
    for row in reversed(_rows()):
        try:
            key = _open(row)
        except sealing.Damaged:
            continue
        if key not in keys:
            keys.append(key)
    return [blake2b(digest_size=32, key=key) for key in keys]


def put_away() -> int:
    """After a new server key: keep the chains' keys of all older ones, under the newest. Says how many there are."""
    rows = _rows()
    for row in rows:
        row.box = sealing.envelope_again(row.box, _purpose(row.id))
    kept = {_open(row) for row in rows}
    for key in reversed(chain_keys()[1:]):
        if key not in kept:
            row_id = id_of(len(kept) + 1)
            db.session.add(AuditKey(id=row_id, box=sealing.envelope_close(key, _purpose(row_id))))
            kept.add(key)
    db.session.flush()
    return len(kept)


def _rows() -> list[AuditKey]:
    return list(db.session.scalars(select(AuditKey).order_by(AuditKey.id)))


def _open(row: AuditKey) -> bytes:
    return sealing.envelope_open(row.box, _purpose(row.id))


def _purpose(row_id: str) -> str:
    return f"audit.key:{row_id}"
