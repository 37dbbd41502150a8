"""Locks: key pairs that exist only inside grants. Who holds one, and how a holder takes it up."""

import logging
from dataclasses import dataclass, field

from sqlalchemy import false, or_, select

from ..clock import today
from ..db import Scope, new_id, remembered
from ..errors import NotFound
from .holders import PERSON, RECEIPT, Holder
from .keyring import server_mac, server_said
from .models import Grant, Lock, PersonKey
from .people import holders_of
from .primitives import Damaged, close_for, kdf, mac, open_with, public_of, same

FRESH = {"populate_existing": True}
log = logging.getLogger("portal.sealing")


@dataclass(frozen=True)
class LockKey:
    """A lock taken up for one call: its private key lives no longer than that."""

    partition: str
    lock_id: str
    version: int
    public: bytes
    secret: bytes = field(repr=False)

    def pin(self, kind: str, holder_id: str, holder_key: bytes) -> bytes:
        """What binds a holder's public key to this lock: only holders of the lock can make or check it."""
        place = (self.partition, self.lock_id, self.version, self.public)
        return mac(kdf(self.secret, "pin"), *place, kind, holder_id, holder_key)


def sign_lock(lock: Lock) -> None:
    """Put the server's word on a lock's row."""
    lock.mac = server_mac("lock", *_lock_facts(lock))


def _lock_facts(lock: Lock) -> tuple:
    return lock.partition, lock.id, lock.kind, lock.version, lock.public, lock.shredded


def give(scope: Scope, taken: LockKey, holder: Holder, *, row: Grant | None = None) -> Grant:
    """Write a holder's grant, or write an existing row anew."""
    grant = row or Grant(id=new_id(), lock_id=taken.lock_id, holder_kind=holder.kind, holder_id=holder.id)
    if row is None:
        scope.add(grant)
    grant.lock_version, grant.holder_key, grant.day = taken.version, holder.public, today()
    grant.granted_by = scope.holder or ""
    grant.box = close_for(holder.public, taken.secret, *_grant_place(grant))
    grant.pin = taken.pin(grant.holder_kind, grant.holder_id, grant.holder_key)
    sign_grant(grant)
    return grant


def _grant_place(grant: Grant) -> tuple:
    return "grant", grant.partition, grant.lock_id, grant.lock_version, grant.holder_kind, grant.holder_id


def sign_grant(grant: Grant) -> None:
    """Put the server's word on a grant's row."""
    grant.mac = server_mac("grant", *_grant_facts(grant))


def grant_vouched(grant: Grant) -> bool:
    """Whether the server wrote this grant, for this holder and lock, as it stands."""
    return server_said(grant.mac, "grant", *_grant_facts(grant))


def _grant_facts(grant: Grant) -> tuple:
    day = grant.day.isoformat()
    return *_grant_place(grant), grant.holder_key, grant.box, grant.pin, grant.granted_by, day


def load_lock(scope: Scope, lock_id: str, *, change: bool = False, hold: bool = True) -> Lock:
    """A live lock whose row the server vouched for, held against change until the transaction ends."""
    query = scope.select(Lock).where(Lock.id == lock_id).execution_options(**FRESH)
    lock = scope.first(query.with_for_update(read=not change) if hold else query)
    if lock is None or lock.shredded:
        raise NotFound
    check_lock(lock)
    return lock


def lock_vouched(lock: Lock) -> bool:
    """Whether the server wrote this lock's public key and version."""
    return server_said(lock.mac, "lock", *_lock_facts(lock))


def check_lock(lock: Lock) -> None:
    """Damaged unless the server vouches for the lock."""
    if not lock_vouched(lock):
        raise Damaged


def take_up(scope: Scope, lock_ids, *, hold: bool = False, tolerant: bool = False) -> dict[str, LockKey]:
    """The keys of those of these locks that the scope's holder holds, with its private key present.

    `hold` keeps the locks from changing until the transaction ends. A tampered row raises Damaged;
    `tolerant` leaves it out and notes it in the log.
    """
    wanted = list(dict.fromkeys(lock_ids))
    if not wanted or scope.holder is None or scope.key is None:
        return {}
    public, taken = public_of(scope.key), {}
    for part in portions(wanted):
        locks = {lock.id: lock for lock in _live(scope, part, hold)}
        mine = scope.select(Grant).where(Grant.holder_id == scope.holder, Grant.lock_id.in_(part))
        for grant in scope.all(mine.execution_options(**FRESH)):
            lock = locks.get(grant.lock_id)
            if lock is None or not grant.box or not same(grant.holder_key, public):
                continue
            try:
                taken[lock.id] = _opened(lock, grant, public, scope.key)
            except Damaged:
                if not tolerant:
                    raise
                log.error("grant %s of lock %s does not verify", grant.id, lock.id)
    return taken


def _live(scope: Scope, lock_ids, hold: bool) -> list[Lock]:
    query = scope.select(Lock).where(Lock.id.in_(lock_ids), Lock.shredded.is_(False)).order_by(Lock.id)
    return scope.all((query.with_for_update(read=True) if hold else query).execution_options(**FRESH))


def portions(ids, size: int = 500) -> list[list]:
    """Many ids in lists a database takes."""
    listed = list(ids)
    return [listed[start : start + size] for start in range(0, len(listed), size)]


def _opened(lock: Lock, grant: Grant, public: bytes, key: bytes) -> LockKey:
    check_lock(lock)
    if grant.lock_version != lock.version or not grant_vouched(grant):
        raise Damaged
    secret = open_with(public, key, grant.box, *_grant_place(grant))
    taken = LockKey(lock.partition, lock.id, lock.version, lock.public, secret)
    if not same(grant.pin, taken.pin(grant.holder_kind, grant.holder_id, grant.holder_key)):
        raise Damaged
    return taken


def take(scope: Scope, lock_id: str, *, hold: bool = False) -> LockKey:
    """The key of one lock, or NotFound for whoever does not hold it."""
    found = take_up(scope, [lock_id], hold=hold)
    if lock_id not in found:
        raise NotFound
    return found[lock_id]


def held(scope: Scope):
    """A SELECT of the lock ids the scope's holder holds: `Model.lock_id.in_(held(scope))`. See `holding` too."""
    query = scope.select(Grant.lock_id).where(Grant.box != b"")
    if scope.holder is None:
        return query.where(false())
    return query.where(Grant.holder_id == scope.holder, _live_key(scope))


def holding(scope: Scope, lock_column):
    """A condition on rows: the scope's holder holds the lock they name. One look a row, however much is held."""
    return held(scope).where(Grant.lock_id == lock_column).exists()


def _live_key(scope: Scope):
    if scope.key is not None:
        return Grant.holder_key == public_of(scope.key)
    current = select(PersonKey.public).where(PersonKey.person_id == scope.holder)
    return or_(Grant.holder_kind == RECEIPT, Grant.holder_key.in_(current))


def holds(scope: Scope, lock_id: str, holder_id: str | None = None) -> bool:
    """Whether somebody (the scope's own holder, unless named) holds a live grant of a lock."""
    return (holder_id or scope.holder) in holders(scope, lock_id)


def holders(scope: Scope, lock_id: str) -> list[str]:
    """The ids of those who can open what a lock closes."""
    key = (Grant, scope.partition, lock_id)
    return remembered(key, lambda: [grant.holder_id for grant in live_grants(scope, lock_id)])


def present(scope: Scope, lock_id: str) -> list[Holder]:
    """Those who can open what a lock closes, as holders to whom other things may be sealed."""
    return [Holder(grant.holder_kind, grant.holder_id, grant.holder_key) for grant in live_grants(scope, lock_id)]


def grants_of(scope: Scope, *lock_ids: str) -> list[Grant]:
    """Every grant row of these locks, live or not."""
    return _grants(scope, lock_ids)


def _grants(scope: Scope, lock_ids) -> list[Grant]:
    query = scope.select(Grant).where(Grant.lock_id.in_(lock_ids)).order_by(Grant.lock_id, Grant.holder_id)
    return scope.all(query.execution_options(**FRESH))


def live_grants(scope: Scope, lock_id: str) -> list[Grant]:
    """The grants of a lock that still open something: vouched, and for the holder's present key."""
    return live_grants_of(scope, [lock_id])


def live_grants_of(scope: Scope, lock_ids) -> list[Grant]:
    """The same for several locks."""
    rows = [grant for grant in _grants(scope, lock_ids) if grant.box and grant_vouched(grant)]
    people = [grant.holder_id for grant in rows if grant.holder_kind == PERSON]
    present = {holder.id: holder.public for holder in holders_of(people)} if people else {}
    return [g for g in rows if g.holder_kind == RECEIPT or present.get(g.holder_id) == g.holder_key]
