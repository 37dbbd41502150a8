"""Walks the chains and holds them against the anchors: edits, gaps, swaps, cut tails and old copies show."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select

from ..db import Scope, db
from .anchors import AnchorsBroken, heads, read_anchors
from .chain import START, mac_of, root_of
from .models import FIELDS, AuditHead, AuditLine
from .older import all_keys

_CHUNK = 5000
MOST = 20


@dataclass(frozen=True)
class Problem:
    """What does not hold: a chain (or "anchors"), the line or anchor it was first seen at, and a code.

    Codes: altered, missing, cut (shorter than its head or an anchor says), stray (lines past the head),
    replaced (the anchored line is another one now), anchors_altered, anchors_missing, root.
    """

    chain: str
    n: int
    code: str


def verify(partition: str | None = None) -> list[Problem]:
    """Every problem of one chain, or of all of them and of the anchors. Empty when all holds."""
    found, anchored = [], defaultdict(dict)
    try:
        anchors = read_anchors()
    except AnchorsBroken as broken:
        anchors, found = [], [Problem("anchors", broken.number, "anchors_altered")]
    for made in anchors:
        for chain, (n, mac) in made.moved.items():
            anchored[chain][n] = mac
    chains = {partition} if partition else set(heads()) | set(anchored)
    for chain in sorted(chains):
        found += _walk(chain, anchored[chain])
    if partition is None and not found:
        found += _roots(anchors)
    return found


def _walk(chain: str, anchored: dict[int, bytes]) -> list[Problem]:
    """One chain from its first line to its head, streamed."""
    end, last = heads().get(chain, (0, START))
    keys = all_keys()
    found, expected, prev = [], 1, START
    for line in _lines(chain, end):
        n, mac = line[0], line[-1]
        if n != expected:
            found.append(Problem(chain, expected, "missing"))
        elif mac_of(keys[-1], chain, line[:-1], prev) != mac and not _signed(keys, chain, line[:-1], prev, mac):
            found.append(Problem(chain, n, "altered"))
        if n in anchored and anchored[n] != mac:
            found.append(Problem(chain, n, "replaced"))
        expected, prev = n + 1, mac
        if len(found) >= MOST:
            return found
    if expected <= end or prev != last:
        found.append(Problem(chain, expected, "cut"))
    elif anchored and max(anchored) > end:
        found.append(Problem(chain, end + 1, "cut"))
    return found + _stray(chain)


def _lines(chain: str, end: int):
    scope = Scope(chain)
    columns = [getattr(AuditLine, name) for name in (*FIELDS, "mac")]
    walked = scope.select(*columns).where(AuditLine.n <= end).order_by(AuditLine.n)
    return db.session.execute(walked.execution_options(yield_per=_CHUNK))


def _signed(keys: list, chain: str, fields, prev: bytes, mac: bytes) -> bool:
    """Whether a line holds under the key of its time. Once a newer key has signed, no older one counts any more."""
    for place in reversed(range(len(keys))):
        if mac_of(keys[place], chain, fields, prev) == mac:
            del keys[place + 1 :]
            return True
    return False


def _stray(chain: str) -> list[Problem]:
    """Lines past the head. The head is read after them: others may be writing meanwhile."""
    furthest = db.session.scalar(Scope(chain).select(func.max(AuditLine.n))) or 0
    head = db.session.scalar(select(AuditHead.n).where(AuditHead.chain == chain)) or 0
    return [Problem(chain, head + 1, "stray")] if furthest > head else []


def _roots(anchors) -> list[Problem]:
    """Each anchor's root is the root of its heads, and each root noted in `site` has its anchor."""
    state, roots = {}, set()
    for made in anchors:
        state |= made.moved
        if root_of(state) != made.root:
            return [Problem("anchors", made.number, "root")]
        roots.add(made.root)
    noted = Scope("site").select(AuditLine.n, AuditLine.digest).where(AuditLine.action == "audit.anchor")
    for n, root in db.session.execute(noted.order_by(AuditLine.n)):
        if bytes(root) not in roots:
            return [Problem("site", n, "anchors_missing")]
    return []
