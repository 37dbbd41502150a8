"""Taking keys away: revoke, rotate, shred.

Revoking cuts at once. A new key pair for the rest needs a holder's key: when it is present the lock turns
in the same transaction, otherwise `rotation_due` stands until the next holder's request.
"""

from sqlalchemy import delete
from sqlalchemy.orm import load_only

from ..db import Scope, db
from ..errors import NotFound, Refused
from .holders import PERSON, RECEIPT, Holder
from .locks import (
    FRESH,
    LockKey,
    give,
    grant_vouched,
    grants_of,
    holding,
    live_grants,
    live_grants_of,
    load_lock,
    log,
    portions,
    sign_grant,
    sign_lock,
    take,
    take_up,
)
from .models import Blob, Grant, Lock, PendingGrant, Record, RowKey, SealedFile
from .pages import drop_page, turn_page
from .people import holders_of
from .primitives import Damaged, close_for, key_pair, open_with, same
from .records import wdek_place
from .rows import add_row_key, reseal_row_key, row_keys, row_seed

SPARE = 25
"""So many locks that can't be taken up keep nobody from turning those behind them."""


def revoke(scope: Scope, lock_id: str, holder_id: str) -> bool:
    """Cut somebody off from a lock. True when the lock has turned already, False when that is still due.

    Refused("last_holder") when no person would be left who can open it (settled 2).
    """
    lock = load_lock(scope, lock_id, change=True)
    taken = take_up(scope, [lock_id], tolerant=True).get(lock_id)
    mine = scope.select(Grant.id).where(Grant.lock_id == lock_id, Grant.holder_id == holder_id)
    held_once = bool(scope.all(mine))
    left = [grant for grant in live_grants(scope, lock_id) if _another_person(grant, holder_id)]
    if held_once and not left:
        raise Refused("last_holder", 409)
    for model in (Grant, PendingGrant):
        gone = scope.delete(model).where(model.lock_id == lock_id, model.holder_id == holder_id)
        db.session.execute(gone)
    if not held_once:
        return not lock.rotation_due
    if taken is None:
        lock.rotation_due = True
        db.session.flush()
        return False
    _turn(scope, [(lock, taken)])
    return True


def revoke_everywhere(scope: Scope, holder_id: str) -> list[str]:
    """Cut a leaving person off from every lock of the partition at once; the turns follow (`rotate_due`).

    Returns the locks they keep because no other person could open them (settled 2): hand those on.
    """
    query = scope.select(Grant.lock_id).where(Grant.holder_id == holder_id)
    kept, gone = [], []
    for part in portions(scope.all(query)):
        left = {grant.lock_id for grant in live_grants_of(scope, part) if _another_person(grant, holder_id)}
        gone += [lock_id for lock_id in part if lock_id in left]
        kept += [lock_id for lock_id in part if lock_id not in left]
    db.session.execute(scope.delete(PendingGrant).where(PendingGrant.holder_id == holder_id))
    for part in portions(gone):
        mine = scope.delete(Grant).where(Grant.holder_id == holder_id, Grant.lock_id.in_(part))
        db.session.execute(mine)
        db.session.execute(scope.update(Lock).where(Lock.id.in_(part)).values(rotation_due=True))
    if scope.holder != holder_id:
        rotate_due(scope)
    return kept


def keys_of(scope: Scope, holder_id: str) -> int:
    """How many locks of a partition somebody holds."""
    return scope.count(scope.select(Grant.lock_id).where(Grant.holder_id == holder_id, Grant.box != b""))


def held_alone(scope: Scope, holder_id: str | None = None) -> set[str]:
    """The locks of a partition that this one holder can open and no other person."""
    holder_id = holder_id or scope.holder or ""
    mine = scope.all(scope.select(Grant.lock_id).where(Grant.holder_id == holder_id, Grant.box != b""))
    shared: set[str] = set()
    for part in portions(mine):
        shared |= {grant.lock_id for grant in live_grants_of(scope, part) if _another_person(grant, holder_id)}
    return set(mine) - shared


def _another_person(grant: Grant, holder_id: str) -> bool:
    return grant.holder_kind == PERSON and grant.holder_id != holder_id


def rotate(scope: Scope, lock_id: str) -> None:
    """A new key pair for a lock the scope holds; its data keys are sealed anew, its texts stay."""
    lock = load_lock(scope, lock_id, change=True)
    _turn(scope, [(lock, take(scope, lock_id))])


def rotate_due(scope: Scope, most: int = 20) -> int:
    """Turn the locks that wait for it and that the scope holds, all of them together; says how many.

    Cheap when none waits.
    """
    if scope.holder is None or scope.key is None:
        return 0
    due = _due(scope).where(holding(scope, Lock.id)).order_by(Lock.id).limit(most + SPARE)
    able = take_up(scope, scope.all(due), tolerant=True)
    wanted = scope.select(Lock).where(Lock.id.in_(list(able)[:most]), Lock.rotation_due.is_(True)).order_by(Lock.id)
    found = scope.all(wanted.with_for_update().execution_options(**FRESH)) if able else []
    pairs = [(lock, able[lock.id]) for lock in found if lock.version == able[lock.id].version]
    if pairs:
        _turn(scope, pairs)
    return len(pairs)


def _due(scope: Scope):
    return scope.select(Lock.id).where(Lock.rotation_due.is_(True), Lock.shredded.is_(False))


def turn_all(scope: Scope) -> int:
    """Every lock of the partition is to turn, for its yearly change or after a leak; says how many.

    `rotate_due` turns those that the scope's holder holds; the rest waits for their own holders' next requests.
    """
    every = scope.update(Lock).where(Lock.shredded.is_(False), Lock.public != b"").values(rotation_due=True)
    return db.session.execute(every.execution_options(synchronize_session=False)).rowcount


def still_due(scope: Scope) -> tuple[int, int]:
    """How many locks of a partition wait to be turned, and how many of them the scope's holder could turn."""
    return scope.count(_due(scope)), scope.count(_due(scope).where(holding(scope, Lock.id)))


def _turn(scope: Scope, pairs: list[tuple[Lock, LockKey]]) -> None:
    turned: dict[str, tuple[LockKey, LockKey]] = {}
    for lock, old in pairs:
        public, secret = key_pair()
        new = LockKey(lock.partition, lock.id, lock.version + 1, public, secret)
        lock.version, lock.public, lock.rotation_due = new.version, public, False
        sign_lock(lock)
        turned[lock.id] = (old, new)
    _regrant_rest(scope, turned)
    _reseal_records(scope, turned)
    _reseal_row_keys(scope, turned)
    turn_page(scope, turned)
    db.session.flush()


def _regrant_rest(scope: Scope, turned: dict) -> None:
    rows = grants_of(scope, *turned)
    people = {h.id: h.public for h in holders_of([g.holder_id for g in rows if g.holder_kind == PERSON])}
    for row in rows:
        old, new = turned[row.lock_id]
        pinned = same(row.pin, old.pin(row.holder_kind, row.holder_id, row.holder_key))
        if not pinned or not grant_vouched(row):
            log.error("grant %s of lock %s does not verify and is dropped", row.id, row.lock_id)
            scope.remove(row)
        elif row.box and (row.holder_kind == RECEIPT or people.get(row.holder_id) == row.holder_key):
            by = row.granted_by
            give(scope, new, Holder(row.holder_kind, row.holder_id, row.holder_key), row=row)
            row.granted_by = by
            sign_grant(row)
        else:
            _let_lapse(row, new)


def _let_lapse(row: Grant, new: LockKey) -> None:
    row.box, row.lock_version = b"", new.version
    row.pin = new.pin(row.holder_kind, row.holder_id, row.holder_key)
    sign_grant(row)


def _reseal_records(scope: Scope, turned: dict) -> None:
    columns = load_only(Record.lock_id, Record.lock_version, Record.wdek)
    for part in portions(scope.all(scope.select(Record.id).where(Record.lock_id.in_(list(turned))))):
        query = scope.select(Record).where(Record.id.in_(part)).options(columns).execution_options(**FRESH)
        for record in scope.all(query):
            _reseal(record, *turned[record.lock_id])
        db.session.flush()


def _reseal(record: Record, old: LockKey, new: LockKey) -> None:
    try:
        data_key = open_with(old.public, old.secret, record.wdek, *wdek_place(record))
    except Damaged:
        log.error("record %s of lock %s does not open and stays as it is", record.id, record.lock_id)
        record.lock_version = new.version
        return
    record.lock_version = new.version
    record.wdek = close_for(new.public, data_key, *wdek_place(record))


def _reseal_row_keys(scope: Scope, turned: dict) -> None:
    last: dict[str, int] = {}
    for row in row_keys(scope, *turned):
        old, new = turned[row.lock_id]
        last[row.lock_id] = row.number
        try:
            reseal_row_key(row, new, row_seed(row, old))
        except Damaged:
            log.error("row key %s of lock %s does not verify and is dropped", row.id, row.lock_id)
            scope.remove(row)
    for lock_id, number in last.items():
        add_row_key(scope, turned[lock_id][1], number + 1)


def shred(scope: Scope, lock_id: str) -> None:
    """Forget a lock for ever: its keys, its texts and its files' keys. Doing it twice is no harm.

    The bytes of files go with the next sweep of the blob store; nobody can open them from now on.
    """
    lock = scope.first(scope.select(Lock).where(Lock.id == lock_id).execution_options(**FRESH).with_for_update())
    if lock is None:
        raise NotFound
    for model in (Grant, PendingGrant, RowKey):
        db.session.execute(scope.delete(model).where(model.lock_id == lock_id))
    drop_page(scope, lock_id)
    db.session.execute(scope.update(Record).where(Record.lock_id == lock_id).values(wdek=b"", box=b"", mac=b""))
    files = scope.all(scope.select(SealedFile).where(SealedFile.lock_id == lock_id))
    for part in portions([name for row in files for name in (row.blob, row.beside) if name]):
        db.session.execute(delete(Blob).where(Blob.name.in_(part)))
    lock.public, lock.shredded, lock.rotation_due = b"", True, False
    sign_lock(lock)
    db.session.flush()
