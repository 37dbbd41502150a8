"""Looks a text over: `inspect` tells everything that can be known of it by reading."""

import re
from dataclasses import dataclass, replace

from .. import attribution, blanks, catalogue
from ..blanks import Blank
from ..licences import NONE
from ..readback import read_back
from .contacts import Contact, contacts
from .flat import HEADING, Flat, flatten
from .found import Found
from .languages import language_of
from .licensing import header
from .owning import Own, Remark, licences
from .sources import Reader

EDGES = {
    attribution.ADAPTED: "adapted_from",
    attribution.INCORPORATED: "incorporates",
    attribution.INSPIRED: "inspired_by",
    attribution.TRANSLATED: "adapted_from",
}
ITSELF = "source_is_itself"


@dataclass(frozen=True)
class Inspection:
    """What a text says about itself, each guess with its sentence."""

    language: str = ""
    title: str = ""
    own: Own = Own()
    sources: tuple[Found, ...] = ()
    placeholders: tuple[Blank, ...] = ()
    contacts: tuple[Contact, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def own_licence(self) -> str:
        """The SPDX id of the text's own licence, or an empty string."""
        return self.own.spdx


def inspect(text: str, title: str = "", mended=()) -> Inspection:
    """Look over a Markdown text that was already made clean, with what was noted on the way; see `reading.read`."""
    flat = flatten(text)
    language = language_of(text)
    title = title or _title(flat)
    own, sources, remarks = _ours(text) or _said(flat, language, title)
    stated = next((fact for code, fact in mended if code == "licence_header"), "") or header(text)
    own = Own(stated, f"SPDX-License-Identifier: {stated}", 1) if stated else own
    found = tuple(_known(one) for one in sources)
    told = tuple(dict.fromkeys([*remarks, *_self_made(found, title)]))
    return Inspection(language, title, own, found, tuple(blanks.find(text)), tuple(contacts(text)), told)


def in_lines(seen: Inspection, original: str) -> Inspection:
    """The same with the lines of what is left open counted in the file as it came."""
    lines, place, told = original.split("\n"), 0, []
    for blank in seen.placeholders:
        word = blank.words.strip("[]").split("](")[0]
        found = next((number for number in range(place, len(lines)) if word in lines[number]), None)
        place = place if found is None else found
        told.append(blank if found is None else replace(blank, line=found + 1))
    return replace(seen, placeholders=tuple(told))


def _said(flat: Flat, language: str, title: str) -> tuple[Own, list[Found], list[Remark]]:
    return licences(Reader(flat, language, title).read())


def _ours(text: str) -> tuple[Own, list[Found], list[Remark]] | None:
    """What the portal's own attribution says, which needs no guessing."""
    work = read_back(text)
    if work is None:
        return None
    words = f"“{work.title}” – {work.author}"
    sources = [
        Found(
            one.title,
            one.author,
            one.url,
            "" if one.licence == NONE else one.licence,
            EDGES[one.relation],
            one.hop,
            words,
            0,
            one.relation == attribution.TRANSLATED,
            one.changes,
        )
        for one in work.sources
    ]
    return Own("" if work.licence == NONE else work.licence, words), sources, []


def _title(flat: Flat) -> str:
    """The first heading of the text."""
    for block in flat.blocks[:12]:
        if block.kind == HEADING:
            return flat.shown(block.words)[:200]
    return ""


def _known(source: Found) -> Found:
    """Fill in what the catalogue knows of a source: its author, its name where the text gives an address alone."""
    work = (catalogue.find(source.url) if source.url else None) or (
        catalogue.find(source.title) if source.title else None
    )
    if work is None:
        bare = re.sub(r"^https?://(?:www\.)?|/$", "", source.url)
        return source if source.title or source.author else replace(source, title=bare)
    return replace(source, title=source.title or work.title, author=source.author or work.author)


def _self_made(sources: tuple[Found, ...], title: str) -> list[Remark]:
    """A text that names itself as its source."""
    return [
        Remark(ITSELF, one.title, one.evidence, one.line)
        for one in sources
        if one.title and one.title.casefold() == title.casefold() and " " in title and catalogue.name_of(title)
    ]
