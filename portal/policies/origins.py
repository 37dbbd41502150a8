"""What a text was made from: naming a source once and for all, its licence claims, and what can't be a source."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from sqlalchemy import delete

from .. import access, audit, clock, communities
from ..access import require
from ..db import Scope, db, new_id
from ..errors import Refused
from ..library import INSPIRED, NONE, Source, catalogue, compat, licence, licences
from .models import Descent, OwnSource, SourceClaim, SourceText

CATALOGUE, HOSTED, OWN = "catalogue", "hosted", "own"


def own(scope: Scope) -> list[OwnSource]:
    """The sources a community added itself."""
    return scope.all(scope.select(OwnSource).order_by(OwnSource.title))


def claims(scope: Scope, ref: str) -> tuple[catalogue.Claim, ...]:
    """The licences this community was told of for a source, the newest first."""
    rows = scope.all(
        scope.select(SourceClaim)
        .where(SourceClaim.ref == _plain(ref))
        .order_by(SourceClaim.added.desc(), SourceClaim.id)
    )
    return tuple(catalogue.Claim(row.spdx, row.seen, row.claimant, row.added.isoformat()) for row in rows)


def _plain(ref: str) -> str:
    """A hosted code is one source through all its versions."""
    return ":".join(ref.split(":")[:2]) if ref.startswith(f"{HOSTED}:") else ref


def keep_claim(actor, ref: str, spdx: str, seen: str, claimant: str = "") -> None:
    """Note under which licence a source is said to stand, and where. Raises Refused licence_odd or claim_bare."""
    require(actor, "policy.edit")
    stated = licences.known(spdx)
    if stated is None:
        raise Refused("licence_odd")
    seen = " ".join(seen.split())
    if not seen or len(seen) > 500:
        raise Refused("claim_bare")
    facts = {"spdx": stated.id, "seen": seen, "claimant": " ".join(claimant.split())[:200]}
    today = clock.today(communities.community(actor).zone)
    row = actor.add(SourceClaim(id=new_id(), ref=_plain(ref), added=today, **facts))
    db.session.flush()
    audit.record(actor, "policies.claim_noted", row.id)


def named(actor, source: Source) -> Source:
    """The same source with its ref: known to the catalogue, or now one of the community's own."""
    if source.ref or source.hop > 1:
        return source
    work = catalogue.find(source.url) if source.url else catalogue.find(source.title or source.author)
    if work:
        return replace(source, ref=f"{CATALOGUE}:{work.id}")
    today = clock.today(communities.community(actor).zone)
    row = next(
        (row for row in own(actor) if (row.title, row.author, row.url) == (source.title, source.author, source.url)),
        None,
    )
    if row is None:
        row = actor.add(OwnSource(id=new_id(), title=source.title, author=source.author, url=source.url, added=today))
        db.session.flush()
        if licence(source.licence).stated:
            keep_claim(actor, f"{OWN}:{row.id}", source.licence, source.url or source.title or source.author)
    return replace(source, ref=f"{OWN}:{row.id}")


def binding(made_from) -> list[Source]:
    """The sources whose licences bind the text: direct ones, not those thanked for ideas, nor those that gave leave."""
    return [one for one in made_from if one.hop == 1 and one.relation != INSPIRED and not one.permission.strip()]


def check(made_from, target: str) -> compat.Verdict:
    """What the licences of these sources state about a text under `target`."""
    return compat.check([one.licence for one in binding(made_from)], target)


def problem(actor, title: str, made_from, home: str = "") -> tuple[str, dict] | None:
    """Why these sources can't be: (source_is_itself, …) or (sources_clash, …); None when they can."""
    row = communities.community(actor)
    for place, one in enumerate(made_from):
        if one.hop == 1 and is_itself(one, row, title, home):
            return "source_is_itself", {"place": place}
    bound = binding(made_from)
    found = compat.check([one.licence for one in bound], NONE)
    pair = next((one for one in found.conflicts if one.kind == "pair"), None)
    if pair is None:
        return None
    names = [next(one for one in bound if one.licence == spdx) for spdx in pair.sources]
    return "sources_clash", {"names": [(one.title or one.author, licence(one.licence).short) for one in names]}


def is_itself(source: Source, row, title: str, home: str = "") -> bool:
    """Whether a source is this community's own code."""
    if source.ref.startswith(f"{HOSTED}:{row.slug}:") or source.ref == f"{HOSTED}:{row.slug}":
        return True
    parts = urlsplit(source.url)
    ours = not home or parts.netloc == urlsplit(home).netloc
    if ours and re.match(rf"/c/{re.escape(row.slug)}(?:/|$)", parts.path):
        return True
    said = (" ".join(source.title.casefold().split()), " ".join(source.author.casefold().split()))
    return said == (" ".join(title.casefold().split()), row.name.casefold())


def kept_text(scope: Scope, ref: str) -> SourceText | None:
    """A source's text as it was last brought here."""
    if not ref:
        return None
    found = scope.select(SourceText).where(SourceText.ref == ref).order_by(SourceText.place.desc())
    return scope.first(found)


def pinned(scope: Scope, ref: str) -> str:
    """The fingerprint of the version a community relies on, when its text was brought here."""
    row = kept_text(scope, ref)
    return row.digest if row else ""


def hosted_parts(ref: str) -> tuple[str, int]:
    """The slug and the version number in the ref of a code hosted here; ("", 0) for other refs."""
    kind, slug, number = (*ref.split(":"), "", "")[:3]
    return (slug, int(number)) if kind == HOSTED and number.isdecimal() else ("", 0)


def remember(scope: Scope, made_from) -> None:
    """Note which codes hosted here a newly published one was made from."""
    db.session.execute(delete(Descent).where(Descent.child == scope.partition))
    seen = set()
    for one in made_from:
        slug, number = hosted_parts(one.ref) if one.hop == 1 else ("", 0)
        place = access.door(slug) if slug else None
        if place and place not in seen:
            seen.add(place)
            db.session.add(Descent(child=scope.partition, parent=place, number=number, relation=one.relation))
    db.session.flush()
