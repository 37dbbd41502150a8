"""New locks. Making one needs no secret: a report makes its own, for people who are not there."""

from ..db import Scope, db, new_id
from ..errors import Refused
from .holders import Holder
from .locks import LockKey, give, sign_lock
from .models import LOCK_KINDS, Lock
from .primitives import key_pair
from .rows import add_row_key

WITH_ROWS = ("register",)


def create_lock(scope: Scope, kind: str, holders) -> str:
    """A new lock for these holders; returns its id. Needs no secret."""
    return create_locks(scope, [(kind, holders)])[0]


def create_locks(scope: Scope, wanted) -> list[str]:
    """Several (kind, holders) locks in one go, as a report needs them; returns their ids in order."""
    made = [_create(scope, kind, {holder.id: holder for holder in holders}) for kind, holders in wanted]
    db.session.flush()
    return made


def _create(scope: Scope, kind: str, unique: dict[str, Holder]) -> str:
    if kind not in LOCK_KINDS:
        raise ValueError(kind)
    if not unique:
        raise Refused("nobody_could_open_it")
    public, secret = key_pair()
    lock = Lock(id=new_id(), kind=kind, version=1, public=public, rotation_due=False, shredded=False)
    scope.add(lock)
    sign_lock(lock)
    taken = LockKey(lock.partition, lock.id, 1, public, secret)
    for holder in unique.values():
        give(scope, taken, holder)
    if kind in WITH_ROWS:
        add_row_key(scope, taken, 1)
    return lock.id
