"""Records: sealed to a lock without any secret, opened by whoever holds it. The rest is a 404.

Each record has its own data key. The text is bound to what it is about, its row, its partition and its
lock; the server's MAC says that the portal wrote it. Rotation changes only how the data key is sealed.
"""

from ..db import Scope, db, new_id
from ..errors import NotFound
from . import lately
from .keyring import server_mac, server_said
from .locks import FRESH, LockKey, load_lock, portions, take_up
from .models import Lock, Page, Record
from .primitives import Damaged, close, close_for, open_box, open_with, pad, random_key, unpad


def seal(scope: Scope, plain: str | bytes, *, to: str, about: str) -> str:
    """Seal text for whoever holds a lock; returns the record's id. Needs no secret."""
    return _write(scope, load_lock(scope, to), plain, about)


def seal_many(scope: Scope, plains, *, to: str) -> list[str]:
    """Seal several (text, about) pairs to one lock; returns the ids in order."""
    lock = load_lock(scope, to)
    return [_write(scope, lock, plain, about) for plain, about in plains]


def _write(scope: Scope, lock: Lock, plain: str | bytes, about: str) -> str:
    raw = plain.encode("utf-8", "surrogatepass") if isinstance(plain, str) else plain
    record = Record(id=new_id(), lock_id=lock.id, lock_version=lock.version)
    scope.add(record)
    data_key = random_key()
    record.wdek = close_for(lock.public, data_key, *wdek_place(record))
    record.box = close(data_key, pad(raw), *_place(record, about))
    sign_record(record)
    db.session.flush()
    lately.note(scope, lock.id, record.id, about, raw)
    return record.id


def _place(record: Record, about: str) -> tuple:
    return "sealed_records", "box", record.partition, record.id, record.lock_id, about


def wdek_place(record: Record) -> tuple:
    """Where a sealed data key belongs; the lock's version is part of it."""
    return "sealed_records", "wdek", record.partition, record.id, record.lock_id, record.lock_version


def sign_record(record: Record) -> None:
    """Put the server's word on a record: nobody with the database alone can add one or change one."""
    record.mac = server_mac("record", record.partition, record.id, record.lock_id, record.box)


def record_vouched(record: Record) -> bool:
    """Whether the portal wrote these words."""
    return server_said(record.mac, "record", record.partition, record.id, record.lock_id, record.box)


def open_bytes(scope: Scope, record_id: str, *, about: str) -> bytes:
    """A record's bytes for a holder; NotFound for everybody else, Damaged when it was tampered with."""
    found = open_many_bytes(scope, [(record_id, about)])
    if record_id not in found:
        raise NotFound
    return found[record_id]


def open_(scope: Scope, record_id: str, *, about: str) -> str:
    """A record's text for a holder; NotFound for everybody else, Damaged when it was tampered with."""
    return _text(open_bytes(scope, record_id, about=about))


def open_many(scope: Scope, wanted, *, damaged: str | None = None) -> dict[str, str]:
    """{record id: text} for those of the (record id, about) pairs the scope can open; others are left out.

    What was tampered with raises Damaged, or reads `damaged` when that is given.
    """
    spare = None if damaged is None else damaged.encode()
    return {name: _text(raw) for name, raw in open_many_bytes(scope, wanted, damaged=spare).items()}


def open_many_bytes(scope: Scope, wanted, *, damaged: bytes | None = None) -> dict[str, bytes]:
    """As `open_many`, for bytes. Each lock is taken up once a call."""
    about = {record_id: place for record_id, place in wanted if record_id}
    if scope.holder is None or scope.key is None:
        return {}
    records = [record for part in portions(about) for record in _load(scope, part)]
    keys = take_up(scope, [record.lock_id for record in records], tolerant=damaged is not None)
    opened = {}
    for record in records:
        if record.lock_id in keys and record.wdek:
            opened[record.id] = _read(record, keys[record.lock_id], about[record.id], damaged)
    return opened


def _load(scope: Scope, record_ids) -> list[Record]:
    return scope.all(scope.select(Record).where(Record.id.in_(record_ids)).execution_options(**FRESH))


def _read(record: Record, key: LockKey, about: str, damaged: bytes | None) -> bytes:
    try:
        return read_record(record, key, about)
    except Damaged:
        if damaged is None:
            raise
        return damaged


def read_record(record: Record, key: LockKey, about: str) -> bytes:
    """What stands in a record (or in a row with its facts), with the key of its lock in hand; or Damaged."""
    if record.lock_version != key.version or not record_vouched(record):
        raise Damaged
    data_key = open_with(key.public, key.secret, record.wdek, *wdek_place(record))
    return unpad(open_box(data_key, record.box, *_place(record, about)))


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogatepass")


def discard(scope: Scope, record_id: str) -> None:
    """Forget one record: its data key and its words, and the page they may stand on once more."""
    lock = scope.first(scope.select(Record.lock_id).where(Record.id == record_id))
    db.session.execute(scope.delete(Page).where(Page.lock_id == lock))
    db.session.execute(scope.delete(Record).where(Record.id == record_id))
