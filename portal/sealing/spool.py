"""Uploads on their way in: a file-like whose bytes lie encrypted in an unlinked temporary file.

Werkzeug writes larger uploads to a temporary file in clear; as `stream_factory` this takes its place.
The key lives in this object only. Reading and seeking work as they do on any file.
A full disk is told by whoever reads, not by whoever writes: the words beside a file in a form must still arrive.
For the same reason a file may be larger than what is kept of it: it is read to its end, and its true size known.
"""

import io
import os
import sys
import tempfile
from pathlib import Path

from .primitives import close, open_box, random_key

CHUNK = 64 * 1024
_OVERHEAD = len(close(random_key(), b""))


class SealedSpool(io.RawIOBase):
    """Written once from start to end, then read and sought at will. Nothing of it is in clear on disk.

    Of what is written only the first `most` bytes are kept; `cut` says that there was more.
    """

    def __init__(self, folder=None, most: int | None = None):
        super().__init__()
        self._most = sys.maxsize if most is None else most
        self.kept = 0
        self._key = random_key()
        self.fault: OSError | None = None
        self._file = self._unlinked(folder)
        self._tail = bytearray()
        self._chunks = 0
        self._size = 0
        self._at = 0
        self._cached = (-1, b"")

    def _unlinked(self, folder) -> int | None:
        try:
            file, path = tempfile.mkstemp(dir=folder)
            Path(path).unlink()
        except OSError as fault:
            self.fault = fault
            return None
        return file

    def __repr__(self) -> str:
        return f"<SealedSpool of {self._size} bytes>"

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def write(self, data) -> int:
        """Append; a spool is written in order."""
        self._must_be_open()
        if self._at != self._size:
            raise io.UnsupportedOperation("a spool is written in order")
        view = memoryview(data).cast("B")
        kept = view[: self._most - self.kept]
        self.kept += len(kept)
        if self.fault is None:
            self._tail += kept
        while len(self._tail) >= CHUNK:
            self._put(bytes(self._tail[:CHUNK]))
            del self._tail[:CHUNK]
        self._size += len(view)
        self._at = self._size
        return len(view)

    @property
    def cut(self) -> bool:
        """Whether more was written than is kept."""
        return self.kept < self._size

    def _must_be_open(self) -> None:
        if self.closed:
            raise ValueError("the spool is closed")

    def _put(self, chunk: bytes) -> None:
        sealed = close(self._key, chunk, "spool", self._chunks)
        start, written = self._chunks * len(sealed), 0
        try:
            while written < len(sealed):
                written += os.pwrite(self._file, sealed[written:], start + written)
        except OSError as fault:
            self.fault = fault
        self._chunks += 1

    def _chunk(self, number: int) -> bytes:
        if number == self._chunks:
            return bytes(self._tail)
        if self._cached[0] != number:
            sealed = os.pread(self._file, CHUNK + _OVERHEAD, number * (CHUNK + _OVERHEAD))
            self._cached = (number, open_box(self._key, sealed, "spool", number))
        return self._cached[1]

    def readinto(self, buffer) -> int:
        """Fill as much of a buffer as one chunk gives."""
        view = memoryview(buffer).cast("B")
        if self.fault is not None:
            raise self.fault
        if self._at >= self.kept:
            return 0
        number, offset = divmod(self._at, CHUNK)
        part = self._chunk(number)[offset : offset + len(view)]
        view[: len(part)] = part
        self._at += len(part)
        return len(part)

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes, or all that is left."""
        left = self.kept - self._at
        wanted = left if size is None or size < 0 else min(size, left)
        out = bytearray(max(wanted, 0))
        view, filled = memoryview(out), 0
        self._must_be_open()
        while filled < len(out):
            filled += self.readinto(view[filled:])
        return bytes(out)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def close(self) -> None:
        """Drop the key and the file."""
        if not self.closed:
            self._key = b""
            self._tail.clear()
            self._cached = (-1, b"")
            if self._file is not None:
                os.close(self._file)
        super().close()


def open_spool(**_facts) -> SealedSpool:
    """What werkzeug calls for each uploaded file: `_get_file_stream` of our Request passes its facts on."""
    return SealedSpool()
