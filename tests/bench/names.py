"""A list beside a register: invented people, some of them on both sides under a name written otherwise."""

import csv
import os
import random
import subprocess
import sys
import time
from pathlib import Path

from portal.matching.tables import groups_of

from .table import say

_STARTS = [
    "b",
    "br",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "k",
    "kl",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "r",
    "s",
    "sch",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "z",
]
_MIDDLES = ["a", "e", "i", "o", "u", "ai", "ei", "ou"]
_ENDS = [
    "bert",
    "ck",
    "dorf",
    "ger",
    "hoff",
    "ling",
    "ller",
    "mann",
    "nn",
    "rd",
    "rich",
    "son",
    "stein",
    "th",
    "vic",
    "wald",
    "witz",
    "ya",
    "zek",
]


def _person(luck: random.Random) -> tuple[str, str]:
    given = luck.choice(_GIVEN)[0]
    family = "".join((luck.choice(_STARTS), luck.choice(_MIDDLES), luck.choice(_ENDS)))
    if luck.random() < 0.5:
        family = luck.choice(_STARTS) + luck.choice(_MIDDLES) + family
    return given.title(), family.title()


_GIVEN = groups_of("nicknames")
_SHORT = {group[0]: group[1:] for group in _GIVEN}


def _otherwise(luck: random.Random, given: str, family: str) -> str:
    """The same person as somebody else would write them."""
    way = luck.randrange(6)
    if way == 0:
        return f"{family}, {given}"
    if way == 1:
        return f"{given[0]}. {family}"
    if way == 2:
        return f"{luck.choice(_SHORT[given.lower()] or [given])} {family}"
    if way == 3:
        at = luck.randrange(1, len(family) - 1)
        return f"{given} {family[:at]}{family[at + 1]}{family[at]}{family[at + 2 :]}"
    if way == 4:
        return f"{given} {family}-{_person(luck)[1]}"
    return f"{given} {luck.choice('ABCDEFGH')}. {family}".upper()


def _made(folder: Path, rows: int, persons: int, both: int) -> dict[str, str]:
    """A register and a list as files; who of the list is who of the register."""
    luck = random.Random(rows + persons)
    known = [_person(luck) for _ in range(persons)]
    truth = {f"r{at}": f"p{at}" for at in range(both)}
    with (folder / "R.csv").open("w", newline="", encoding="utf-8") as file:
        lines = csv.writer(file)
        lines.writerow(["person_id", "names", "emails", "handles"])
        lines.writerows(
            [f"p{at}", f"{given} {family}", f"p{at}@mail.example", ""] for at, (given, family) in enumerate(known)
        )
    with (folder / "L.csv").open("w", newline="", encoding="utf-8") as file:
        lines = csv.writer(file)
        lines.writerow(["row_id", "name", "email", "handle"])
        for at in range(rows):
            name = _otherwise(luck, *known[at]) if at < both else " ".join(_person(luck))
            lines.writerow([f"r{at}", name, f"r{at}@post.example", ""])
    return truth


def beside(folder: Path, rows: int, persons: int, load: int, bound: str, *, warm: bool = False) -> None:
    """One line of the table: time, memory, and what was found while `load` strangers in 1,000 are shown."""
    folder.mkdir()
    truth = _made(folder, rows, persons, rows // 20)
    words = ["screening", "match", "--register", "R.csv", "--list", "L.csv", "--out", "C.csv"]
    if warm:
        words += ["--index", "I"]
        _run(folder, words)
    seconds, memory = _run(folder, words)
    found = strangers = 0
    with (folder / "C.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            true = truth.get(row["row_id"])
            strangers += true is None
            if strangers > load * (rows - len(truth)) / 1000:
                break
            found += true == row["person_id"]
    kept = ", register kept" if warm else ""
    value = f"{seconds:.1f} s, {memory} MB, {found / len(truth):.3f} found at a load of {load}"
    say(f"{rows:,} rows beside {persons:,} people{kept}", value, bound)


def _run(folder: Path, words: list[str]) -> tuple[float, int]:
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "portal", *words], cwd=folder, env=_environment())
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return time.perf_counter() - began, used.ru_maxrss // 1024


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}


def matching(folder: Path) -> None:
    """The sizes that matter: a committee's register, a large one, and a small list beside a kept one."""
    beside(folder / "committee", 20_000, 1_000, 25, "20 s, 500 MB")
    beside(folder / "large", 5_000, 10_000, 50, "20 s, 500 MB")
    beside(folder / "kept", 1_000, 10_000, 50, "3 s, 300 MB", warm=True)
    beside(folder / "stress", 20_000, 100_000, 200, "75 s, 1.2 GB")
