"""What an inspection tells, in the portal's own model of sources: still a guess."""

from dataclasses import replace

from ..library import (
    ADAPTED,
    INCORPORATED,
    INSPIRED,
    NONE,
    RELATIONS,
    TRANSLATED,
    Found,
    Inspection,
    Source,
    catalogue,
    findings,
    licences,
)

_RELATIONS = {
    "adapted_from": ADAPTED,
    "version_of": ADAPTED,
    "follows": ADAPTED,
    "incorporates": INCORPORATED,
    "includes": INCORPORATED,
    "inspired_by": INSPIRED,
}


def as_source(found: Found) -> Source:
    """A guess in the portal's own model."""
    stated = licences.known(found.licence)
    relation = TRANSLATED if found.translated else _RELATIONS.get(found.relation, RELATIONS[0])
    title, author = found.title[:300], found.author[:300]
    work = catalogue.find(found.url) if found.url else None
    if work is not None:
        title, author = title or work.title, author or work.author
    if title and author in ("", title) and not findings.names_a_code(title):
        title, author = "", title
    return Source(title, author, found.url[:500], stated.id if stated else NONE, relation, found.changes, found.hop)


def guess(seen: Inspection) -> tuple[tuple[Source, ...], str]:
    """The sources an inspection tells of, each behind the one it followed, and the own licence if one may choose it."""
    own = licences.known(seen.own_licence)
    made = tuple(as_source(one) for one in seen.sources)
    return _in_steps(made), own.id if own and own.id in licences.MAY_OWN else ""


def _in_steps(made: tuple[Source, ...]) -> tuple[Source, ...]:
    """No source further up without a nearer one before it."""
    told, deepest = [], 0
    for source in sorted(made, key=lambda one: one.hop):
        deepest = min(max(source.hop, 1), deepest + 1)
        told.append(replace(source, hop=deepest))
    return tuple(told)
