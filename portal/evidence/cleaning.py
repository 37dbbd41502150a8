"""Has a file opened at the bench: a child process with little time and memory, which is given the file over a pipe.

At most two at a time (R55). The bytes go in and come out in pieces of 64 KiB; neither side writes any to a disk.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import BoundedSemaphore, Timer

from ..errors import Busy

PIECE = 64 * 1024
PATIENCE = 20
_WAIT = 12
_AT_ONCE = BoundedSemaphore(2)
_BENCH = Path(__file__).with_name("bench")


class Unclean(Exception):
    """The bench could make nothing of a file. `code` says why."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


@dataclass
class Made:
    """What comes back: facts first, then the bytes; Unclean may be raised until the last of them is read."""

    facts: dict
    parts: Iterator[bytes] = field(repr=False)


@contextmanager
def bench(asked: dict, parts, *, wait: bool = True) -> Iterator[Made]:
    """Hand a file to the bench and read what it makes. Raises Busy when many wait, Unclean when it can't be done."""
    if not _AT_ONCE.acquire(timeout=_WAIT if wait else 0.01):
        raise Busy
    try:
        child = _started()
        timer = Timer(PATIENCE, child.kill)
        timer.start()
        try:
            yield _asked(child, asked, parts)
        finally:
            timer.cancel()
            child.kill()
            child.stdin.close()
            child.stdout.close()
            child.wait()
            timer.join()
    finally:
        _AT_ONCE.release()


def _started() -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-I", "-B", str(_BENCH)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={"PATH": os.defpath, "LANG": "C.UTF-8"},
        bufsize=0,
    )


def _asked(child: subprocess.Popen, asked: dict, parts) -> Made:
    with suppress(BrokenPipeError):  # it has died of the file already, and its silence says so below
        _say(child, json.dumps(asked).encode() + b"\n")
        for part in parts:
            _say(child, part)
    child.stdin.close()
    line = _line(child)
    facts = json.loads(line) if line.endswith(b"\n") else {"fault": "file_heavy"}
    if "fault" in facts:
        raise Unclean(facts["fault"])
    return Made(facts, _read(child))


def _say(child: subprocess.Popen, raw: bytes) -> None:
    view = memoryview(raw)
    while view:
        view = view[child.stdin.write(view) :]


def _line(child: subprocess.Popen) -> bytes:
    line = bytearray()
    while len(line) < 10_000 and not line.endswith(b"\n") and (byte := child.stdout.read(1)):
        line += byte
    return bytes(line)


def _read(child: subprocess.Popen) -> Iterator[bytes]:
    while part := child.stdout.read(PIECE):
        yield part
    if child.wait() != 0:
        raise Unclean("file_heavy")
