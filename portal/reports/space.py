"""A full disk, in the words of whoever noticed it first."""

import errno

from sqlalchemy.exc import OperationalError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_PHRASES = ("database or disk is full", "disk I/O error")
_POSTGRES_FULL = "53100"


def is_full(error: BaseException) -> bool:
    """Whether this failure means that nothing more can be stored now."""
    if isinstance(error, OperationalError):
        words = str(error.orig)
        return getattr(error.orig, "sqlstate", None) == _POSTGRES_FULL or any(part in words for part in _PHRASES)
    return isinstance(error, OSError) and error.errno in _FULL
