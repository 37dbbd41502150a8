"""Handing keys on: directly, by a pending wish, and again after a reset."""

from sqlalchemy import or_

from ..clock import today
from ..db import Scope, db, new_id
from ..errors import NotFound, Refused
from .holders import PERSON, Holder
from .keyring import server_mac, server_said
from .locks import (
    FRESH,
    LockKey,
    give,
    grant_vouched,
    load_lock,
    lock_vouched,
    sign_grant,
    sign_lock,
    take,
    take_up,
)
from .models import Grant, Lock, PendingGrant, Record, RowKey
from .people import holder_of
from .primitives import same
from .records import record_vouched, sign_record
from .rows import row_key_vouched, sign_row_key


def grant(scope: Scope, lock_id: str, holder: Holder) -> None:
    """Give a lock to somebody. The scope must hold it, key present; the holder's public key is pinned."""
    taken = take(scope, lock_id, hold=True)
    sure_of(holder)
    give(scope, taken, holder, row=_row_of(scope, lock_id, holder.id))
    db.session.flush()


def sure_of(holder: Holder) -> None:
    """Refused unless the server vouches that this is the person's present public key."""
    if holder.kind == PERSON and holder_of(holder.id) != holder:
        raise Refused("public_key_not_vouched", 409)


def _row_of(scope: Scope, lock_id: str, holder_id: str) -> Grant | None:
    query = scope.select(Grant).where(Grant.lock_id == lock_id, Grant.holder_id == holder_id)
    return scope.first(query.execution_options(**FRESH))


def ask(scope: Scope, lock_id: str) -> None:
    """Wish for a lock's key, for the scope's own holder; whoever may ask is decided by the caller."""
    load_lock(scope, lock_id)
    me = holder_of(scope.holder or "")
    if me is None:
        raise NotFound
    row = _wish_of(scope, lock_id, me.id)
    if row is None:
        row = scope.add(PendingGrant(id=new_id(), lock_id=lock_id, holder_id=me.id))
    row.holder_key, row.day = me.public, today()
    sign_wish(row)
    db.session.flush()


def _wish_of(scope: Scope, lock_id: str, holder_id: str) -> PendingGrant | None:
    query = scope.select(PendingGrant).where(PendingGrant.lock_id == lock_id, PendingGrant.holder_id == holder_id)
    return scope.first(query.execution_options(**FRESH))


def _wish_facts(row: PendingGrant) -> tuple:
    return row.partition, row.lock_id, row.holder_id, row.holder_key, row.day.isoformat()


def sign_wish(row: PendingGrant) -> None:
    """Put the server's word on a wish."""
    row.mac = server_mac("pending", *_wish_facts(row))


def wish_vouched(row: PendingGrant) -> bool:
    """Whether the server wrote this wish."""
    return server_said(row.mac, "pending", *_wish_facts(row))


def pending(scope: Scope, lock_id: str) -> list[str]:
    """The ids of people who wait for a lock's key."""
    query = scope.select(PendingGrant).where(PendingGrant.lock_id == lock_id).order_by(PendingGrant.holder_id)
    return [row.holder_id for row in scope.all(query)]


def complete_pending(scope: Scope, may) -> int:
    """Fulfil the wishes for locks the scope holds; says how many. Cheap when nobody waits.

    `may(lock_id, holder_id)` is asked anew for each: a wish that should never have been made gives no key.
    """
    if scope.holder is None or scope.key is None:
        return 0
    rows = scope.all(scope.select(PendingGrant).execution_options(**FRESH))
    keys = take_up(scope, [row.lock_id for row in rows], hold=True, tolerant=True)
    done = 0
    for row in rows:
        if row.lock_id in keys:
            done += _fulfil(scope, row, keys[row.lock_id], may(row.lock_id, row.holder_id))
    if rows:
        db.session.flush()
    return done


def _fulfil(scope: Scope, row: PendingGrant, taken: LockKey, may: bool) -> int:
    holder = holder_of(row.holder_id)
    asked = may and wish_vouched(row)
    scope.remove(row)
    if not asked or holder is None or not same(holder.public, row.holder_key):
        return 0
    give(scope, taken, holder, row=_row_of(scope, row.lock_id, holder.id))
    return 1


def lapsed(scope: Scope, person_id: str | None = None) -> list[str]:
    """The locks a person held before a reset and waits to be given again (the banner's number)."""
    holder = holder_of(person_id or scope.holder or "")
    if holder is None:
        return []
    dead = or_(Grant.box == b"", Grant.holder_key != holder.public)
    query = scope.select(Grant).where(Grant.holder_id == holder.id, dead).execution_options(**FRESH)
    return [row.lock_id for row in scope.all(query) if grant_vouched(row)]


def regrant(scope: Scope, person_id: str) -> int:
    """Give a colleague, under the new key, the locks both held before the reset; says how many.

    Only what the old grant's pin proves was theirs. Call it when somebody vouches for the person.
    """
    holder, waiting = holder_of(person_id), lapsed(scope, person_id)
    done = 0
    for lock_id, taken in take_up(scope, waiting, hold=True, tolerant=True).items():
        row = _row_of(scope, lock_id, person_id)
        if holder and same(row.pin, taken.pin(row.holder_kind, row.holder_id, row.holder_key)):
            give(scope, taken, holder, row=row)
            done += 1
    db.session.flush()
    return done


def vouch_again(scope: Scope) -> int:
    """After a new server key: the newest key's word on every row of the partition an older one vouched for."""
    done, place = 0, (0, "")
    while place is not None:
        some, place = vouch_some(scope, place)
        done += some
    return done


def vouch_some(scope: Scope, place: tuple[int, str], most: int = 200) -> tuple[int, tuple[int, str] | None]:
    """`vouch_again` for the rows after a place, at most so many: how many were older, and the place to go on from.

    A row that nobody of ours vouched for stays as it is. None: there is nothing further.
    """
    kind, after = place
    model, vouched, sign = _VOUCHED[kind]
    wanted = scope.select(model).where(model.id > after).order_by(model.id).limit(most).execution_options(**FRESH)
    rows, done = scope.all(wanted), 0
    for row in rows:
        before = row.mac
        if vouched(row):
            sign(row)
            done += row.mac != before
    db.session.flush()
    if len(rows) == most:
        return done, (kind, rows[-1].id)
    return done, (kind + 1, "") if kind + 1 < len(_VOUCHED) else None


_VOUCHED = (
    (Lock, lock_vouched, sign_lock),
    (Grant, grant_vouched, sign_grant),
    (PendingGrant, wish_vouched, sign_wish),
    (RowKey, row_key_vouched, sign_row_key),
    (Record, record_vouched, sign_record),
)
