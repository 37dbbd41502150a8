"""What a code of conduct says and what it leaves out, each finding with the sentence it rests on (policy P0 8).

The signs stand in data/completeness.json: a language has rules for an item, a rule is a list of patterns that all have
to be found in one sentence (and one behind "!" must not). Patterns are lists of words with at most a few words between
them, so that the work grows with the text and no faster (R43).
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ITEMS = (
    "scope",
    "unacceptable",
    "how_to_report",
    "who_receives",
    "what_happens",
    "confidentiality",
    "conflict",
    "retaliation",
    "consequences",
    "appeal",
    "attribution",
    "licence",
    "version",
    "review",
)
SHOWN = 300
_DATA = Path(__file__).with_name("data") / "completeness.json"
_LONGEST = 1000
_PLAIN = frozenset(("en", "es", "pt", "fr", "de", "it", "he", "ar"))
_HEADING = re.compile(r" {0,3}(?:#{1,6}[ \t]*([^#\s].{0,300})|(?:\*\*|__)([^*_]{1,120})(?:\*\*|__):?[ \t]*)")
_FOOT = ("attribution", "licence", "version")
_ITEM = re.compile(r"[ \t>]*(?:[-*+•]|\d{1,3}[.)])[ \t]+|[ \t]*>[ \t]?")
_UNDER = re.compile(r"[ \t]*(?:={3,}|-{3,})[ \t]*")
_END = re.compile(r"(?<=[.!?؟])[\"'”’)*_]{0,3}\s+(?!e\.g|i\.e)|(?<=[。！？])")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\(<?([^()\s<>]{0,500})>?[^()]{0,100}\)")
_MARK = re.compile(r"(?<!\w)[*_`]{1,3}|[*_`]{1,3}(?!\w)|</?[a-zA-Z][^<>]{0,200}>")


@dataclass(frozen=True)
class Present:
    """Whether an item is there, and the sentence that says so (or what else does, such as the page's contacts)."""

    present: bool
    evidence: str | None = None


@dataclass(frozen=True)
class _Rule:
    needs: tuple[re.Pattern, ...]
    never: tuple[re.Pattern, ...]

    def __call__(self, words: str) -> bool:
        return all(part.search(words) for part in self.needs) and not any(part.search(words) for part in self.never)


@dataclass(frozen=True)
class _Sentence:
    words: str
    heading: str


def reads(language: str) -> bool:
    """Whether there are signs for this language; texts in others are read for English ones."""
    return _code(language) in _raw()


def look(text: str, language: str, *, contacts=(), version="", licence="", attribution="") -> dict[str, Present]:
    """For each item whether the text says it. `contacts` (names), `version`, `licence` and `attribution` are what the
    page shows beside the text; they count as well.
    """
    code = _code(language) if reads(language) else "en"
    told = _Told(text, code)
    rules = _rules(code)
    found = {item: _said(told, rules[item], item) for item in ITEMS}
    for item in _FOOT if code != "en" else ():
        found[item] = found[item] or _said(told, _rules("en")[item], item)
    found["licence"] = found["licence"] or _deed(told)
    beside = {
        "how_to_report": ", ".join(contacts),
        "who_receives": ", ".join(contacts),
        "version": version,
        "licence": licence,
        "attribution": attribution,
    }
    found |= {item: found[item] or words or None for item, words in beside.items()}
    return {item: Present(bool(found[item]), _shown(found[item]) if found[item] else None) for item in ITEMS}


class _Told:
    """A text as its sentences, each with its heading and in the plain form that the signs are written in."""

    def __init__(self, text: str, language: str):
        plain = language in _PLAIN
        self.sentences = list(dict.fromkeys(_sentences(text)))
        self.plain = [_folded(one.words, plain) for one in self.sentences]
        self.under = [_folded(one.heading, plain) for one in self.sentences]
        self.whole = "\n".join([*self.plain, *dict.fromkeys(self.under)])


def _said(told: _Told, rules: tuple[_Rule, ...], item: str) -> str | None:
    """The first sentence that a rule accepts: by itself, or else as the first one under a heading that says it."""
    rules = tuple(rule for rule in rules if all(part.search(told.whole) for part in rule.needs))
    for rule in rules:
        for place, words in enumerate(told.plain):
            if rule(words):
                return told.sentences[place].words
    for rule in rules if item not in _FOOT else ():
        for place, heading in enumerate(told.under):
            if heading and rule.needs[0].search(heading) and rule(f"{heading}: {told.plain[place]}"):
                return told.sentences[place].words
    return None


def _deed(told: _Told) -> str | None:
    """A licence's address says the licence whatever the language."""
    return next((one.words for one in told.sentences if "creativecommons.org/" in one.words), None)


@cache
def _raw() -> dict[str, dict[str, list]]:
    return json.loads(_DATA.read_text(encoding="utf-8"))


@cache
def _rules(language: str) -> dict[str, tuple[_Rule, ...]]:
    return {item: tuple(map(_rule, rules)) for item, rules in _raw()[language].items()}


def _rule(parts: list[str]) -> _Rule:
    needs = tuple(re.compile(part, re.M) for part in parts if not part.startswith("!"))
    return _Rule(needs, tuple(re.compile(part[1:], re.M) for part in parts if part.startswith("!")))


def _code(language: str) -> str:
    return (language or "").replace("_", "-").split("-")[0].lower()


def _folded(words: str, plain: bool) -> str:
    """Small letters; in languages whose signs have none, without accents and vowel points."""
    words = words.casefold().replace("’", "'")
    if not plain or words.isascii():
        return words
    apart = unicodedata.normalize("NFD", words)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)) if apart != words else words


def _sentences(text: str):
    """Each sentence with the heading it stands under; headings alone say nothing."""
    heading, block, first = "", [], True
    lines = text.split("\n")
    for place, line in enumerate(lines):
        below = lines[place + 1] if place + 1 < len(lines) else ""
        found = _HEADING.fullmatch(line)
        title = (
            (found[1] or found[2]).strip("# \t")
            if found
            else line.strip()
            if block == [] and line.strip() and _UNDER.fullmatch(below)
            else ""
        )
        if title or not line.strip() or _ITEM.match(line) or line.lstrip().startswith("|"):
            yield from _cut(block, heading)
            block = []
        if title:
            heading, first = ("" if first else title), False
        elif line.strip() and not _UNDER.fullmatch(line):
            mark = _ITEM.match(line)
            block.append(line[mark.end() if mark else 0 :].strip())
            first = False
    yield from _cut(block, heading)


def _cut(block: list[str], heading: str):
    for sentence in _END.split(" ".join(block)) if block else ():
        for start in range(0, len(sentence), _LONGEST):
            if words := sentence[start : start + _LONGEST].strip():
                yield _Sentence(words, heading)


def _shown(words: str) -> str:
    """A sentence as it is quoted: without marks, links as their words."""
    words = _LINK.sub(lambda link: link[1] or link[2], words)
    words = " ".join(_MARK.sub("", words).split())
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()}…"
