"""Comparing in a process of its own, seen from whoever asks: names go in and pairs come out over pipes, line by line.

So nobody waits for the work, nothing of it is written to a disk, its memory is given back with the process, and a
server never loads what it takes.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from threading import Thread

from .pairs import Pair, Reason

MOST = 2_000
BREAK = b"\n"
_ROOT = str(Path(__file__).resolve().parents[2])
_START = "import sys; sys.path.insert(0, sys.argv[1]); from portal.matching.within import main; main()"
_LOOK = 0.5  # seconds between two looks whether it is still wanted
_LINE = 500  # things of one line: turning them into text takes about a millisecond at a time


def among_apart(people, *, most: int = MOST, wanted: Callable[[], bool] = lambda: True) -> list[Pair] | None:
    """`among` in a process of its own. None when `wanted`, asked now and then, has said no, or when it broke off."""
    return _apart("among", most, wanted, people, ())


def beside_apart(people, rows, *, most: int, wanted: Callable[[], bool] = lambda: True) -> list[Pair] | None:
    """`candidates` of a list (row, name, mail, handle) beside these people, in a process of its own; None as above."""
    return _apart("beside", most, wanted, people, rows)


def _apart(verb: str, most: int, wanted, people, rows) -> list[Pair] | None:
    command = [sys.executable, "-I", "-B", "-c", _START, _ROOT, verb, str(most), str(os.getpid())]
    environment = {"PATH": os.defpath, "LANG": "C.UTF-8"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd="/", env=environment, **pipes) as child:
        feeding, child.stdin = child.stdin, None  # fed beside: asked again, communicate would not go on writing
        feeder = Thread(target=_feed, args=(feeding, chain(lines(people), [BREAK], lines(rows))), daemon=True)
        feeder.start()
        try:
            while wanted():
                try:
                    said, _none = child.communicate(timeout=_LOOK)
                except subprocess.TimeoutExpired:
                    continue
                return _told(said) if child.returncode == 0 else None
            return None
        finally:
            child.kill()
            feeder.join()


def _feed(pipe, asked: Iterable[bytes]) -> None:
    """Write all of it, as far as it is read."""
    with suppress(OSError), pipe:
        for line in asked:
            pipe.write(line)


def _told(said: bytes) -> list[Pair]:
    return [
        Pair(row, person, score, band, tuple(Reason(*one) for one in why))
        for row, person, score, band, why in things(said.splitlines())
    ]


def lines(things_: Iterable) -> Iterator[bytes]:
    """Things as lines of JSON, some hundred in each."""
    left = iter(things_)
    while part := list(islice(left, _LINE)):
        yield json.dumps(part).encode("utf-8", "surrogatepass") + BREAK


def things(lines_: Iterable[bytes]) -> Iterator:
    """What `lines` was given."""
    for line in lines_:
        yield from json.loads(line.decode("utf-8", "surrogatepass"))
