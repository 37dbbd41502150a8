"""Choosing what a text was made from: the catalogue, codes hosted here, a community's own sources, and their claims.

A source is named by its `ref`: catalogue:<id>, hosted:<slug>:<number>, own:<id>.
"""

import re
from dataclasses import dataclass, replace

from .. import access, communities
from ..access import Actor
from ..db import Scope
from ..errors import NotFound, Refused
from ..library import INSPIRED, NONE, Source, catalogue
from ..typed import whole_number
from . import origins, service
from .models import OwnSource
from .origins import CATALOGUE, HOSTED, OWN

FOUND_AT_MOST = 8
_DEEP = 2


@dataclass(frozen=True)
class Offer:
    """A source one may choose: where it is from, and the licences it is stated under."""

    ref: str
    source: Source
    claims: tuple[catalogue.Claim, ...] = ()
    discontinued: bool = False

    @property
    def kind(self) -> str:
        """catalogue, hosted or own."""
        return self.ref.partition(":")[0]


def search(actor, words: str, home: str) -> list[Offer]:
    """Sources whose title, author or address holds these words: the community's own, hosted ones, the catalogue."""
    words = " ".join(words.split())[:200]
    if not words:
        return []
    own = [
        offer(actor, f"{OWN}:{row.id}", home)
        for row in origins.own(actor)
        if _holds(words, row.title, row.author, row.url)
    ]
    mine = communities.community(actor).slug
    near = [one for one in communities.hosted() if one.slug != mine and _holds(words, one.name, one.slug)]
    hosted = [offer(actor, f"{HOSTED}:{one.slug}", home) for one in near[:FOUND_AT_MOST]]
    known = [offer(actor, f"{CATALOGUE}:{work.id}", home) for work in catalogue.search(words, FOUND_AT_MOST)]
    return [found for found in (*own, *hosted, *known) if found][: 2 * FOUND_AT_MOST]


def _holds(words: str, *told: str) -> bool:
    text = " ".join(told).casefold()
    return all(word in text for word in words.casefold().split())


def offer(actor: Scope, ref: str, home: str) -> Offer | None:
    """The source behind a ref, with its claims; None when there is none."""
    kind, _, name = ref.partition(":")
    if kind == CATALOGUE and (work := catalogue.work(name)):
        source = replace(catalogue.as_source(work), ref=ref)
        return Offer(ref, source, (*work.claims, *origins.claims(actor, ref)), work.discontinued)
    if kind == HOSTED and (made := from_hosted(name.partition(":")[0], home)):
        return Offer(made[0].ref, made[0], (catalogue.Claim(made[0].licence, made[0].url, made[0].author),))
    row = actor.get(OwnSource, name) if kind == OWN else None
    if row is None:
        return None
    told = origins.claims(actor, ref)
    return Offer(ref, Source(row.title, row.author, row.url, told[0].spdx if told else NONE, ref=ref), told)


def chosen(actor: Scope, ref: str, home: str) -> tuple[Source, ...]:
    """A source and what it was itself made from, ready to be put into a draft. Raises Refused source_gone."""
    kind, _, name = ref.partition(":")
    if kind == HOSTED:
        found = from_hosted(name.partition(":")[0], home)
        if found:
            return found
    one = offer(actor, ref, home)
    if one is None:
        raise Refused("source_gone")
    further = catalogue.chain(name, _DEEP) if kind == CATALOGUE else ()
    return (one.source, *(found for found in further if found.relation != INSPIRED))


def from_hosted(slug: str, home: str) -> tuple[Source, ...]:
    """A code hosted here as it stands today, pinned to that version, and what it was made from."""
    place = access.door(slug)
    version = service.current(Actor(place)) if place else None
    if version is None:
        return ()
    first = Source(
        version.title,
        version.author,
        f"{home}/c/{slug}/conduct/{version.number}",
        version.licence or NONE,
        ref=f"{HOSTED}:{slug}:{version.number}",
        pin=f"sha256:{version.digest}",
    )
    further = service.sources(Actor(place), version)
    return (first, *(replace(one, hop=one.hop + 1, permission="") for one in further if one.hop < _DEEP))


def sure(actor: Scope, source: Source, home: str) -> Source:
    """The same source; its ref and fingerprint only if they are those of something that exists."""
    if not source.ref:
        return _placed(source, home)
    kind, _, name = source.ref.partition(":")
    if kind == HOSTED:
        return _sure_hosted(source, name)
    if offer(actor, source.ref, home) is None:
        return replace(source, ref="", pin="")
    return replace(source, pin=origins.pinned(actor, source.ref))


def _placed(source: Source, home: str) -> Source:
    """A source whose address is a code hosted here is that code."""
    found = re.fullmatch(rf"{re.escape(home)}/c/([a-z0-9-]{{1,60}})/conduct(?:/([0-9]{{1,6}}))?/?", source.url)
    made = from_hosted(found[1], home) if found else ()
    if not made:
        return replace(source, pin="")
    number = found[2] or made[0].ref.rpartition(":")[2]
    return _sure_hosted(replace(source, ref=f"{HOSTED}:{found[1]}:{number}"), f"{found[1]}:{number}")


def _sure_hosted(source: Source, name: str) -> Source:
    slug, _, number = name.partition(":")
    place = access.door(slug)
    known = whole_number(number)
    if place is None or known is None:
        return replace(source, ref="", pin="")
    try:
        version = service.numbered(Actor(place), known)
    except NotFound:
        return replace(source, ref="", pin="")
    return replace(source, pin=f"sha256:{version.digest}")
