"""Where a code comes from and what was made of it: ancestors and descendants, as a list and as a drawing."""

from dataclasses import dataclass
from unicodedata import east_asian_width

from sqlalchemy import select

from .. import access, communities
from ..access import Actor
from ..db import Scope, db
from ..library import Source, catalogue
from . import origins, service
from .models import Descent

_MOST = 60
_WIDE, _ROW, _BOX, _STEP = 344, 66, 50, 18
_LETTERS = 42


@dataclass(frozen=True)
class Node:
    """One text. `depth` is 0 for the code itself, negative for ancestors, positive for what was made of it."""

    title: str
    author: str
    url: str
    licence: str
    relation: str
    depth: int
    discontinued: bool = False


@dataclass(frozen=True)
class Drawn:
    """A node with its place in the drawing: a box, the words in it, and the line to the text it belongs to."""

    node: Node
    left: int
    top: int
    width: int
    height: int
    words: str
    line: str


def ancestors(scope: Scope, version) -> list[Node]:
    """What a version was made from, in the order of its attribution; the catalogue knows further back."""
    told: list[Node] = []
    seen: set[str] = set()
    made_from = service.sources(scope, version)
    for place, source in enumerate(made_from):
        _put(told, seen, source, source.hop)
        work = _work(source)
        last = place + 1 == len(made_from) or made_from[place + 1].hop <= source.hop
        if work and last:
            for one in catalogue.chain(work.id):
                _put(told, seen, one, source.hop + one.hop - 1)
    return told[:_MOST]


def _work(source: Source) -> catalogue.Work | None:
    kind, _, name = source.ref.partition(":")
    if kind == origins.CATALOGUE:
        return catalogue.work(name)
    return catalogue.find(source.url) if source.url else None


def _put(told: list[Node], seen: set[str], source: Source, hop: int) -> None:
    name = source.url or f"{source.title}\n{source.author}"
    if name in seen:
        return
    seen.add(name)
    work = _work(source)
    gone = bool(work and work.discontinued)
    told.append(Node(source.title, source.author, source.url, source.licence, source.relation, -hop, gone))


def descendants(scope: Scope, deepest: int = 3) -> list[Node]:
    """The codes hosted here that were made from this one, and from those."""
    told: list[Node] = []
    slugs = {place: slug for slug, place in access.teams()}
    _further(scope.partition, 1, deepest, {scope.partition}, slugs, told)
    return told[:_MOST]


def _further(place: str, depth: int, deepest: int, seen: set, slugs: dict, told: list[Node]) -> None:
    found = select(Descent).where(Descent.parent == place).order_by(Descent.child).limit(_MOST)
    for row in db.session.scalars(found).all() if depth <= deepest and len(told) < _MOST else ():
        version = service.current(Actor(row.child)) if row.child in slugs and row.child not in seen else None
        if version is None:
            continue
        seen.add(row.child)
        url = f"/c/{slugs[row.child]}/conduct"
        name = communities.community(Actor(row.child)).name
        told.append(Node(version.title, name, url, version.licence, row.relation, depth))
        _further(row.child, depth + 1, deepest, seen, slugs, told)


def tree(nodes: list[Node]) -> list[tuple[Node, list]]:
    """The same nodes inside each other, for a list."""
    made: list[tuple[Node, list]] = []
    into: dict[int, list] = {0: made}
    for node in nodes:
        depth = abs(node.depth)
        parent = next(into[at] for at in range(depth - 1, -1, -1) if at in into)
        item: tuple[Node, list] = (node, [])
        parent.append(item)
        into = {at: rows for at, rows in into.items() if at < depth} | {depth: item[1]}
    return made


def drawing(here: Node, above: list[Node], below: list[Node], rtl: bool = False) -> tuple[list[Drawn], int]:
    """Every node in a row of its own, the oldest on top, each joined to what it became; and the height of it all."""
    upper = _upwards(tree(above))
    rows = [*upper, here, *below]
    drawn = [_place(node, rows, row, rtl) for row, node in enumerate(rows)]
    return drawn, len(rows) * _ROW


def _upwards(items: list) -> list[Node]:
    """What a text was made from stands above it."""
    return [node for item, further in items for node in (*_upwards(further), item)]


def _place(node: Node, rows: list[Node], row: int, rtl: bool) -> Drawn:
    inset = min(abs(node.depth), 4) * _STEP
    left, top, width = inset + 1, row * _ROW + 8, _WIDE - inset - 2
    words = short(node.title or node.author, _LETTERS - 2 * min(abs(node.depth), 4))
    line = _line(node, rows, row)
    if rtl:
        left = _WIDE - left - width
        line = _mirrored(line)
    return Drawn(node, left, top, width, _BOX, words, "M{} {} H{} V{}".format(*line) if line else "")


def _line(node: Node, rows: list[Node], row: int) -> tuple[int, int, int, int] | None:
    """From the side of a box, along the gutter, to the edge of the box it belongs to."""
    if node.depth == 0:
        return None
    step = 1 if node.depth < 0 else -1
    other = row + step
    while abs(rows[other].depth) >= abs(node.depth):
        other += step
    inset = min(abs(node.depth), 4) * _STEP
    middle = row * _ROW + 8 + _BOX // 2
    edge = other * _ROW + 8 + (0 if step > 0 else _BOX)
    return inset + 1, middle, inset - _STEP // 2 + 1, edge


def _mirrored(line: tuple | None) -> tuple | None:
    return line and (_WIDE - line[0], line[1], _WIDE - line[2], line[3])


def short(words: str, most: int) -> str:
    """Words that fit into a box; wide letters count twice."""
    room, kept = most, ""
    for letter in words:
        room -= 2 if east_asian_width(letter) in "WF" else 1
        if room < 0:
            return f"{kept.rstrip()}…"
        kept += letter
    return kept
