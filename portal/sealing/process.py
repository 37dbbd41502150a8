"""What a process does before it seals anything: read its keys, and leave no core file that would hold some."""

import ctypes
import resource
import sys

from . import blobs, forgotten, keyring

_PR_SET_DUMPABLE = 4


def configure(settings, **cost) -> None:
    """Read the server's keys, the places of the blobs and of the list of what is gone, from a portal's settings."""
    keyring.configure(settings, **cost)
    blobs.use_folder(settings.blobs)
    forgotten.use_file(settings.data / "gone")


def harden_process() -> bool:
    """No core files, no tracing by other processes. Says whether both took hold."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not sys.platform.startswith("linux"):
        return False
    return ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0
