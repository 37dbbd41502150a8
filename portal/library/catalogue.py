"""Well-known codes and procedures as facts: title, author, address, licence claims, and who was made from whom.

No text of theirs stands here. The facts are data/catalogue.json; where adopters disagree about a licence, each claim
is kept with where it was seen.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .attribution import ADAPTED, INCORPORATED, INSPIRED, Source

_DATA = Path(__file__).parent / "data" / "catalogue.json"
RELATIONS = {
    "adapted_from": ADAPTED,
    "version_of": ADAPTED,
    "follows": ADAPTED,
    "incorporates": INCORPORATED,
    "includes": INCORPORATED,
    "inspired_by": INSPIRED,
}


@dataclass(frozen=True)
class Claim:
    """Under which licence a text stands, according to whom."""

    spdx: str
    where: str = ""
    by: str = ""
    date: str = ""


@dataclass(frozen=True)
class Work:
    """One text of the catalogue. `licence` is the likeliest claim, NOASSERTION where adopters disagree."""

    id: str
    title: str
    author: str
    url: str
    licence: str
    claims: tuple[Claim, ...] = ()
    version: str = ""
    date: str = ""
    kind: str = ""
    verified: str = ""
    notes: str = ""
    languages: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    discontinued: bool = False


@dataclass(frozen=True)
class Edge:
    """`child` was made from `parent`."""

    child: str
    parent: str
    relation: str
    note: str = ""


@cache
def _data() -> dict:
    return json.loads(_DATA.read_text(encoding="utf-8"))


@cache
def works() -> tuple[Work, ...]:
    """All texts of the catalogue."""
    return tuple(_work(row) for row in _data()["entries"])


def _work(row: dict) -> Work:
    return Work(
        row["id"],
        row["title"],
        row["steward"] or "",
        row["canonical_url"] or "",
        row["licence"],
        tuple(Claim(**claim) for claim in row["claims"]),
        row["version"] or "",
        row["date"] or "",
        row["kind"],
        row["verified"],
        row["notes"],
        tuple(row["languages"]),
        tuple(row["evidence"]),
        tuple(row["aliases"]),
        row["discontinued"],
    )


@cache
def edges() -> tuple[Edge, ...]:
    """Who was made from whom. A parent that no text stated the version of may be missing from the works."""
    return tuple(Edge(row["child"], row["parent"], row["relation"], row["note"] or "") for row in _data()["edges"])


@cache
def _by_id() -> dict[str, Work]:
    return {work.id: work for work in works()}


def work(name: str) -> Work | None:
    """The text with this id."""
    return _by_id().get(name)


def parents(name: str) -> tuple[Edge, ...]:
    """What a text was made from."""
    return tuple(edge for edge in edges() if edge.child == name)


def children(name: str) -> tuple[Edge, ...]:
    """What was made from a text."""
    return tuple(edge for edge in edges() if edge.parent == name)


def as_source(found: Work, relation: str = ADAPTED, hop: int = 1) -> Source:
    """A text of the catalogue as one may credit it."""
    return Source(found.title, found.author, found.url, found.licence, relation, hop=hop)


def chain(name: str, deepest: int = 3) -> tuple[Source, ...]:
    """The sources of a text, and theirs, each once, as they follow it in an attribution: hop 2 and further."""
    told: list[Source] = []
    _follow(name, 2, deepest, {name}, told)
    return tuple(told)


def _follow(name: str, hop: int, deepest: int, seen: set[str], told: list[Source]) -> None:
    for edge in parents(name) if hop <= deepest else ():
        found = work(edge.parent)
        if found is None or edge.parent in seen:
            continue
        seen.add(edge.parent)
        told.append(as_source(found, RELATIONS[edge.relation], hop))
        _follow(edge.parent, hop + 1, deepest, seen, told)


_TAIL = re.compile(
    r"/(?:index\.(?:html?|php)|readme(?:\.\w{2,3})?|(?:code[-_]of[-_]conduct)(?:\.\w{2,4})?(?:/code[-_]of[-_]conduct\.md)?"
    r"|[a-z]{2}(?:-[a-z]{2})?)?/*$"
)
_ARCHIVE = re.compile(r"^(?:https?://)?web\.archive\.org/web/\d+[a-z_]*/")


@cache
def place_of(url: str) -> str:
    """An address without what changes from copy to copy: scheme, www, archive, branch, file ending."""
    url = _ARCHIVE.sub("", unquote(url.strip().strip("<>")).lower())
    parts = urlsplit(url if "://" in url else f"https://{url}")
    host, path = parts.netloc.removeprefix("www.").rstrip("."), parts.path
    if host in ("github.com", "raw.githubusercontent.com"):
        path = re.sub(r"^(/[^/]+/[^/]+)/(?:blob/|tree/|raw/)?[^/]+(?=/|$)", r"\1", path)
        path = re.sub(r"\.git$", "", path)
    if host in ("geekfeminism.wikia.com", "geekfeminism.fandom.com"):
        host = "geekfeminism.wikia.com"
    fragment = f"#{parts.fragment}" if parts.fragment.startswith("/") else ""
    short = _TAIL.sub("", _TAIL.sub("", path)) if path.count("/") > 1 else re.sub(r"/(?:index\.html?)?$", "", path)
    return f"{host}{short.rstrip('/')}{fragment}"


_FILLING = re.compile(r"\b(?:the|an?|code of conduct|coc|conduct|policy|community|version|v)\b|[^\w.!]+")


@cache
def name_of(title: str) -> str:
    """A title without the words that nearly every title has."""
    return " ".join(_FILLING.sub(" ", title.casefold()).split())


@cache
def _known() -> tuple[dict[str, Work], dict[str, Work], dict[str, Work]]:
    titles: dict[str, Work] = {}
    short: dict[str, Work] = {}
    places: dict[str, Work] = {}
    for found in works():
        if found.url:
            places.setdefault(place_of(found.url), found)
        for word in (found.title, *found.aliases, found.id):
            if "://" in word:
                places.setdefault(place_of(word), found)
                continue
            titles.setdefault(" ".join(word.casefold().split()), found)
            if len(name_of(word)) > 2:
                short.setdefault(name_of(word), found)
    return titles, short, places


def find(words: str) -> Work | None:
    """The text that a title, an alias, an id or an address names; None when in doubt."""
    titles, short, places = _known()
    words = words.strip()
    if "://" in words or re.match(r"[\w-]+(?:\.[\w-]+)+/", words):
        return places.get(place_of(words))
    plain = " ".join(words.casefold().strip("\"'“”«»").split())
    return titles.get(plain) or (short.get(name_of(plain)) if len(name_of(plain)) > 2 else None)


def search(words: str, most: int = 8) -> list[Work]:
    """Texts whose title, author, address or id holds all these words, the likeliest first."""
    if found := find(words):
        return [found]
    asked = [word for word in re.split(r"[^\w.!]+", words.casefold()) if len(word) > 1]
    hits = []
    for one in works():
        told = f"{one.title} {one.author} {one.url} {one.id} {' '.join(one.aliases)}".casefold()
        if asked and all(word in told for word in asked):
            hits.append((sum(word not in one.title.casefold() for word in asked), len(one.title), one.id, one))
    return [hit[-1] for hit in sorted(hits, key=lambda hit: hit[:3])[:most]]
