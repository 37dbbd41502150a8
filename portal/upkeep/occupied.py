"""Who uses a data folder: many may serve from it at once, and who replaces what is in it must be alone.

The system lets go of the lock when a process ends, however it ends. A child keeps its parent's.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from ..config import Settings

NAME = "in-use"


class Occupied(Exception):
    """Somebody else uses the folder in a way that does not allow for this."""


@contextmanager
def serving(settings: Settings) -> Iterator[None]:
    """Use the folder beside others. Occupied while somebody replaces what is in it."""
    with _held(settings, fcntl.LOCK_SH):
        yield


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Use the folder alone. Occupied while a portal serves from it or its keeper works."""
    with _held(settings, fcntl.LOCK_EX):
        yield


@contextmanager
def _held(settings: Settings, kind: int) -> Iterator[None]:
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(settings.data / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise Occupied from None
    try:
        yield
    finally:
        os.close(descriptor)
