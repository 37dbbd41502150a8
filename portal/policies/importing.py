"""What a text says of itself, offered to a person, and kept only as that person confirms it."""

from dataclasses import dataclass

from .. import audit
from ..access import require
from ..errors import Refused
from ..library import Contact, Remark, Source, catalogue, licences
from ..library import findings as texts
from . import guesses, service


@dataclass(frozen=True)
class Finding:
    """A source as the portal would keep it, with the sentence it was found in."""

    source: Source
    evidence: str
    line: int


@dataclass(frozen=True)
class Findings:
    """What is new in a draft's text: sources not yet named, its own licence, and what else is worth a look."""

    sources: tuple[Finding, ...] = ()
    licence: str = ""
    licence_evidence: str = ""
    language: str = ""
    contacts: tuple[Contact, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sources or self.licence or self.remarks)


def findings(actor) -> Findings:
    """What the draft's text says of itself that the draft does not yet say."""
    row = service.draft(actor)
    if row is None:
        return Findings()
    seen = texts.inspect(row.text, row.title, service.mended(row))
    there = service.sources(actor, row)
    sources, licence = guesses.guess(seen)
    said = {one.url or one.title: one for one in seen.sources}
    new = []
    for source in sources:
        if not any(_same(source, old) for old in there):
            told = said.get(source.url or source.title)
            new.append(Finding(source, told.evidence if told else "", told.line if told else 0))
    licence = "" if licence == row.licence else licence
    return Findings(tuple(new), licence, seen.own.evidence, seen.language, seen.contacts, seen.remarks)


def _same(one: Source, other: Source) -> bool:
    if one.url and other.url:
        return catalogue.place_of(one.url) == catalogue.place_of(other.url)
    names = {name.casefold() for name in (one.title, one.author) if name}
    return bool(names & {name.casefold() for name in (other.title, other.author) if name})


def confirm(actor, sources: list[Source], licence: str) -> None:
    """Keep what a person confirmed. Raises Refused no_draft, licence_odd or too_many_sources."""
    require(actor, "policy.edit")
    row = service.draft(actor)
    if row is None:
        raise Refused("no_draft")
    if sources:
        service.add_sources(actor, tuple(sources))
    if licence:
        stated = licences.known(licence)
        if stated is None or stated.id not in licences.MAY_OWN:
            raise Refused("licence_odd")
        row.licence = stated.id
        audit.record(actor, "policies.described", row.id)
