"""A whole place let go: every key of its people, and what it closed, but for the locks that reporters still open."""

from sqlalchemy import delete

from ..db import Scope, db
from .holders import RECEIPT
from .locks import portions
from .models import Blob, Grant, Lock, Page, PendingGrant, Record, RowKey, SealedFile, WithheldGrant


def vacate(scope: Scope, but=()) -> int:
    """Take away every lock of a place with its words and files; of the locks `but`, the keys of people alone.

    Says how many locks went. What is kept opens with its receipts, and with nothing else, from now on.
    """
    kept = set(but)
    gone = [one for one in scope.all(scope.select(Lock.id)) if one not in kept]
    for model in (PendingGrant, WithheldGrant):
        db.session.execute(scope.delete(model))
    db.session.execute(scope.delete(Grant).where(Grant.holder_kind != RECEIPT))
    for part in portions(gone):
        names = scope.all(scope.select(SealedFile).where(SealedFile.lock_id.in_(part)))
        for blobs in portions([name for row in names for name in (row.blob, row.beside) if name]):
            db.session.execute(delete(Blob).where(Blob.name.in_(blobs)))
        for model in (Grant, Page, RowKey, SealedFile, Record):
            db.session.execute(scope.delete(model).where(model.lock_id.in_(part)))
        db.session.execute(scope.delete(Lock).where(Lock.id.in_(part)))
    db.session.flush()
    return len(gone)
