"""Taking a lock away with everything it closed, rows and all: for what was only ever a test."""

from ..db import Scope, db
from .models import Lock, Record, SealedFile
from .rotation import shred


def clear(scope: Scope, lock_id: str) -> None:
    """Shred a lock, then remove its rows: nothing tells that it was there."""
    shred(scope, lock_id)
    for model in (SealedFile, Record):
        db.session.execute(scope.delete(model).where(model.lock_id == lock_id))
    db.session.execute(scope.delete(Lock).where(Lock.id == lock_id))
    db.session.flush()
