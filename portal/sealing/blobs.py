"""The one blob store: ciphertexts in a folder under random names, with padded sizes.

A blob is on disk (file and folder synced) before its row is committed; whatever stands without a row for an
hour is swept. Times of files are blurred to the day, so that a folder does not tell when somebody reported.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from ..errors import NotFound

ORPHAN_AFTER = 3600
_DAY = 86400
_NAME = re.compile(r"[a-z2-7]{26}")
_folders: list[Path] = []


def use_folder(folder: Path) -> None:
    """Say where blobs are kept."""
    _folders[:] = [Path(folder)]


def _path(name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise NotFound
    return _folders[0] / name[:2] / name


def put(name: str, parts: Iterable[bytes]) -> int:
    """Store a blob whole or not at all; returns its size."""
    path = _path(name)
    _make_folder(path.parent)
    passing, size = path.with_suffix(".part"), 0
    try:
        with passing.open("xb") as file:
            os.fchmod(file.fileno(), 0o600)
            for part in parts:
                size += file.write(part)
            file.flush()
            os.fsync(file.fileno())
        passing.rename(path)
    except BaseException:
        passing.unlink(missing_ok=True)
        raise
    _sync(path.parent)
    return size


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _sync(folder.parent)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def get(name: str):
    """A blob opened for reading, or NotFound."""
    try:
        return _path(name).open("rb")
    except FileNotFoundError:
        raise NotFound from None


def size_of(name: str) -> int:
    """A blob's size, or NotFound."""
    try:
        return _path(name).stat().st_size
    except FileNotFoundError:
        raise NotFound from None


def remove(name: str) -> None:
    """Delete a blob; one that is not there is no harm."""
    _path(name).unlink(missing_ok=True)


def names() -> list[str]:
    """Everything the store holds, unfinished parts included."""
    return sorted(path.name for path in _folders[0].glob("??/*")) if _folders[0].is_dir() else []


def sweep(wanted: set[str], moment: float) -> int:
    """Delete what nobody wants and is older than an hour; blur the times of the rest. Says how many went."""
    gone = 0
    for path in list(_folders[0].glob("??/*")):
        try:
            made = path.stat().st_mtime
            if moment - made < ORPHAN_AFTER:
                continue
            if path.name not in wanted:
                path.unlink()
                gone += 1
            elif made % _DAY:
                os.utime(path, (made - made % _DAY,) * 2)
        except FileNotFoundError:
            continue
    return gone
