"""What an adapted text still says of somebody else: another community's name, another year, the wrong kind of meeting.

Questions to an organiser, never a verdict. Lines that give credit are left alone. Linear on any text.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

NAME, YEAR, KIND = "name", "year", "kind"
LINE_LIMIT = 4000
_CREDIT = re.compile(
    r"adapt|based (?:up)?on|thanks to|inspir|derived|fork|credit|attribution|licen[sc]|copyright|©|version|origin"
    r"|acknowledg|translat|borrow|courtesy|basiert|beruht|angelehnt|lizenz|fassung|basad|licencia|licença|versi[oó]n"
    r"|gracias a|agradec|inspirad|d'après|merci|remerci|tratt[oa] da|bewerking|gebaseerd|на основе|лицензи|ライセンス"
    r"|参考|라이선스|许可|授權|改编|רישיון|رخصة",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://\S+|\b[\w.+-]+@[\w.-]+|\]\([^()\s]*\)")
_WORD = r"[A-ZÀ-ÖØ-ÞΑ-ΩА-Я][\w&'’+#.-]{0,40}"
_CALLED = rf"(?P<name>{_WORD}(?: (?:(?:of|de|der|do|da|du|&) )?{_WORD}){{0,4}})"
_ABOUT = re.compile(
    rf"\b{_CALLED}(?:['’]s)? (?:is|are) "
    r"(?:dedicated|committed|a community|an? (?:\w{1,30} )?(?:group|meetup|conference|event))\b"
)
_THEIRS = re.compile(
    rf"\b{_CALLED}(?:['’]s?)? (?:organi[sz](?:ers?|ation|ing)|events?|meetups?|conferences?|community|communities"
    r"|members?|attendees|participants|team|staff|volunteers|spaces?|Slack|Discord|board|committee|meetings?"
    r"|mailing lists?|venues?)\b"
)
_MEMBERS = re.compile(rf"\b(?:members? (?:of|to)|events? (?:of|by)|organi[sz]ers of|welcome to) (?:the )?{_CALLED}")
_AGAIN = re.compile(rf"(?<=[a-zà-ÿа-я,;] ){_CALLED}")
_NAMES_STAND_OUT = ("es", "fr", "it", "nl", "pl", "pt", "ru", "tr", "uk", "fi")
_COMMON = frozenset(json.loads((Path(__file__).parent / "data" / "common_words.json").read_text(encoding="utf-8")))
_TAIL = re.compile(
    r" (?:Code|Conduct|of|Organi[sz]ers?|Community|Members?|Events?|Conferences?|Meetups?|Meetings?|Team|Staff|Slack"
    r"|Discord|Committee|Board|Attendees|Volunteers?)$"
)
_YEAR = re.compile(r"(?<![\w/.@#-])(?:19[89]|20[0-4])\d(?![\w/@-])")
_CONFERENCE = {
    "en": (r"conference", "meetup"),
    "es": (r"conferencia|congreso", "encuentro"),
    "de": (r"konferenz", "Treffen"),
    "fr": (r"conférence", "rencontre"),
    "pt": (r"conferência", "encontro"),
    "it": (r"conferenza", "incontro"),
    "nl": (r"conferentie", "meetup"),
}
_MEETUP = {"en": (r"meet-?up", "conference"), "de": (r"meetup|stammtisch", "Konferenz")}
_NOUNS = {"online": "space", "conference": "conference", "meetup": "meetup"}


@dataclass(frozen=True)
class Place:
    """One line in which it stands: its number (from 1), the line, and the words around it."""

    line: int
    words: str
    context: str


@dataclass(frozen=True)
class Leftover:
    """One thing to look at. `offer` is what could stand there instead, or an empty string."""

    code: str
    words: str
    offer: str
    places: tuple[Place, ...]


def find(text: str, *, name: str, kind: str, year: int, language: str = "en", theirs: Iterable[str] = (), right=()):
    """What is left over in a text that `name`, a community of this kind, took over; `right`: words found right."""
    lines = [line[:LINE_LIMIT] for line in text.split("\n")]
    told = [*_names(lines, name, theirs, language), *_years(lines, kind, year), *_kinds(lines, kind, language)]
    left_alone = {words.casefold() for words in right}
    return [one for one in told if one.words.casefold() not in left_alone]


def replaced(text: str, words: str, offer: str) -> str:
    """The text with words replaced wherever `find` would have shown them, in the case in which they stand."""
    pattern = _exactly(words)
    lines = text.split("\n")
    for place, line in enumerate(lines):
        if pattern.search(line) and not _CREDIT.search(line):
            lines[place] = pattern.sub(lambda found: _cased(found[0], offer), line)
    return "\n".join(lines)


def _exactly(words: str) -> re.Pattern:
    plural = "s?" if words.isascii() and words.islower() else ""
    flags = re.IGNORECASE if words.islower() else 0
    return re.compile(rf"(?<![\w@/.-]){re.escape(words)}{plural}(?![\w@]|\.\w|-\w)", flags)


def _cased(found: str, offer: str) -> str:
    """An offer as the words it takes the place of were written: capital letter, plural."""
    if not offer or offer.startswith("{{"):
        return offer
    plural = found.endswith("s") and not offer.endswith("s") and offer.isascii() and offer.islower()
    told = f"{offer}s" if plural else offer
    return told[0].upper() + told[1:] if found[:1].isupper() else told


def _told(lines: list[str], code: str, words: str, offer: str) -> Leftover | None:
    pattern = _exactly(words)
    places = tuple(
        Place(number, line, _around(line, found.start(), found.end()))
        for number, line in enumerate(lines, 1)
        if not _CREDIT.search(line) and (found := pattern.search(line))
    )
    return Leftover(code, words, offer, places) if places else None


def _around(line: str, start: int, end: int) -> str:
    first, last = max(start - 70, 0), min(end + 70, len(line))
    first = line.rfind(" ", 0, first) + 1 if first else 0
    last = line.find(" ", last) if last < len(line) and " " in line[last:] else len(line)
    return f"{'…' if first else ''}{line[first:last].strip()}{'…' if last < len(line) else ''}"


def _names(lines: list[str], own: str, theirs: Iterable[str], language: str) -> list[Leftover]:
    """Names that the text speaks of as if it were theirs, and names known to be of whoever wrote it."""
    found = {words: True for words in (" ".join(one.split()) for one in theirs) if len(words) > 2}
    for line in lines:
        if _CREDIT.search(line):
            continue
        bare = _URL.sub(" ", line)
        for pattern in (_ABOUT, _THEIRS, _MEMBERS):
            for match in pattern.finditer(bare):
                if words := _name(match["name"]):
                    found.setdefault(words, True)
    if language.partition("-")[0] in _NAMES_STAND_OUT:
        found |= dict.fromkeys(_recurring(lines), True)
    mine = own.casefold()
    names = [words for words in found if words.casefold() not in mine and mine not in words.casefold()]
    names = [one for one in names if not any(one != other and one in other.split() for other in names)]
    return [told for words in names[:12] if (told := _told(lines, NAME, words, own))]


def _recurring(lines: list[str]) -> list[str]:
    """Capitalised words inside sentences, three times or more, where only names are written so."""
    bare = (_URL.sub(" ", line) for line in lines if not _CREDIT.search(line) and not line.lstrip().startswith("#"))
    counted = Counter(words for line in bare for match in _AGAIN.finditer(line) if (words := _name(match["name"])))
    return [words for words, number in counted.items() if number > 2]


def _name(words: str) -> str:
    """The part of capitalised words that can be a community's name; empty when there is none."""
    words = words.strip(" .'’-")
    while (shorter := _TAIL.sub("", words)) != words:
        words = shorter
    parts = words.split()
    while parts and parts[0].casefold().strip(".,") in _COMMON:
        parts.pop(0)
    if not parts or all(part.casefold() in _COMMON for part in parts) or len(" ".join(parts)) < 3:
        return ""
    return " ".join(parts)


def _years(lines: list[str], kind: str, year: int) -> list[Leftover]:
    found: dict[str, None] = {}
    for line in lines:
        if not _CREDIT.search(line):
            for match in _YEAR.finditer(_URL.sub(" ", line)):
                if int(match[0]) not in (year, year + 1):
                    found[match[0]] = None
    offer = str(year) if kind == "conference" else ""
    return [told for words in list(found)[:12] if (told := _told(lines, YEAR, words, offer))]


def _kinds(lines: list[str], kind: str, language: str) -> list[Leftover]:
    table = _CONFERENCE if kind in ("meetup", "online") else _MEETUP
    pattern, offer = table.get(language.partition("-")[0], (None, ""))
    if pattern is None:
        return []
    if kind == "online":
        offer = _NOUNS["online"] if language.startswith("en") else ""
    text = "\n".join(line for line in lines if not _CREDIT.search(line))
    words = dict.fromkeys(
        match[0].casefold() for match in re.finditer(rf"\b(?:{pattern})(?=s?\b)", text, re.IGNORECASE)
    )
    return [told for one in words if (told := _told(lines, KIND, one, offer))]
