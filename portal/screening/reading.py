"""Has a list read in a process of its own, with little time and memory; gets back name, mail and handle of each row."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import BoundedSemaphore, Timer
from typing import NamedTuple

from ..errors import Busy, Refused

MOST_BYTES = 20 * 1024 * 1024
_PATIENCE, _WAIT = 30, 10  # seconds on the clock; of processor it has five, and others come first
_AT_ONCE = BoundedSemaphore(2)
_BENCH = Path(__file__).with_name("bench")
_START = "import sys; sys.path[:0] = sys.argv[1:]; from listed import main; main()"
_PLACES = [str(_BENCH.parents[2]), str(_BENCH)]


class Row(NamedTuple):
    """What is kept of a row of a list; and where it was read from one, the normal forms of name, mail and handle."""

    number: int
    name: str
    mail: str
    handle: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Read:
    """A list as it was read: the heads of its columns, which of them are used, and the rows."""

    heads: tuple[str, ...]
    width: int
    chosen: dict[str, list[int]]
    source: str
    guessed: bool
    rows: tuple[Row, ...] = field(repr=False)


def read(raw: bytes, chosen: dict[str, list[int]] | None = None) -> Read:
    """Read a list. `chosen`: which columns are name, mail and handle; else they are recognised.

    Raises Refused list_… with why it can't be used, Busy when others are read at this moment.
    """
    if not raw.strip():
        raise Refused("list_empty")
    if len(raw) > MOST_BYTES:
        raise Refused("list_large", most=MOST_BYTES // (1024 * 1024))
    facts, body = _from_child({"chosen": chosen, "heads": bool(chosen)}, raw)
    if "fault" in facts:
        raise Refused(facts["fault"], line=facts.get("line", 0))
    rows = tuple(_rows(body))
    if not rows:
        raise Refused("list_empty")
    return Read(tuple(facts["heads"]), facts["width"], facts["chosen"], facts["source"], facts["guessed"], rows)


def _rows(body: bytes) -> Iterator[Row]:
    for line in body.splitlines():
        for number, name, mail, handle, *keys in json.loads(line):
            yield Row(number, name, mail, handle, tuple(keys))


def _from_child(asked: dict, raw: bytes) -> tuple[dict, bytes]:
    if not _AT_ONCE.acquire(timeout=_WAIT):
        raise Busy
    try:
        child = subprocess.Popen(
            [sys.executable, "-I", "-B", "-c", _START, *_PLACES],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={"PATH": os.defpath, "LANG": "C.UTF-8"},
        )
        timer = Timer(_PATIENCE, child.kill)
        timer.start()
        try:
            made = _asked(child, json.dumps(asked).encode() + b"\n", raw)
        finally:
            timer.cancel()
            child.kill()
            child.wait()
    finally:
        _AT_ONCE.release()
    line, end, body = made.partition(b"\n")
    return (json.loads(line), body) if end and child.returncode == 0 else ({"fault": "list_heavy"}, b"")


def _asked(child: subprocess.Popen, head: bytes, raw: bytes) -> bytes:
    """What it answers. It reads all before it says a word, so all is written in one breath: `communicate` would write
    four thousand bytes at a time, and beside a busy page wait for its turn after each of them."""
    with child.stdout:
        with suppress(BrokenPipeError), child.stdin:
            child.stdin.write(head)
            child.stdin.write(raw)
        made = child.stdout.read()
    child.wait()
    return made
