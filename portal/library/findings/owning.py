"""Whose licence each licence of a text is: the text's own, its source's, or something else's."""

import re
from dataclasses import dataclass, replace

from .flat import END, ITEM
from .found import Found, Said
from .known import named
from .licensing import Mention, mentions
from .sources import Reader
from .words import is_heading, pattern, without_marks

OWN, SOURCE, OTHER = "own", "source", "other"

_RESUMES = re.compile(
    r"(?:(?:\b(?:and|but)|,|;)\s*(?:(?:it|this|these|the|our|they)\b[^,.;]{0,60}?)?\s*(?:is|are"
    r"|has been|was|be|remains?)\b[^,.;]{0,30}?(?:licen|available|releas|distrib|shar|publish|made"
    r"|provided|offered|under|dedicat|placed|covered|free)"
    r"|\band (?:itself|hereby|also|likewise|thus|therefore|then|now)?\s*(?:licen[sc]ed|released"
    r"|distributed|published|shared|made available|available|dedicated|placed)"
    r"|\b(?:y|e)\s+(?:el mismo |este |esta |se )?(?:est[áã]o?|encuentra|distribuye|publica|es|é|foi"
    r"|fica|comparte|ofrece|licenci\w+|disponibil\w+|liberad\w)"
    r"|\bet\s+(?:est|se trouve|il est|elle est|publi|distribu|mis|placé|sous)|\bund\s+(?:ist|steht"
    r"|wird|wurde|stehen|unterliegt|unter|lizenziert|veröffentlicht)|\bed?\s+(?:è|viene|rilasciat"
    r"|distribuit|pubblicat|concess)"
    r"|\ben\s+(?:is|wordt|valt|staat)|\b(?:и|а)\s+(?:распростран|лиценз|доступ|публик|выпу|наход"
    r"|опублик)|\bta\s+|\boraz\s|\bi\s+jest|\bși\s+este|\boch\s+(?:är|licens)|\bve\s+\w+ lisans"
    r"|\bdan\s+dilisens"
    r"|并(?:且)?(?:以|采用|根据|在|按|遵|使|依)|並(?:以|採用|根據|在|按|使)|，(?:以|采用|採用|使用"
    r"|遵循|根据|依据)|ו(?:הוא|היא|מופץ|מורשה|רשוי|ניתן|זמין)|و(?:هو|هي|مرخص\w*|متاح\w*|منشور\w*|يخضع"
    r"|تخضع|رخص\w*|نُشر\w*|ينشر|صدر))",
    re.IGNORECASE,
)
_OF_SOURCE = re.compile(
    r"\bwhich\b|\bthat (?:is|was|are)\b|\bwhose\b|\bthemselves\b|\b(?:que|qui|che|der|die|das"
    r"|welche[rs]?|который|которые|которая|które|który|która|care|som|die|dat|yang)\b(?! la)|אשר|الذي"
    r"|التي",
    re.IGNORECASE,
)
_LIKE = re.compile(
    r"\blike (?:its|the|our|their)\b[^.]{0,120}$|\bas (?:its|the|with) (?:source|original|inspiration)"
    r"|\bsame (?:licen[sc]e|terms)|\bcomo su\b|\bcomme (?:son|sa|ses)\b|\bwie (?:sein|das|die)\b"
    r"|と同(?:じ|様)|同样|同樣|마찬가지",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\b(?:and|y|e|et|und)\s+(?:are|están|estão|sont|sind|son|são)\b", re.IGNORECASE)
_VIEW = re.compile(
    r"view a copy|copy of th(?:is|e) licen|human-readable|read the (?:full )?licen|license text"
    r"|ver una copia|voir une copie|kopie dieser lizenz|consulter|visite?\b.{0,30}$|to view"
    r"|for attribution req|查看|を閲覧|本许可|사본|копи\w+ (?:этой )?лиценз",
    re.IGNORECASE,
)
_NOT_OURS = re.compile(
    r"\b(?:your|by contribut|contributions?|submissions?|you agree|talks? (?:are|will)|slides|videos?"
    r"|recordings?|photos?|images?|pictures|source code|the code (?:is|in this)|code samples?"
    r"|example code|software|logo|icons?|illustrations?|artwork|font|theme|template by"
    r"|website (?:content|design|is|code)|this (?:web)?site|the (?:web)?site|site (?:content|is)"
    r"|este sitio|esta web|sitio web|cette? site|diese website|website|questo sito|サイト|网站|網站"
    r"|사이트|сайт\w*|האתר|الموقع|repository|the project is|this project|this repo|library is"
    r"|package is)\b|サイト|写真|网站|網站|图片|사진|фото|תמונ|صور",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\bthis page|\bcontent (?:on|of) this page|\bcode of conduct|\bpolicy\b|\bguidelines\b"
    r"|\btext above|\bthis (?:text|document|work|code|policy)|above text|行動規範|本文|行为准则"
    r"|行為準則|행동 ?강령|кодекс|código de conduct|code de conduite|verhaltens|codice di condotta"
    r"|código de conduta|gedragscode|קוד ההתנהגות|مدونة|قواعد السلوك",
    re.IGNORECASE,
)


_SUBJECT = re.compile(
    r"^\W*(?:the |el |la |le |der |die )?(.{3,70}?)\s+(?:is|are|was|est[áã]|est|ist|è|é|by)\b", re.IGNORECASE
)
_THEIRS = re.compile(
    r"\b(?:they|both|these|all of (?:these|them)|the original|its source|whose)\b[^.]{0,40}(?:are|is|was|were)\b",
    re.IGNORECASE,
)
_FOR_SOFTWARE = ("MIT", "Apache-2.0", "GPL-3.0-only", "MPL-2.0")


@dataclass(frozen=True)
class Own:
    """The text's own licence, with the sentence that states it."""

    spdx: str = ""
    evidence: str = ""
    line: int = 0


@dataclass(frozen=True)
class Remark:
    """Something odd about a licence: a code, the words it is about, and the sentence."""

    code: str
    words: str
    evidence: str
    line: int = 0


def licences(reader: Reader) -> tuple[Own, list[Found], list[Remark]]:
    """The own licence, the sources with theirs, and what is odd."""
    found = _Owning(reader)
    for said in reader.said:
        found.sentence(said)
    if not found.own.spdx and reader.verbatim:
        found.own = found.closing
    return found.own, found.sources, found.remarks


class _Owning:
    def __init__(self, reader: Reader):
        self.reader, self.sources = reader, list(reader.sources)
        self.own, self.remarks, self.last = Own(), [], OTHER
        self.weak, self.closing = True, Own()

    def sentence(self, said: Said) -> None:
        found = mentions(said.words, self.reader.flat.links)
        for number, mention in enumerate(found):
            whose = self._whose(said, mention, number)
            if mention.remark:
                evidence = self.reader.flat.shown(said.words)
                self.remarks.append(Remark(mention.remark, mention.words or mention.link, evidence, said.block.line))
            if whose == OWN:
                self._state(said, mention)
            elif whose == SOURCE:
                self._give(said, mention)
                if said.about and mention.spdx and not self.closing.spdx:
                    self.closing = Own(mention.spdx, self.reader.flat.shown(said.words), said.block.line)
            self.last = whose
        if found and len(found) == 1 and (_LIKE.search(said.words[: found[0].start]) or _PLURAL.search(said.words)):
            self._give(said, found[0], everything=True)

    def _state(self, said: Said, mention: Mention) -> None:
        sure = bool(_OURS.search(without_marks(said.words[: mention.start + 1]))) or not self.own.spdx
        if mention.spdx and (not self.own.spdx or (self.weak and sure)):
            self.own = Own(mention.spdx, self.reader.flat.shown(said.words), said.block.line)
            self.weak = not _OURS.search(without_marks(said.words))

    def _give(self, said: Said, mention: Mention, everything: bool = False) -> None:
        """A licence goes to the sources its sentence named last, or, alone, to those that a known name says."""
        evidence = self.reader.flat.shown(said.words)
        mine = [place for place, one in enumerate(self.sources) if one.evidence == evidence]
        if not everything and len(said.spans) > 1 and mine:
            ended = [hop for start, end, hop in said.spans if start < mention.start]
            mine = [place for place in mine if not ended or self.sources[place].hop == ended[-1]] or mine
        if not mine:
            work = named(said.words[: mention.start]) or named(said.words)
            mine = [place for place, one in enumerate(self.sources) if work and named(f"{one.title} {one.url}") == work]
        if not mine and everything:
            mine = [place for place, one in enumerate(self.sources) if one.hop == 1]
        for place in mine:
            if mention.spdx and not self.sources[place].licence:
                self.sources[place] = replace(self.sources[place], licence=mention.spdx)

    def _whose(self, said: Said, mention: Mention, number: int) -> str:
        before = said.words[: mention.start]
        plain = without_marks(before)
        if _VIEW.search(plain) and number == 0 and len(plain) < 120 and self.last != OTHER:
            return self.last
        ended = [end for start, end, _hop in said.spans if start <= mention.start]
        if said.behind and said.spans:
            return self._behind(said, mention)
        if ended and (said.spans[0][0] < mention.start):
            return self._after(said, mention, before[min(max(ended), mention.start) :], plain)
        if said.about and not _OURS.search(plain.replace(said.about, "")):
            return SOURCE if not re.search(r"\bthis\b|\bour\b", plain) else OWN
        return self._alone(said, plain, mention)

    def _behind(self, said: Said, mention: Mention) -> str:
        """Where the source stands first, a licence inside its clause is the source's."""
        inside = any(mention.start < end and mention.start < start for start, end, _hop in said.spans)
        last = max(start for start, _end, _hop in said.spans)
        if inside and mention.end < last:
            return SOURCE
        return OWN if mention.start > last else SOURCE

    def _after(self, said: Said, mention: Mention, between: str, plain: str) -> str:
        between = without_marks(
            between[between.rfind(END) + 1 :] if between.rfind(END) > 0 and len(between) > 200 else between
        )
        if _LIKE.search(plain):
            return OWN
        resumed = _RESUMES.search(between)
        relative = _OF_SOURCE.search(between[: resumed.start()] if resumed else between)
        deep = (
            said.spans
            and said.spans[-1][2] > 1
            and not re.search(r"\b(?:is|are|est[áã]o?|est|ist|è|é)\b", resumed[0] if resumed else "")
        )
        if resumed and not relative:
            return SOURCE if deep else OWN
        if resumed and relative and re.search(r"\band (?:this|our|the present|it)\b", resumed[0]):
            return OWN
        return SOURCE

    def _alone(self, said: Said, plain: str, mention: Mention) -> str:
        """A licence in a sentence that names no source before it."""
        ours, headed = bool(_OURS.search(plain)), is_heading(said.block.heading, "licence")
        if _NOT_OURS.search(plain) and not ours:
            return OTHER
        if self.sources and (self._speaks_of_source(plain) or _THEIRS.search(plain)):
            return SOURCE
        if mention.spdx.startswith("LicenseRef-all"):
            return OWN if headed else OTHER
        if mention.spdx in _FOR_SOFTWARE and not ours and not headed:
            return OTHER
        listed = said.block.kind == ITEM and self.sources and not headed
        return SOURCE if listed and not pattern("document").search(plain) else OWN

    def _speaks_of_source(self, plain: str) -> bool:
        start = _SUBJECT.match(plain)
        work = named(start[1]) if start else ""
        if not work or work == named(self.reader.title):
            return False
        return any(named(f"{one.title} {one.url}") == work for one in self.sources)
