"""The process in which is compared: a list beside a register, or everybody of a register beside everybody else."""

import ctypes
import os
import resource
import sys
from itertools import zip_longest

from .apart import BREAK, MOST, lines, things
from .engine import candidates, prepare
from .pairs import Pair

MEMORY = 4 * 1024**3
_DIES_WITH_PARENT, _NOT_DUMPABLE = (1, 9), (4, 0)


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


def _limit() -> None:
    """Bounded memory, no file, no core, little priority; it ends with whoever asked."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if sys.platform.startswith("linux"):
        for option, value in (_DIES_WITH_PARENT, _NOT_DUMPABLE):
            ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
    os.nice(10)
    if os.getppid() != int(sys.argv[4]):
        sys.exit(1)  # who asked ended before this process could be tied to them


def main() -> None:
    """People, an empty line and rows on standard input; pairs on standard output."""
    _limit()
    verb, most, asked = sys.argv[2], int(sys.argv[3]), sys.stdin.buffer.readlines()
    middle = asked.index(BREAK)
    people, rows = things(asked[:middle]), things(asked[middle + 1 :])
    if verb == "among":
        found = among(people, most=most)
    else:
        found = candidates(prepare(people), map(tuple, rows), most=most)
    why = ([(reason.kind, reason.words) for reason in one.reasons] for one in found)
    told = ((one.row, one.person, one.score, one.band, reasons) for one, reasons in zip(found, why, strict=True))
    for line in lines(told):
        sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()
