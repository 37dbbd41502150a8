"""Everybody of a register beside everybody else: which two may be one. Also in a process of its own.

Names go in and pairs come out over pipes, so that nobody waits for the work, nothing of it is written to a disk, and
its memory is given back with the process.
"""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

from .engine import Pair, candidates, prepare
from .reasons import Reason

MOST = 2_000
MEMORY = 4 * 1024**3
_ROOT = str(Path(__file__).resolve().parents[2])
_START = "import sys; sys.path.insert(0, sys.argv[1]); from portal.matching.within import main; main()"
_LOOK = 0.5  # seconds between two looks whether it is still wanted


def among(people, *, most: int = MOST) -> list[Pair]:
    """Pairs of a register's people (person, names, mails, handles), each once, likeliest first; no weak ones.

    most: how many pairs below an equal address are given at most.
    """
    people = list(people)
    index = prepare(people)
    rows = [
        (person, name, mail, handle)
        for person, *known in people
        for name, mail, handle in list(zip_longest(*known, fillvalue="")) or [("", "", "")]
    ]
    found: dict[frozenset, Pair] = {}
    for pair in candidates(index, rows, most=2 * most, own=True):  # each may come from both sides
        if pair.band != "weak":
            found.setdefault(frozenset((pair.row, pair.person)), pair)
    return list(found.values())


def among_apart(people, *, most: int = MOST, wanted: Callable[[], bool] = lambda: True) -> list[Pair] | None:
    """The same in a process of its own. None when `wanted`, asked now and then, has said no, or when it broke off."""
    command = [sys.executable, "-I", "-B", "-c", _START, _ROOT, str(most)]
    environment = {"PATH": os.defpath, "LANG": "C.UTF-8"}
    asked = json.dumps(list(people)).encode("utf-8", "surrogatepass")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd="/", env=environment, **pipes) as child:
        try:
            while wanted():
                try:
                    said, _none = child.communicate(asked, timeout=_LOOK)
                except subprocess.TimeoutExpired:
                    asked = None
                    continue
                return _told(said) if child.returncode == 0 else None
            return None
        finally:
            child.kill()


def _told(said: bytes) -> list[Pair]:
    return [
        Pair(row, person, score, band, tuple(Reason(*one) for one in why))
        for row, person, score, band, why in json.loads(said)
    ]


def main() -> None:
    """The other process: people on standard input, pairs on standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(10)
    people = json.loads(sys.stdin.buffer.read().decode("utf-8", "surrogatepass"))
    found = among(people, most=int(sys.argv[2]))
    told = [[(why.kind, why.words) for why in one.reasons] for one in found]
    pairs = [(one.row, one.person, one.score, one.band, why) for one, why in zip(found, told, strict=True)]
    sys.stdout.write(json.dumps(pairs))
