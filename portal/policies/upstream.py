"""Watching the texts a code was made from: new words, another licence, no longer kept up, a newer version here.

Nothing is fetched: an organiser brings the upstream's text, or it is hosted here. The first text somebody brings is
what later ones are compared with.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass

from .. import access, audit, clock, communities
from ..access import Actor, require
from ..db import Scope, db, new_id
from ..errors import NotFound, Refused
from ..library import Source, inspect, licences, passages, reading
from . import guesses, origins, service, sourcing
from .models import PolicyVersion, SourceText

KEPT, OWN, ABSENT = "kept", "own", "absent"
_CHANGES_AT_MOST = 200
_LIKE = 0.6


@dataclass(frozen=True)
class Watched:
    """A direct source of a code, and what is known of its later life."""

    number: int
    source: Source
    text: SourceText | None = None
    newer: PolicyVersion | None = None
    slug: str = ""
    discontinued: bool = False
    claims: tuple = ()


@dataclass(frozen=True)
class Change:
    """A passage the upstream changed, and how ours stands to it: it has the old words, its own, or nothing like it."""

    row: passages.Row
    ours: str
    state: str


@dataclass(frozen=True)
class Compared:
    """An upstream's old and new text, and ours. Licences as SPDX ids, empty when a text states none."""

    same: bool
    changes: tuple[Change, ...] = ()
    old_licence: str = ""
    new_licence: str = ""

    @property
    def relicensed(self) -> bool:
        """Whether the new text states another licence."""
        return bool(self.new_licence) and self.new_licence != self.old_licence


def digest_of(text: str) -> str:
    """The fingerprint of a text, whatever its line ends and the spaces at their ends."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    return "sha256:" + hashlib.sha256("\n".join(lines).encode()).hexdigest()


def watched(actor: Scope, home: str) -> list[Watched]:
    """The direct sources of the public code, numbered from 1."""
    version = service.current(actor)
    if version is None:
        return []
    direct = [one for one in service.sources(actor, version) if one.hop == 1]
    return [_watched(actor, number, one, home) for number, one in enumerate(direct, 1)]


def _watched(actor: Scope, number: int, source: Source, home: str) -> Watched:
    slug, pinned = origins.hosted_parts(source.ref)
    known = sourcing.offer(actor, source.ref, home) if source.ref else None
    newer = None
    if slug:
        place = access.door(slug)
        latest = service.current(Actor(place)) if place else None
        newer = latest if latest and latest.number > pinned else None
    gone = bool(known and known.discontinued)
    return Watched(
        number, source, origins.kept_text(actor, source.ref), newer, slug, gone, known.claims if known else ()
    )


def one(actor: Scope, number: int, home: str) -> Watched:
    """The source with this number. Raises NotFound."""
    found = next((row for row in watched(actor, home) if row.number == number), None)
    if found is None:
        raise NotFound
    return found


def news(actor: Scope, home: str) -> list[Watched]:
    """What the desk should know: sources with a newer version here, and sources no longer kept up."""
    return [row for row in watched(actor, home) if row.newer or row.discontinued]


def keep(actor, source: Source, raw: str) -> SourceText:
    """Remember a source's text, to compare later ones with. Raises Refused like reading a text, or source_unnamed."""
    require(actor, "policy.edit")
    if not source.ref:
        raise Refused("source_unnamed")
    text = read(raw)
    last = origins.kept_text(actor, source.ref)
    if last and last.digest == digest_of(text):
        return last
    row = actor.add(
        SourceText(
            id=new_id(),
            ref=source.ref,
            place=last.place + 1 if last else 1,
            digest=digest_of(text),
            licence=stated(text),
            text=text,
            added=clock.today(communities.community(actor).zone),
        )
    )
    db.session.flush()
    audit.record(actor, "policies.upstream_kept", row.id)
    return row


def read(raw: str) -> str:
    """A pasted text as Markdown. Raises Refused text_empty or text_too_long."""
    return reading.read(raw, "").text


def stated(text: str) -> str:
    """The licence a text says it stands under, or nothing."""
    return guesses.guess(inspect(text))[1]


def hosted_texts(row: Watched) -> tuple[PolicyVersion, PolicyVersion]:
    """The pinned and the newest version of a source hosted here. Raises NotFound."""
    slug, pinned = origins.hosted_parts(row.source.ref)
    place = access.door(slug) if slug else None
    if place is None or row.newer is None:
        raise NotFound
    return service.numbered(Actor(place), pinned), row.newer


def compare(old: str, new: str, ours: str, licence_before: str = "", licence_now: str = "") -> Compared:
    """What the upstream changed, and for each change how ours stands to it."""
    before, now = licence_before or stated(old), licence_now or stated(new)
    if digest_of(old) == digest_of(new):
        return Compared(True, (), before, now)
    changed = [row for row in passages.rows(old, new) if row.state != passages.SAME][:_CHANGES_AT_MOST]
    mine = [" ".join(one.words) for one in passages.passages(ours)]
    bags = [Counter(words.split()) for words in mine]
    return Compared(False, tuple(_against(row, mine, bags) for row in changed), before, now)


def _against(row: passages.Row, mine: list[str], bags: list[Counter]) -> Change:
    theirs = " ".join(text for _op, text in row.old)
    if theirs in mine:
        return Change(row, theirs, KEPT)
    wanted = Counter(theirs.split()) or Counter(" ".join(text for _op, text in row.new).split())
    shares = [2 * (wanted & bag).total() / max((wanted + bag).total(), 1) for bag in bags]
    best = max(range(len(shares)), key=shares.__getitem__, default=None)
    if best is None or shares[best] < _LIKE:
        return Change(row, "", ABSENT)
    return Change(row, mine[best], OWN)


def licence_names(found: Compared) -> tuple[str, str]:
    """Both licences as people write them."""
    return tuple(licences.licence(spdx).short if spdx else "" for spdx in (found.old_licence, found.new_licence))
