"""What this transaction sealed, in clear while it lasts: so that a page takes it without opening it again."""

from ..db import Scope, db
from ..guard import LATELY


def note(scope: Scope, lock_id: str, record_id: str, about: str, raw: bytes) -> None:
    """Remember a record just sealed by somebody who holds keys; what others write is nobody's to remember."""
    if scope.key is not None:
        db.session.info.setdefault(LATELY, {}).setdefault(lock_id, {})[record_id] = (about, raw)


def take() -> dict[str, dict[str, tuple[str, bytes]]]:
    """{lock id: {record id: (about, bytes)}}, and forget it."""
    return db.session.info.pop(LATELY, {})
