"""Which texts share many words with a draft and are not named as its sources, and naming one of them."""

from collections import OrderedDict
from dataclasses import dataclass

from .. import access, communities
from ..db import Scope
from ..errors import NotFound
from ..library import Source, similar, starters
from . import service, sourcing
from .models import PolicyVersion

MOST = 4
HOSTED = 200
_KEPT = 400
_prints: OrderedDict[tuple, tuple] = OrderedDict()


@dataclass(frozen=True)
class Match:
    """A text that shares words with ours, and how it would be named as a source."""

    key: str
    share: float
    source: Source

    @property
    def percent(self) -> int:
        """The share as a whole number."""
        return round(self.share * 100)


def known(but: str = "", home: str = "") -> dict[str, tuple[Source, similar.Prints]]:
    """Every text there is to compare with: hosted codes (not the one at `but`), our starters, known families."""
    found: dict[str, tuple] = {}
    for listed in communities.hosted(HOSTED):
        if listed.slug != but and (one := _hosted(listed.slug, listed.stamp, home)):
            found[f"hosted:{listed.slug}"] = one
    for starter in starters.every():
        found[f"starter:{starter.id}"] = (starter.source, _starter(starter.id))
    for name, family in similar.families().items():
        source = Source(family.title, family.author, family.url, family.licence)
        found[f"family:{name}"] = (source, family.prints)
    return found


def _remembered(key: tuple, make):
    """What `make` gives, kept for a while: a hosted code's key changes with its stamp."""
    if key not in _prints:
        _prints[key] = make()
        while len(_prints) > _KEPT:
            _prints.popitem(last=False)
    return _prints[key]


def _hosted(slug: str, stamp: str, home: str) -> tuple[Source, similar.Prints] | None:
    def read():
        partition = access.door(slug)
        version = service.current(access.Actor(partition, role="public")) if partition else None
        return (sourcing.from_hosted(slug, home)[0], similar.prints(version.text)) if version else None

    return _remembered((slug, stamp, home), read)


def _starter(starter_id: str) -> similar.Prints:
    everything = set(starters.CONDITIONS)
    return _remembered(("starter", starter_id), lambda: similar.prints(starters.fill(starter_id, everything)))


def matches(scope: Scope, version: PolicyVersion, home: str = "") -> list[Match]:
    """The texts this one shares much with and does not name, the nearest first.

    Words that also stand in a source it does name, or in a nearer text, are not counted again: of ten children of one
    starter only the nearest is told.
    """
    own = similar.prints(version.text).marks
    texts = known(communities.community(scope).slug, home)
    named = service.sources(scope, version)
    told = {key for key, (source, _marks) in texts.items() if any(_same(source, other) for other in named)}
    left = own.difference(*(texts[key][1].marks for key in told))
    found: list[Match] = []
    while own and len(found) < MOST:
        near = max(
            (one for one in texts if one not in told), key=lambda one: len(left & texts[one][1].marks), default=""
        )
        share = len(left & texts[near][1].marks) / len(own) if near else 0
        if share < similar.NOTABLE:
            break
        found.append(Match(near, share, texts[near][0]))
        left, told = left - texts[near][1].marks, {*told, near}
    return found


def _same(one: Source, other: Source) -> bool:
    """Whether two sources are the same text: by what they are known as here, by address, or by title and author."""
    if one.ref and other.ref:
        return one.ref.split(":")[:2] == other.ref.split(":")[:2]
    if one.url and other.url:
        return one.url.partition("//")[2].rstrip("/") == other.url.partition("//")[2].rstrip("/")
    mine, theirs = one.author.casefold(), other.author.casefold()
    return one.title.casefold() == other.title.casefold() and (mine.startswith(theirs) or theirs.startswith(mine))


def add(actor, key: str, home: str = "") -> Source:
    """Name one of the texts of `known` as a source of the draft. Raises NotFound for a stranger, and Refused."""
    slug = communities.community(actor).slug
    found = known(slug, home).get(key)
    if found is None:
        raise NotFound
    kind, _, name = key.partition(":")
    service.add_sources(actor, sourcing.from_hosted(name, home) if kind == "hosted" else (found[0],))
    return found[0]


def report(text: str, against: dict) -> list[dict]:
    """[{source, share}] for a text and named others, the largest share first."""
    return [{"source": name, "share": round(share, 4)} for name, share in similar.shares(text, against)]
