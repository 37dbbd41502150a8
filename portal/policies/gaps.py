"""What a code leaves out, and what a community answers to that. It never stands in the way of publishing."""

from dataclasses import dataclass

from .. import audit, communities
from ..access import require
from ..db import Scope, db, new_id
from ..errors import Refused
from ..library import as_text, completeness, licence
from . import rendering, service
from .models import CoveredElsewhere, PolicyVersion

WORDS_LIMIT = 300


@dataclass(frozen=True)
class Gap:
    """One of the fourteen things a code should say: said (with its sentence), said elsewhere, or missing."""

    item: str
    present: bool
    evidence: str | None
    url: str = ""
    words: str = ""

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do here."""
        return self.present or bool(self.url)


def look(scope: Scope, version: PolicyVersion) -> list[Gap]:
    """Each thing a code should say, as this version says it today, its contacts and its licence beside it.

    Its version and day stand on every page that is published, so they are always there.
    """
    work = service.attribution_of(scope, version)
    known = licence(version.licence)
    found = completeness.look(
        rendering.written(scope, version),
        version.language,
        contacts=[one.name for one in communities.contacts(scope)],
        version="page",
        licence=known.name if known.stated else "",
        attribution=as_text(work, version.language) if work.sources or version.original else "",
    )
    elsewhere = covered(scope)
    gaps = []
    for item, one in found.items():
        row = elsewhere.get(item)
        gaps.append(Gap(item, one.present, one.evidence, row.url if row else "", row.words if row else ""))
    return gaps


def missing(scope: Scope, version: PolicyVersion) -> list[str]:
    """The items that are neither said nor covered elsewhere."""
    return [one.item for one in look(scope, version) if not one.settled]


def covered(scope: Scope) -> dict[str, CoveredElsewhere]:
    """What the community says stands on another page."""
    return {row.item: row for row in scope.all(scope.select(CoveredElsewhere))}


def cover(actor, item: str, url: str, words: str = "") -> None:
    """Say that another page covers an item; an empty address takes it back. Raises Refused item_odd or url_odd."""
    require(actor, "policy.edit")
    url, words = url.strip(), " ".join(words.split())[:WORDS_LIMIT]
    if item not in completeness.ITEMS:
        raise Refused("item_odd")
    if url and not (communities.url_ok(url) and len(url) <= 500):
        raise Refused("url_odd")
    row = covered(actor).get(item)
    if not url and row is None:
        return
    row = row or actor.add(CoveredElsewhere(id=new_id(), item=item, url=url, words=words))
    if url:
        row.url, row.words = url, words
    else:
        actor.remove(row)
    db.session.flush()
    communities.touch(actor)
    audit.record(actor, "policies.covered", row.id)
