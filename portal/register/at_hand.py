"""Opened names at hand: in this worker's memory and nowhere else, no longer than the people stand open.

Every use asks for the window and the key first (`vault.inside`); what is spared is opening every row once more. A row
is taken from here only while it is the very row that was opened: what was written since is opened anew.
"""

import threading
from datetime import datetime

from .. import clock

_names: dict[str, tuple[bytes, str, str]] = {}
_hold = threading.Lock()
_timers: list[threading.Timer] = []


def known(person_id: str, mark: bytes) -> tuple[str, str] | None:
    """Name and aliases of a row as it stands, or None where it has to be opened."""
    found = _names.get(person_id)
    return found[1:] if found is not None and found[0] == mark else None


def only(people) -> None:
    """Whoever is in the register no more is not at hand either."""
    with _hold:
        for gone in _names.keys() - set(people):
            del _names[gone]


def keep(opened: dict[str, tuple[bytes, str, str]], until: datetime) -> None:
    """Remember what was opened, {person: (the mark of its row, name, aliases)}, until the window closes."""
    with _hold:
        _names.update(opened)
        for timer in _timers:
            timer.cancel()
        timer = threading.Timer(max(0.0, (until - clock.now()).total_seconds()), forget)
        timer.daemon = True
        _timers[:] = [timer]
        timer.start()


def forget() -> None:
    """Let go of all of it."""
    with _hold:
        _names.clear()
