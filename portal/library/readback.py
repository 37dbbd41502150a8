"""Reads the portal's own attribution back into its model: from text, Markdown, HTML or JSON-LD, in every language.

It is strict: a paragraph counts only when every sentence of it is one the portal writes.
"""

import json
import re
from dataclasses import dataclass, field, replace

from .attribution import INCORPORATED, PARTS, PLACES, Attribution, Source, short_of, terms_of
from .fromhtml import to_markdown
from .licences import LICENCES, NONE, at
from .phrases import PHRASES, Phrases

_LONGEST, _MOST = 40_000, 60
_LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.){1,2000})\]\(<?([^<>\s]{1,600}?)>?\)")
_BLOCK = re.compile(r'<script type="application/ld\+json">(.{1,200000}?)</script>', re.DOTALL)
_TAGS = re.compile(r"<(?:p|footer|div|section|article|main|body|html|a|span)[\s>]", re.IGNORECASE)
_MARK = re.compile(r"\x02(\d+)\x03")


def read_back(words: str) -> Attribution | None:
    """The model of an attribution the portal wrote itself, alone or in its document; None for anything else."""
    words = words.replace("\x02", "").replace("\x03", "")
    if words.lstrip().startswith("{"):
        return from_data(words)
    for block in _BLOCK.findall(words[:400_000]):
        if found := from_data(block):
            return found
    if not any(said.by in words and (said.licensed in words or said.unlicensed in words) for said in PHRASES.values()):
        return None
    if _TAGS.search(words):
        words = to_markdown(words, whole=True)[0]
    for paragraph in list(reversed(re.split(r"\n\s*\n", words)))[:_MOST]:
        if len(paragraph) <= _LONGEST and (found := _paragraph(paragraph)):
            return found
    return None


def _paragraph(words: str) -> Attribution | None:
    flat, urls = _flat(words)
    for said in PHRASES.values():
        if said.unlicensed in flat or said.licensed in flat:
            found = _Reader(flat, urls, said).read()
            if found:
                return found
    return None


def _flat(words: str) -> tuple[str, list[str]]:
    """Links as their words followed by \\x02number\\x03, without Markdown's escapes where it is Markdown."""
    urls: list[str] = []

    def put(found: re.Match) -> str:
        urls.append(found[2])
        return f"{found[1]}\x02{len(urls) - 1}\x03"

    flat = _LINK.sub(put, words)
    if urls or re.search(r"\\[^\w\s]", flat):
        flat = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", flat)
        flat = flat.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    return " ".join(flat.split()), urls


class _Odd(Exception):
    """The words are none of ours."""


@dataclass
class _Reader:
    """Goes through a paragraph sentence by sentence."""

    words: str
    urls: list[str]
    said: Phrases
    at: int = 0
    sources: list[Source] = field(default_factory=list)

    def read(self) -> Attribution | None:
        try:
            title, url = self._title()
            author, facts, linked = self._head()
            while not self._ends():
                self._source()
        except _Odd:
            return None
        return Attribution(title, author, url or linked or facts, self._own(), tuple(self.sources))

    def _rest(self) -> str:
        return self.words[self.at :]

    def _take(self, words: str) -> None:
        if not self.words.startswith(words, self.at):
            raise _Odd
        self.at += len(words)

    def _clean(self, words: str) -> tuple[str, str]:
        """Words without their link marks, and the first address linked in them."""
        marks = _MARK.findall(words)
        return " ".join(_MARK.sub("", words).split()), self.urls[int(marks[0])] if marks else ""

    def _title(self) -> tuple[str, str]:
        """A title in its marks: “…” with whatever pairs inside."""
        self._take("“")
        depth, start = 1, self.at
        while depth:
            if self.at >= len(self.words):
                raise _Odd
            depth += {"“": 1, "”": -1}.get(self.words[self.at], 0)
            self.at += 1
        title, url = self._clean(self.words[start : self.at - 1])
        mark = _MARK.match(self._rest())
        if mark:
            self.at += mark.end()
            url = url or self.urls[int(mark[1])]
        return title, url

    def _head(self) -> tuple[str, str, str]:
        """by Author (address). — up to where the first source or the licence begins."""
        self._take(f" {self.said.by} ")
        end = self._next_start(self.at)
        told = self.words[self.at : end].rstrip().removesuffix(self.said.stop)
        self.at = end
        bracket = re.search(r" \((\S{1,600})\)$", told)
        author, linked = self._clean(told[: bracket.start()] if bracket else told)
        if not author or re.search("[“”]|://", author):
            raise _Odd
        return author, bracket[1] if bracket else "", linked

    def _starts(self) -> list[tuple[str, str, int]]:
        """What may begin the next sentence: (words, relation, hop)."""
        found = [(f"{lead} ", relation, 1) for relation, lead in self.said.leads.items()]
        for source in self.sources:
            for relation, deeper in self.said.deeper.items():
                found.append((f"{short_of(source)} {deeper} ", relation, source.hop + 1))
        return sorted(found, key=lambda start: -len(start[0]))

    def _own_start(self, place: int) -> bool:
        rest = self.words[place:]
        return rest == f"{self.said.unlicensed}{self.said.stop}" or (
            rest.startswith(f"{self.said.licensed} ") and self._licence(rest) is not None
        )

    def _next_start(self, begin: int) -> int:
        """Where, after a full stop, the next sentence of ours begins."""
        starts = [start[0] for start in self._starts()]
        place = begin
        while True:
            place = self.words.find(f"{self.said.stop} ", place)
            if place < 0:
                raise _Odd
            place += len(self.said.stop) + 1
            if self._own_start(place) or any(self.words.startswith(start, place) for start in starts):
                return place

    def _ends(self) -> bool:
        return self._own_start(self.at)

    def _source(self) -> None:
        start = next((one for one in self._starts() if self.words.startswith(one[0], self.at)), None)
        if start is None:
            raise _Odd
        lead, relation, hop = start
        self.at += len(lead)
        title = author = url = ""
        titled = self.words.startswith("“", self.at)
        if titled:
            title, url = self._title()
        named, facts, end = self._facts()
        if titled and named:
            if not named.startswith(f" {self.said.by} "):
                raise _Odd
            named = named[len(self.said.by) + 2 :]
        author, linked = self._clean(named)
        self.at = end
        stated, address = facts
        self.sources.append(Source(title, author, url or linked or address, stated, relation, "", hop))
        self.sources[-1] = replace(self.sources[-1], changes=self._changes())

    def _facts(self) -> tuple[str, tuple[str, str], int]:
        """What stands before the bracket, the licence and address in it, and where the sentence ends."""
        place = self.at - 1
        while (place := self.words.find(" (", place + 1)) >= 0:
            depth, end = 1, place + 2
            while depth and end < len(self.words):
                depth += {"(": 1, ")": -1}.get(self.words[end], 0)
                end += 1
            found = self._terms(self.words[place + 2 : end - 1])
            if found and self.words.startswith(f"){self.said.stop} ", end - 1):
                return self.words[self.at : place], found, end + len(self.said.stop) + 1
        raise _Odd

    def _terms(self, words: str) -> tuple[str, str] | None:
        address, _, terms = words.rpartition("; ")
        spdx = self._named(self._clean(terms)[0])
        return (spdx, address) if spdx and " " not in address else None

    def _named(self, words: str) -> str | None:
        return _names(self.said).get(words)

    def _changes(self) -> str:
        if not self.words.startswith(f"{self.said.changes} ", self.at):
            return ""
        self.at += len(self.said.changes) + 1
        begin, self.at = self.at, self._next_start(self.at)
        return self._clean(self.words[begin : self.at])[0].removesuffix(self.said.stop)

    def _licence(self, rest: str) -> str | None:
        told = rest[len(self.said.licensed) + 1 :]
        if not told.endswith(self.said.stop):
            return None
        told = self._clean(told[: -len(self.said.stop)])[0]
        return self._named(re.sub(r" \([^()\s]{1,300}\)$", "", told))

    def _own(self) -> str:
        rest = self._rest()
        return NONE if rest.startswith(self.said.unlicensed) else self._licence(rest) or NONE


_NAMES: dict[str, dict[str, str]] = {}


def _names(said: Phrases) -> dict[str, str]:
    """The short names of all licences in one language."""
    if said.code not in _NAMES:
        _NAMES[said.code] = {terms_of(one, said): one.id for one in LICENCES.values()}
    return _NAMES[said.code]


def from_data(words: str | dict) -> Attribution | None:
    """The model of the portal's own JSON-LD."""
    try:
        made = json.loads(words) if isinstance(words, str) else words
        if not isinstance(made, dict) or "creditText" not in made:
            return None
        sources: list[Source] = []
        _gather(made, 1, sources)
        return Attribution(str(made["name"]), _author(made), str(made.get("url", "")), _stated(made), tuple(sources))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _gather(made: dict, hop: int, sources: list[Source]) -> None:
    rows = [
        (row.get("position", 0), relation, row)
        for relation, place in PLACES.items()
        if relation != INCORPORATED
        for row in made.get(place, [])
    ]
    for _place, relation, row in sorted(rows, key=lambda one: one[0]):
        parts = row.get("disambiguatingDescription") == PARTS
        changes = str(row.get("description", "")).removeprefix("Changes: ").removesuffix(".")
        facts = (str(row.get("name", "")), _author(row), str(row.get("url", "")), _stated(row))
        pin = str(row.get("version", ""))
        sources.append(Source(*facts, INCORPORATED if parts else relation, changes, hop, pin=pin))
        _gather(row, hop + 1, sources)


def _author(made: dict) -> str:
    return str(made.get("author", {}).get("name", ""))


def _stated(made: dict) -> str:
    if found := at(made.get("license")):
        return found.id
    notice = made.get("copyrightNotice")
    return next((one.id for one in LICENCES.values() if one.name == notice), NONE)
