"""Has a list read in a process of its own, with little time and memory; gets back name, mail and handle of each row."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import BoundedSemaphore, Timer

from ..errors import Busy, Refused

MOST_BYTES = 20 * 1024 * 1024
_PATIENCE, _WAIT = 20, 10  # seconds on the clock; of processor it has five
_AT_ONCE = BoundedSemaphore(2)
_BENCH = Path(__file__).with_name("bench")


@dataclass(frozen=True)
class Row:
    """What is kept of a row of a list."""

    number: int
    name: str
    mail: str
    handle: str


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
    rows = tuple(Row(*one) for one in json.loads(body) if any(part.strip() for part in one[1:]))
    if not rows:
        raise Refused("list_empty")
    return Read(tuple(facts["heads"]), facts["width"], facts["chosen"], facts["source"], facts["guessed"], rows)


def _from_child(asked: dict, raw: bytes) -> tuple[dict, bytes]:
    if not _AT_ONCE.acquire(timeout=_WAIT):
        raise Busy
    try:
        child = subprocess.Popen(
            [sys.executable, "-I", "-B", str(_BENCH)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={"PATH": os.defpath, "LANG": "C.UTF-8"},
        )
        timer = Timer(_PATIENCE, child.kill)
        timer.start()
        try:
            with suppress(BrokenPipeError):
                made, _none = child.communicate(json.dumps(asked).encode() + b"\n" + raw)
        finally:
            timer.cancel()
            child.kill()
            child.wait()
    finally:
        _AT_ONCE.release()
    line, end, body = made.partition(b"\n")
    return (json.loads(line), body) if end and child.returncode == 0 else ({"fault": "list_heavy"}, b"")
