"""Many small rows under one key (settled 5): the register. Fast to read by the ten thousand, written only by holders.

A row key is random and sealed to the lock; each rotation makes a new one for new rows and re-seals the old.
"""

from dataclasses import dataclass, field

from ..db import Scope, db, new_id
from .keyring import server_mac, server_said
from .locks import FRESH, LockKey, take
from .models import RowKey
from .primitives import Damaged, close, close_for, kdf, open_box, open_with, pad, random_key, unpad

_NUMBER = 4
_BUCKET = 256


@dataclass(frozen=True)
class Rows:
    """The row keys of a lock, taken up for one call. The newest closes, any of them opens."""

    partition: str
    lock_id: str
    keys: dict[int, bytes] = field(repr=False)

    def close(self, plain: str | bytes, about: str) -> bytes:
        """A row's bytes, bound to what it is about; keep them in a column of the room's own table."""
        raw = plain.encode("utf-8", "surrogatepass") if isinstance(plain, str) else plain
        number = max(self.keys)
        return number.to_bytes(_NUMBER, "big") + close(self.keys[number], pad(raw, _BUCKET), *self._place(about))

    def open(self, box: bytes, about: str) -> str:
        """A row's text, or Damaged."""
        key = self.keys.get(int.from_bytes(box[:_NUMBER], "big"))
        if key is None:
            raise Damaged
        plain = open_box(key, box[_NUMBER:], *self._place(about))
        return unpad(plain, _BUCKET).decode("utf-8", "surrogatepass")

    def _place(self, about: str) -> tuple:
        return "row", self.partition, self.lock_id, about


def take_rows(scope: Scope, lock_id: str) -> Rows:
    """The row keys of a lock the scope holds; NotFound otherwise.

    A register's lock is born with its first row key; for other kinds the first call makes (writes) it.
    """
    taken = take(scope, lock_id, hold=True)
    rows = row_keys(scope, lock_id) or [add_row_key(scope, taken, 1)]
    return Rows(taken.partition, lock_id, {row.number: row_secret(row, taken) for row in rows})


def row_keys(scope: Scope, *lock_ids: str) -> list[RowKey]:
    """The row keys of locks, oldest first."""
    query = scope.select(RowKey).where(RowKey.lock_id.in_(lock_ids)).order_by(RowKey.lock_id, RowKey.number)
    return scope.all(query.execution_options(**FRESH))


def add_row_key(scope: Scope, taken: LockKey, number: int) -> RowKey:
    """A new key for new rows."""
    row = scope.add(RowKey(id=new_id(), lock_id=taken.lock_id, lock_version=taken.version, number=number))
    reseal_row_key(row, taken, random_key())
    db.session.flush()
    return row


def reseal_row_key(row: RowKey, taken: LockKey, secret: bytes) -> None:
    """Seal a row key to a lock as it now is."""
    row.lock_version = taken.version
    row.wdek = close_for(taken.public, secret, *_place(row))
    sign_row_key(row)


def row_secret(row: RowKey, taken: LockKey) -> bytes:
    """The key that closes rows, or Damaged."""
    return kdf(row_seed(row, taken), "rows")


def row_seed(row: RowKey, taken: LockKey) -> bytes:
    """What is sealed in a row key, for sealing it again; Damaged when the server did not write it."""
    if not row_key_vouched(row):
        raise Damaged
    return open_with(taken.public, taken.secret, row.wdek, *_place(row))


def _place(row: RowKey) -> tuple:
    return "sealed_row_keys", row.partition, row.id, row.lock_id, row.lock_version, row.number


def sign_row_key(row: RowKey) -> None:
    """Put the server's word on a row key, so that nobody slips in one of their own."""
    row.mac = server_mac("row key", *_place(row), row.wdek)


def row_key_vouched(row: RowKey) -> bool:
    """Whether the server wrote this row key."""
    return server_said(row.mac, "row key", *_place(row), row.wdek)
