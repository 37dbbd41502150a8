"""Which affiliated communities' codes lack what: read from what is public, never from a draft."""

from dataclasses import dataclass

from .. import access, communities, policies
from ..access import Actor, require
from ..library import completeness, licence


@dataclass(frozen=True)
class Standing:
    """One community's public code: what it does not say; `narrowing` the sentences of events that may narrow it."""

    slug: str
    name: str
    number: int
    lacks: tuple[str, ...]
    narrowing: tuple = ()


def standings(actor) -> list[Standing]:
    """Every community with a published code; those that lack most come first."""
    require(actor, "draft.review")
    narrowed: dict[str, list] = {}
    for one in policies.narrowing_additions():
        narrowed.setdefault(one.community, []).append(one)
    found = [_of(one, tuple(narrowed.get(one.slug, ()))) for one in communities.hosted()]
    return sorted((one for one in found if one), key=lambda one: (-len(one.lacks), -len(one.narrowing), one.name))


def _of(listed, narrowing: tuple) -> Standing | None:
    place = access.door(listed.slug)
    public = Actor(place) if place else None
    version = policies.current(public) if public else None
    if version is None:
        return None
    names = [one.name for one in communities.contacts(public)]
    told = completeness.look(
        version.text,
        version.language,
        contacts=names,
        version=str(version.number),
        licence=version.licence if licence(version.licence).stated else "",
        attribution=version.author if policies.sources(public, version) or version.original else "",
    )
    lacks = tuple(item for item, present in told.items() if not present.present)
    return Standing(listed.slug, listed.name, version.number, lacks, narrowing)
