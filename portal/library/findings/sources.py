"""Reads a flattened text for the sources it names: directly, and further up."""

import re
from dataclasses import replace

from . import asides
from .clauses import end, next_hop, outermost, points_down, whole
from .fitting import Ground, accepted
from .flat import END, HEADING, ITEM, MIDDLE, START, Block, Flat
from .found import Found, Gathered, Said
from .known import host_of, named
from .names import LINK, Target, generic, targets, tidy, usable
from .words import (
    ADAPTED,
    BEFORE,
    BEHIND,
    FOLLOWS,
    INSPIRED,
    LABEL,
    STRONG,
    THANKS,
    TRANSLATED,
    WEAK,
    Lead,
    is_heading,
    languages_for,
    leads,
    pattern,
    sentences,
    without_marks,
)

_THAT = re.compile(
    r"^\W*(?:which|that (?:one|code|text|policy|document|project)|the (?:original|latter|former)"
    r"|it,? in turn|they in turn|these in turn|este último|esta última|celui-ci|celle-ci|dieser"
    r"|diese[sr]?|который|その|前者|後者|该|这些|하지만|그 )\b",
    re.IGNORECASE,
)
_MODIFIES = re.compile(
    r"^[^\x01。]{0,14}?(?:した|された|している|されている|作られた|してでき|て作成した|한|된|되어 있는"
    r"|mış olan|miş olan|edilen|alınan|lanan|lenen|enen|anan)"
)
_TOPIC = re.compile(r"は、?|(?<=[가-힣])(?:은|는)\s")
_THIS = re.compile(
    r"\b(?:this|our|these|dies|unser|este|esta|nuestr|ce|notre|questo|nostro|esse|nosso)\b|本|この|이 |этот|наш|זה|هذ",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(r"\W*(?:original|origin|元|原|orijin|alkuper|αυθεν|ориг|перво|원)", re.IGNORECASE)
_MOST, _LONGEST = 400, 3000


class Reader:
    """Goes through a text once. `sources` and `said` are what it saw."""

    def __init__(self, flat: Flat, language: str, title: str):
        self.flat, self.language, self.title = flat, language, title
        self.sources = Gathered()
        self.said: list[Said] = []
        self.labelled: list[int] = []
        self.about, self.verbatim = "", False
        self.taken: set[int] = set()

    def read(self) -> "Reader":
        """Read all blocks, widening the languages asked when nothing was found at first."""
        self._all(wide=False)
        if not self.sources:
            self.said, self.taken = [], set()
            self._all(wide=True)
        self._settle_labels()
        return self

    def _all(self, wide: bool) -> None:
        asked = 0
        for place, block in enumerate(self.flat.blocks):
            if block.kind == HEADING or place in self.taken:
                self.about = "" if block.kind == HEADING else self.about
                continue
            if not self._worth(block, place):
                continue
            asked += 1
            if asked > _MOST:
                break
            self._block(place, block, wide or START in block.words)

    def _worth(self, block: Block, place: int) -> bool:
        """Whether a block may speak of sources at all."""
        words = block.words
        return (
            START in words
            or is_heading(block.heading, "credit")
            or bool(named(words))
            or bool(pattern("document").search(words[:1500]))
            or place > len(self.flat.blocks) - 12
        )

    def _block(self, place: int, block: Block, wide: bool) -> None:
        languages = languages_for(block.words, self.language, wide)
        parts = whole(sentences(block.words))
        for number, words in enumerate(parts):
            following = self._following(place) if number == len(parts) - 1 else []
            self._sentence(words, block, languages, following)

    def _following(self, place: int) -> list[int]:
        """The list, or the lines of bare links, that stand right behind a block."""
        found = []
        for next_place in range(place + 1, min(place + 16, len(self.flat.blocks))):
            block = self.flat.blocks[next_place]
            bare = without_marks(re.sub(f"{START}[^{END}]*{END}", "", block.words))
            if block.kind == ITEM or (START in block.words and len(bare) < 20 and block.kind != HEADING):
                found.append(next_place)
            else:
                break
        return found

    def _sentence(self, words: str, block: Block, languages: list[str], following: list[int]) -> None:
        words = words[:_LONGEST]
        ground = Ground(self.flat, self.title, words, block)
        self.said.append(Said(words, block, about=self.about))
        hits = [] if asides.asks_for_help(words) else outermost(words, leads(words, languages))
        made = self._led(ground, hits, following)
        if made:
            self._deepen(words, made)
        else:
            self._without_lead(ground)
        self._note_about(words, block)

    def _led(self, ground: Ground, hits: list[Lead], following: list[int]) -> list[tuple[Lead, list[Target]]]:
        """What the leads of a sentence tell of, kept; each lead with its targets."""
        said, made, hop = self.said[-1], [], self._first_hop(ground.words, hits)
        for number, lead in enumerate(hits):
            if made and lead.side == BEFORE:
                hop = next_hop(ground.words, made[-1][0], lead, hop)
            got = [one for one in self._targets(ground.words, hits, number) if accepted(ground, lead, one)]
            if not got and following and number == len(hits) - 1 and points_down(ground.words, lead):
                got = [one for one in self._listed(following, lead) if accepted(ground, lead, one)]
            if not got:
                continue
            if lead.side == BEHIND:
                self._address_behind(ground.words, lead, got[-1])
            for one in got:
                self._keep(one, lead, hop + one.deeper, ground)
            made.append((lead, got))
            said.spans.append((lead.start, max(end(ground.words, one, lead) for one in got), hop))
            said.behind = said.behind or lead.side == BEHIND
        return made

    def _first_hop(self, words: str, hits: list[Lead]) -> int:
        """A sentence that goes on about a source tells of that one's sources."""
        if hits and _THAT.match(words) and self.sources:
            return self.sources[-1].hop + 1
        speaks_of_this = _THIS.search(words[: hits[0].start] if hits else words)
        return 2 if self.about and not speaks_of_this else 1

    def _region(self, words: str, hits: list[Lead], number: int) -> tuple[int, int]:
        """Where in a sentence the names that belong to a lead stand."""
        lead = hits[number]
        if lead.side == BEFORE:
            later = hits[number + 1] if number + 1 < len(hits) else None
            return lead.end, later.start if later and later.side == BEFORE else len(words)
        begin = hits[number - 1].end if number else 0
        topics = [found.end() for found in _TOPIC.finditer(words, begin, lead.start)]
        rest = [end for end in topics if START in words[end : lead.start] or named(words[end : lead.start])]
        return (rest[0] if rest else begin), lead.start

    def _targets(self, words: str, hits: list[Lead], number: int) -> list[Target]:
        lead = hits[number]
        if (inside := self._in_link(words, lead)) is not None:
            return inside
        strict = lead.strength == THANKS or lead.relation == FOLLOWS
        strict = strict or (lead.strength != STRONG and lead.language != "en")
        begin, stop = self._region(words, hits, number)
        region = words[begin:stop]
        made = targets(region, begin, self.flat.links, lead.language, strict)
        bare = lead.side == BEFORE and lead.strength == STRONG and number == 0 and not region.strip(" .:\x03")
        return made or (targets(words[: lead.start], 0, self.flat.links, lead.language, True) if bare else [])

    def _in_link(self, words: str, lead: Lead) -> list[Target] | None:
        """The target of a link whose own words hold the lead ("[Adapted from X](…)"), or None."""
        inside = words.rfind(START, 0, lead.start)
        if inside < 0 or words.find(MIDDLE, inside) < lead.end:
            return None
        found = LINK.match(words, inside)
        if found is None:
            return None
        at = inside + 1
        title = tidy(found[1][lead.end - at :] if lead.side == BEFORE else found[1][: lead.start - at])
        url = self.flat.links[int(found[2])]
        return [Target(title, "", url, inside, found.end())] if usable(url) else []

    def _address_behind(self, words: str, lead: Lead, target: Target) -> None:
        """Where the source is named first, its full address may stand behind the verb."""
        for found in LINK.finditer(words, lead.end):
            url = self.flat.links[int(found[2])]
            if (
                usable(url)
                and generic(found[1])
                and (not target.url or (host_of(url) == host_of(target.url) and len(url) > len(target.url)))
            ):
                target.url = url
                return

    def _listed(self, following: list[int], lead: Lead) -> list[Target]:
        made: list[Target] = []
        for place in following:
            item = self.flat.blocks[place]
            got = targets(item.words, 0, self.flat.links, lead.language, lead.strength not in (STRONG, LABEL, WEAK))
            made += got[:2] if len(got) < 3 or got[0].url else got[:1]
            if got:
                self.taken.add(place)
                self.said.append(Said(item.words, item, [(0, max(len(item.words) // 3, got[-1].end), 1)]))
        return [Target(one.title, one.author, one.url) for one in made]

    def _keep(self, target: Target, lead: Lead, hop: int, ground: Ground) -> None:
        relation = ADAPTED if lead.relation == TRANSLATED else lead.relation
        if lead.relation == ADAPTED and "inspir" in ground.words[max(0, lead.start - 20) : lead.end].lower():
            relation = INSPIRED
        facts = {"evidence": self.flat.shown(ground.words), "line": ground.block.line}
        found = Found(target.title, target.author, target.url, "", relation, hop, **facts)
        found = replace(found, translated=lead.relation == TRANSLATED)
        told = ground.words[lead.start : lead.end]
        if self.sources.keep(found) and lead.strength == LABEL and _ORIGINAL.match(told):
            self.labelled.append(len(self.sources) - 1)

    def _deepen(self, words: str, made: list) -> None:
        """In languages that name the source first, an earlier one that describes a later one lies further up."""
        behind = [one for one in made if one[0].side == BEHIND]
        for earlier, _later in zip(behind, behind[1:], strict=False):
            if not _MODIFIES.match(words[earlier[0].end :]):
                continue
            told = {(target.url, target.title) for target in earlier[1]}
            for place, source in enumerate(self.sources):
                if (source.url, source.title) in told and source.hop == 1:
                    self.sources.deepen(place)

    def _without_lead(self, ground: Ground) -> None:
        found = asides.linked(ground, self.language)
        if not found and self.labelled and not ground.credit:
            found = asides.upstream(ground, self.language)
        for one in found:
            self.sources.keep(one)

    def _note_about(self, words: str, block: Block) -> None:
        """Remember when the sentences speak of another work ("The X Code is distributed under …")."""
        told = asides.closing(words, self.title, block, self.flat, self.language)
        if told is None:
            return
        self.said[-1].about = told[0]
        if self.sources.keep(told[1]):
            self.verbatim, self.about = True, told[0]

    def _settle_labels(self) -> None:
        """ "Original source: X" beside "adapted from Y" tells of Y's source."""
        lines = {self.sources[place].evidence for place in self.labelled}
        direct = [
            one
            for place, one in enumerate(self.sources)
            if place not in self.labelled and one.hop == 1 and one.relation == ADAPTED
        ]
        if any(one.evidence not in lines and not asides.helped(one.evidence) for one in direct):
            for place in self.labelled:
                self.sources.deepen(place)
