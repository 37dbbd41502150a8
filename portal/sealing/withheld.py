"""Grants that are made and not given: closed once more under the server's key, until what they wait for happens.

Whoever holds a lock prepares them while their key is there; unfolding needs no key. Until then the person they are
for holds nothing: neither the database alone nor the database and that person's own key opens anything.
"""

from ..clock import today
from ..db import Scope, db, new_id
from .grants import sure_of
from .holders import PERSON, Holder
from .keyring import envelope_again, envelope_close, envelope_open
from .locks import FRESH, give, load_lock, sign_grant, take
from .models import Grant, WithheldGrant
from .people import holders_of
from .primitives import same

PIN = 32


def withhold(scope: Scope, lock_id: str, holders) -> None:
    """Prepare grants of a lock the scope holds; what was prepared before is forgotten."""
    taken = take(scope, lock_id, hold=True)
    drop_withheld(scope, lock_id)
    for holder in holders:
        sure_of(holder)
        made = Grant(
            id=new_id(), partition=scope.partition, lock_id=lock_id, holder_kind=holder.kind, holder_id=holder.id
        )
        give(scope, taken, Holder(holder.kind, holder.id, holder.public), row=made)
        row = WithheldGrant(id=new_id(), lock_id=lock_id, lock_version=taken.version, holder_id=holder.id)
        row.holder_key, row.granted_by = holder.public, made.granted_by
        row.box = envelope_close(made.pin + made.box, _purpose(scope, lock_id, holder.id))
        scope.add(row)
    db.session.flush()


def unfold(scope: Scope, lock_id: str, person_ids) -> list[str]:
    """Give what was withheld to those of these people whose key is still the same; says to whom. None: it stays."""
    lock = load_lock(scope, lock_id, change=True)
    wanted = scope.select(WithheldGrant).where(
        WithheldGrant.lock_id == lock_id, WithheldGrant.holder_id.in_(list(person_ids))
    )
    rows = scope.all(wanted.execution_options(**FRESH))
    present = {holder.id: holder.public for holder in holders_of([row.holder_id for row in rows])} if rows else {}
    given = []
    for row in rows:
        if row.lock_version == lock.version and same(present.get(row.holder_id, b""), row.holder_key):
            _give(scope, row)
            given.append(row.holder_id)
    if given:
        drop_withheld(scope, lock_id)
    return given


def _give(scope: Scope, row: WithheldGrant) -> None:
    raw = envelope_open(row.box, _purpose(scope, row.lock_id, row.holder_id))
    grant = Grant(id=new_id(), lock_id=row.lock_id, holder_kind=PERSON, holder_id=row.holder_id)
    scope.add(grant)
    grant.lock_version, grant.holder_key, grant.day = row.lock_version, row.holder_key, today()
    grant.granted_by, grant.pin, grant.box = row.granted_by, raw[:PIN], raw[PIN:]
    sign_grant(grant)


def drop_withheld(scope: Scope, lock_id: str) -> None:
    """Forget what was prepared for a lock."""
    db.session.execute(scope.delete(WithheldGrant).where(WithheldGrant.lock_id == lock_id))
    db.session.flush()


def withheld(scope: Scope, lock_id: str) -> list[str]:
    """For whom a lock's grants are prepared."""
    wanted = scope.select(WithheldGrant.holder_id).where(WithheldGrant.lock_id == lock_id)
    return scope.all(wanted.order_by(WithheldGrant.holder_id))


def renew_withheld(scope: Scope) -> int:
    """Close every withheld grant under the newest server key, so that an old one can be taken away; says how many."""
    rows = scope.all(scope.select(WithheldGrant))
    for row in rows:
        row.box = envelope_again(row.box, _purpose(scope, row.lock_id, row.holder_id))
    db.session.flush()
    return len(rows)


def _purpose(scope: Scope, lock_id: str, holder_id: str) -> str:
    return f"withheld:{scope.partition}:{lock_id}:{holder_id}"
