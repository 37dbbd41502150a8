"""Which licence a text may stand under, given what its sources state. Facts from the licences, never legal advice.

One source is one cell of data/licence_compat.json. Several sources are the intersection of their rows: the worst of
their cells counts. What is only thanked for ideas is no source here.
"""

import json
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from .licences import NONE, NOT_KNOWN, impossible, known
from .owing import Duty, owed, references

ALLOWED, CONDITIONS, DISCOURAGED, FORBIDDEN = VERDICTS = ("allowed", "conditions", "discouraged", "forbidden")
_DATA = Path(__file__).parent / "data" / "licence_compat.json"
_ALIKE = {"BSD-3-Clause": "MIT"}  # the same duty in other words
_EITHER = {"Apache-2.0 OR MIT": ("MIT", "Apache-2.0")}
_ORDER = ("CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-3.0", "CC-BY-SA-3.0", "CC-BY-NC-SA-4.0", "CC-BY-NC-4.0")
_NEVER = (NONE, "LicenseRef-all-rights-reserved", "LicenseRef-CC-BY-SA-unversioned", "LicenseRef-CC-BY-SA-3.0-port")


class UnknownLicence(ValueError):
    """An id that is not in the table; `code` says why, if it can't exist at all."""

    def __init__(self, name: str):
        super().__init__(name)
        self.name, self.code = name, impossible(name)
        meant = known(name)
        self.meant = meant.id if meant and meant.id in ids() else ""


@dataclass(frozen=True)
class Reason:
    """Why one source and the target go together as they do."""

    code: str
    source: str
    verdict: str
    words: str


@dataclass(frozen=True)
class Conflict:
    """What can't go together: kind alone (one source), target, or pair; `ways` out of it."""

    kind: str
    sources: tuple[str, ...]
    ways: tuple[str, ...]


@dataclass(frozen=True)
class Verdict:
    """What the licences state about these sources and this target."""

    verdict: str
    reasons: tuple[Reason, ...]
    duties: tuple[Duty, ...]
    allowed_targets: tuple[str, ...]
    recommended: str | None
    conflicts: tuple[Conflict, ...] = ()
    discouraged_targets: tuple[str, ...] = ()


@cache
def _data() -> dict:
    return json.loads(_DATA.read_text(encoding="utf-8"))


@cache
def ids() -> tuple[str, ...]:
    """The licences the table knows."""
    return tuple(_data()["licences"])


@cache
def _cells() -> dict[tuple[str, str], dict]:
    return {(cell["source"], cell["target"]): cell for cell in _data()["cells"]}


@cache
def _by_lower() -> dict[str, str]:
    return {name.lower(): name for name in (*ids(), NOT_KNOWN)}


def spdx_of(name: str) -> str:
    """The table's id for this one, whatever its case. Raises UnknownLicence."""
    found = _by_lower().get(name.strip().lower())
    if found is None:
        raise UnknownLicence(name)
    return found


def rows_of(spdx: str) -> tuple[str, ...]:
    """The rows of the table that stand for a licence a source may state; more than one where one may choose."""
    if spdx in _EITHER:
        return _EITHER[spdx]
    spdx = _ALIKE.get(spdx, spdx)
    return (spdx,) if spdx in ids() else (NONE,)


def _row(spdx: str, target: str) -> str:
    """Of the rows one may choose from, the kindest to this target."""
    return min(rows_of(spdx), key=lambda row: VERDICTS.index(_verdict(_cells()[row, target])))


def _verdict(cell: dict) -> str:
    if cell["status"] == FORBIDDEN:
        return FORBIDDEN
    return DISCOURAGED if cell["discouraged"] else cell["status"]


def cell(source: str, target: str) -> str:
    """The verdict on one source and one target."""
    target = NONE if target == NOT_KNOWN else target
    return _verdict(_cells()[_row(source, target), target])


def merged(sources: list[str], target: str) -> str:
    """The verdict on several sources: the worst of their cells."""
    return max((cell(source, target) for source in sources), key=VERDICTS.index, default=ALLOWED)


def targets(sources: list[str]) -> tuple[str, ...]:
    """Every licence the table permits for a text made from all of these."""
    return tuple(target for target in ids() if merged(sources, target) != FORBIDDEN)


def recommended(sources: list[str]) -> str | None:
    """The licence that asks least of anybody: one of the sources' own where that is possible, else a near one."""
    best = [target for target in targets(sources) if target not in _NEVER]
    stated = {row for source in sources for row in rows_of(source)}

    def rank(target: str) -> tuple:
        verdict = merged(sources, target)
        place = _ORDER.index(target) if target in _ORDER else len(_ORDER) + ids().index(target)
        ours = target in stated and target.startswith("CC")
        return verdict == DISCOURAGED, not ours, VERDICTS.index(verdict), place

    return min(best, key=rank, default=None)


def check(sources: list[str] | tuple[str, ...], target: str) -> Verdict:
    """What the licences of these sources state about a text under `target`. Unknown ids count as none stated."""
    stated = list(dict.fromkeys(sources))
    aim = NONE if target not in ids() else target
    found = targets(stated)
    return Verdict(
        merged(stated, aim),
        tuple(_reason(source, aim) for source in stated),
        tuple(duty for source in stated for duty in _owed(source, aim)),
        found,
        recommended(stated),
        _conflicts(stated, aim, found),
        tuple(one for one in found if merged(stated, one) == DISCOURAGED),
    )


def _reason(source: str, target: str) -> Reason:
    row = _row(source, target)
    told = _cells()[row, target]
    words = told["reason"]
    if source == NOT_KNOWN:
        words = "Nobody has looked up yet under which licence it stands. Find out first, or treat it as not licensed."
    return Reason(_code(source, row, target, _verdict(told)), source, _verdict(told), words)


_FREE = ("PD",)
_PERMISSIVE = ("MIT", "APACHE")
_OUTSIDE = ("GFDL", "GPL", "LAL", "HL")


def _code(source: str, row: str, target: str, verdict: str) -> str:
    """A short name for the reason; the desk has a sentence for each."""
    kinds = _data()["licences"]
    mine, theirs = kinds[target]["cls"], kinds[row]["cls"]
    if source == NOT_KNOWN:
        return "not_known"
    if theirs in ("NONE", "ARR"):
        return "no_permission"
    if "ND" in theirs:
        return "no_changes"
    if row == target:
        return "find_version" if verdict == DISCOURAGED else "same"
    if verdict == FORBIDDEN:
        return _why_not(row, target, theirs, mine)
    if theirs in _FREE:
        return "blocks_others" if verdict == DISCOURAGED else "free"
    if verdict == DISCOURAGED:
        return _why_discouraged(theirs, mine)
    if theirs in _PERMISSIVE:
        return "keep_notice"
    return "later_version" if "SA" in theirs and mine == theirs else "keep_credit"


def _why_not(row: str, target: str, theirs: str, mine: str) -> str:
    if theirs in _OUTSIDE:
        return "own_terms"
    if theirs == mine:
        return "earlier_version" if target != "LicenseRef-CC-BY-SA-unversioned" else "name_licence"
    if "SA" in theirs:
        return "name_licence" if mine == "NONE" else "never_mixed" if "NC" in theirs else "same_terms"
    return "narrower"


def _why_discouraged(theirs: str, mine: str) -> str:
    if "ND" in mine or mine in ("NONE", "ARR"):
        return "blocks_others"
    return "not_commercial" if "NC" in theirs else "find_version" if "SA" in theirs else "two_terms"


def _owed(source: str, target: str) -> list[Duty]:
    row = _row(source, target)
    told = _cells()[row, target]
    refs = references(row, _data()["obligations"])
    return owed(source, told["obligations"], refs, told["status"] != FORBIDDEN)


def _conflicts(sources: list[str], target: str, found: tuple[str, ...]) -> tuple[Conflict, ...]:
    """What can't go together, from the plainest to the least plain, each with ways out."""
    told = [_alone(one) for one in sources if not targets([one])]
    fine = [one for one in sources if targets([one])]
    told += [Conflict("pair", pair, ("drop", "ask", "link")) for pair in combinations(fine, 2) if not targets([*pair])]
    if fine and not targets(fine) and not any(one.kind == "pair" for one in told):
        told.append(Conflict("pair", tuple(fine), ("drop", "ask", "link")))
    if found:
        against = tuple(one for one in sources if cell(one, target) == FORBIDDEN)
        told += [Conflict("target", against, ("change_licence", "drop", "ask", "link"))] if against else []
    return tuple(told)


def _alone(source: str) -> Conflict:
    return Conflict("alone", (source,), ("find_out", "ask", "link") if source == NOT_KNOWN else ("ask", "link", "drop"))
