"""The words of data/words.txt and data/leads.txt as patterns, compiled once when first asked for."""

import re
from dataclasses import dataclass
from functools import cache

from .flat import END, MIDDLE, START
from .vocabulary import sections

ADAPTED, INSPIRED, INCORPORATES, FOLLOWS, TRANSLATED = (
    "adapted_from",
    "inspired_by",
    "incorporates",
    "follows",
    "translation",
)
STRONG, WEAK, THANKS, LABEL = "strong", "weak", "thanks", "label"
BEFORE, BEHIND = "before", "behind"

_GAP = r"[^.;:!?()\x01-\x03。]{0,60}?"
_LETTER = r"(?<![a-zA-ZÀ-žΑ-ωА-яёЀ-џ])"
_SCRIPTS = {
    "latin": re.compile("[a-zA-Z]"),
    "cyrillic": re.compile("[а-яА-Я]"),
    "greek": re.compile("[α-ωΑ-Ω]"),
    "hebrew": re.compile("[א-ת]"),
    "arabic": re.compile("[؀-ۿ]"),
    "indic": re.compile("[ऀ-ൿ]"),
    "thai": re.compile("[ก-๛]"),
    "kana": re.compile("[ぁ-ヿ]"),
    "han": re.compile("[一-鿿]"),
    "hangul": re.compile("[가-힣]"),
}
_WRITES = {
    "ru": "cyrillic",
    "bg": "cyrillic",
    "el": "greek",
    "he": "hebrew",
    "ar": "arabic",
    "fa": "arabic",
    "hi": "indic",
    "th": "thai",
    "ja": "kana",
    "zh": "han",
    "ko": "hangul",
}
CLOSE = {
    "es": ("pt", "ca"),
    "pt": ("es",),
    "it": ("es",),
    "nl": ("de",),
    "ca": ("es",),
    "cs": ("pl",),
    "sv": ("de",),
    "id": (),
}
CLOSE |= {
    "da": ("sv",),
    "nb": ("sv",),
    "no": ("sv",),
    "nn": ("sv",),
    "gl": ("ca", "pt"),
    "sk": ("cs",),
    "ms": ("id",),
    "eu": ("ca", "es"),
}


@dataclass(frozen=True)
class Lead:
    """Words that introduce a source, or follow it."""

    start: int
    end: int
    relation: str
    strength: str
    side: str
    language: str


@cache
def _vocabulary() -> dict[str, str]:
    return {name: "|".join(lines) for name, lines in sections("words.txt").items()}


_LENT = {"bg": "ru", "fa": "ar", "ca": "es"}


@cache
def _stems() -> dict[str, tuple[str, ...]]:
    made = {}
    for line in sections("words.txt")["stems"]:
        language, *words = line.split()
        made[language] = tuple(one for one in words if not any(other != one and other in one for other in words))
    return made


def may_lead(words: str, language: str) -> bool:
    """Whether words may hold a lead of this language at all."""
    return any(stem in words for stem in _stems()[_LENT.get(language, language)])


@cache
def pattern(name: str) -> re.Pattern:
    """All words of one list, wherever they begin a word."""
    return re.compile(f"{_LETTER}(?:{_vocabulary()[name]})", re.IGNORECASE)


@cache
def heading(name: str) -> re.Pattern:
    """A heading, or a part of one, that is one of these words."""
    return re.compile(f"(?:{_vocabulary()[name]})", re.IGNORECASE)


_PARTS = re.compile(
    r"\s+(?:and|y|e|et|und|ed|en|och|og|ve|dan|и|та|i|a|és|ja|και|ו)\s+|[&/,;・()（）:：|·«»\"]|和|与"
    r"|與|及|と|및|\s[-–—]\s"
)


_BEFORE_HEADING = re.compile(r"^[\W\d_]+")


def is_heading(words: str, name: str) -> bool:
    """Whether a heading says that such things stand below it."""
    if not words or len(words) > 90:
        return False
    parts = [_BEFORE_HEADING.sub("", part).strip(" .!_*") for part in _PARTS.split(words)]
    parts += [part.split(". ", 1)[-1].strip() for part in parts]
    return any(part and heading(name).fullmatch(part) for part in parts)


@cache
def _lines() -> dict[str, list[str]]:
    return sections("leads.txt")


@cache
def _compiled(language: str) -> tuple[re.Pattern, list[tuple[str, str, str]]]:
    """The leads of a language, compiled when it is first met."""
    kinds, patterns = [], []
    bare = _WRITES.get(language) in ("kana", "han", "hangul", "thai", "indic", "hebrew", "arabic")
    for place, line in enumerate(_lines()[language]):
        relation, strength, side, words = line.split(" ", 3)
        words = words.replace("{gap}", _GAP)
        if strength == LABEL:
            words = rf"(?:{words})\s?[:：](?!//)"
        kinds.append((relation, strength, side))
        patterns.append(f"(?P<k{place}>{'' if bare else _LETTER}(?:{words}))")
    return re.compile("|".join(patterns), re.IGNORECASE), kinds


def languages_for(words: str, language: str, wide: bool) -> list[str]:
    """The languages whose leads may stand in these words; `wide`: all that use these letters."""
    scripts = {name for name, letters in _SCRIPTS.items() if letters.search(words)}
    base = language.split("-", maxsplit=1)[0]
    latin = [base, "en", *CLOSE.get(base, ())] if not wide else [base, *(one for one in _lines() if one not in _WRITES)]
    chosen = (
        [one for one in dict.fromkeys(latin) if one in _lines() and one not in _WRITES] if "latin" in scripts else []
    )
    if "han" in scripts and "kana" in scripts:
        scripts.discard("han")
    own = [base] if _WRITES.get(base) in ("kana", "hangul") and "han" in scripts else []
    return list(dict.fromkeys([*chosen, *own, *(one for one, script in _WRITES.items() if script in scripts)]))


def leads(words: str, languages: list[str]) -> list[Lead]:
    """The leads of a sentence from left to right, none inside another."""
    found = []
    low = words.lower()
    for rank, language in enumerate(languages):
        if not may_lead(low, language):
            continue
        compiled, kinds = _compiled(language)
        for hit in compiled.finditer(words):
            relation, strength, side = kinds[int(hit.lastgroup[1:])]
            if hit.end() > hit.start():
                lead = Lead(hit.start(), hit.end(), relation, strength, side, language)
                found.append((lead.start, side == BEHIND, strength != LABEL, rank, -lead.end, lead))
    kept: list[Lead] = []
    for lead in [one[-1] for one in sorted(found, key=lambda one: one[:-1])]:
        if not kept or lead.start >= kept[-1].end:
            kept.append(lead)
    return kept


_ABBREVIATED = (
    r"(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bv\.)(?<!\bbzw\.)(?<!\bz\.B\.)(?<!\bej\.)(?<!\bvs\.)"
    r"(?<!\bNo\.)(?<!\bInc\.)(?<!\be\.V\.)(?<!\bet al\.)"
)
_BREAK = re.compile(
    rf"(?<=[.!?…؟۔।]){_ABBREVIATED}[\"'»)]?\s+(?=[^a-zà-öø-ÿа-яё\s,;:)])|(?<=[。！？])(?!」|』|）|\))"
    rf"|(?<=[.!?]{END})\s+(?=[A-Z])|\x04"
)


def sentences(words: str) -> list[str]:
    """The sentences of a block; what stands inside a link's words is not cut."""
    parts, last, depth = [], 0, 0
    spans = [(found.start(), found.end()) for found in re.finditer(f"{START}[^{END}]*{END}", words)]
    for found in _BREAK.finditer(words):
        while depth < len(spans) and spans[depth][1] <= found.start():
            depth += 1
        if depth < len(spans) and spans[depth][0] < found.start() < spans[depth][1]:
            continue
        parts.append(words[last : found.start()].strip(" \x04"))
        last = found.end()
    parts.append(words[last:].strip(" \x04"))
    return [part for part in parts if part]


def without_marks(words: str) -> str:
    """Words without the marks of links."""
    return " ".join(re.sub(f"{MIDDLE}\\d+{END}|{START}|\x04", "", words).split())
