"""Taking locks away with everything they closed, rows and all: what was only ever a test, and what is forgotten."""

from collections import Counter

from sqlalchemy import delete

from ..db import Scope, db
from .locks import portions
from .models import Blob, Grant, Lock, Page, PendingGrant, Record, RowKey, SealedFile, WithheldGrant


def clear(scope: Scope, lock_id: str) -> None:
    """Take one lock away: nothing tells that it was there."""
    clear_all(scope, [lock_id])


def clear_all(scope: Scope, lock_ids) -> Counter:
    """Take locks away, their keys first; says how many "keys", "texts" and "files" went. Twice is no harm.

    The bytes of files go with the next sweep of the blob store; nobody can open them from now on.
    """
    made: Counter = Counter()
    for part in portions([lock_id for lock_id in lock_ids if lock_id]):
        made["keys"] += scope.drop(Grant, Grant.lock_id, part)
        for model in (PendingGrant, WithheldGrant, RowKey, Page):
            scope.drop(model, model.lock_id, part)
        files = scope.all(scope.select(SealedFile).where(SealedFile.lock_id.in_(part)))
        made += _drop_files(scope, files)
        made["texts"] += scope.drop(Record, Record.lock_id, part) - len(files)
        scope.drop(Lock, Lock.id, part)
    return +made


def empty(scope: Scope, lock_ids, *, but) -> Counter:
    """Take away what locks closed, all except these records; who holds the locks keeps them for the rest."""
    made: Counter = Counter()
    for part in portions(lock_ids):
        scope.drop(Page, Page.lock_id, part)
        files = scope.all(scope.select(SealedFile).where(SealedFile.lock_id.in_(part)))
        made += _drop_files(scope, files)
        ids = set(scope.all(scope.select(Record.id).where(Record.lock_id.in_(part)))) - set(but)
        made["texts"] += scope.drop(Record, Record.id, ids) - len(files)
    return +made


def _drop_files(scope: Scope, files: list[SealedFile]) -> Counter:
    for part in portions([name for row in files for name in (row.blob, row.beside) if name]):
        db.session.execute(delete(Blob).where(Blob.name.in_(part)))
    return Counter(files=scope.drop(SealedFile, SealedFile.id, [row.id for row in files]))
