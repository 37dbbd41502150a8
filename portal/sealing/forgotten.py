"""What was taken back for good, by id, in a file beside the database: a restored backup does not bring it to life.

The file belongs to no backup of the database (settled 32). It holds random ids and nothing else.
"""

import os
from pathlib import Path

_FILE: list[Path] = []


def use_file(path: Path) -> None:
    """Where the list stands."""
    _FILE[:] = [path]


def note_gone(*thing_ids: str) -> None:
    """From here on these are gone, also after a restore. Written at once, whatever becomes of the request."""
    if not _FILE:
        raise RuntimeError("sealing.configure was not called")
    descriptor = os.open(_FILE[0], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "a", encoding="ascii") as file:
        file.writelines(f"{thing_id}\n" for thing_id in thing_ids)
        file.flush()
        os.fsync(file.fileno())


def gone() -> frozenset[str]:
    """All ids that were taken back."""
    if not _FILE or not _FILE[0].exists():
        return frozenset()
    return frozenset(_FILE[0].read_text(encoding="ascii").split())
