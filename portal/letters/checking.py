"""What in a letter could tell who reported: names, handles, addresses, exact times, phrases of the report. Pure.

A finding is shown with its place; whoever writes either changes it or says that it may stay. What names the reporter
beyond doubt (whole name, address, handle), and what was marked as hidden, can't stay.
"""

import re
import unicodedata
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

from .. import matching

NAME, HANDLE, MAIL, NUMBER, TIME, PHRASE, QUOTE, HIDDEN, REPORTER, FIELD = KINDS = (
    "name",
    "handle",
    "mail",
    "number",
    "time",
    "phrase",
    "quote",
    "hidden",
    "reporter",
    "field",
)
NEVER = (HIDDEN, REPORTER, FIELD)
RUN, SHORT_RUN = 4, 3
SHORTEST_NAME, SHORTEST_HANDLE = 2, 3

_LOOKALIKES = str.maketrans("аеорсухкмтвніѕјԁοαειυνρτκ", "aeopcyxkmtbhisjdoaeiuvptk")
_MAIL = re.compile(r"[^\s@<>(),;:\"]+@[^\s@<>(),;:\"]+\.[^\s@<>(),;:\".]+")
_URL = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w.])\+?\d[\d\s()/.-]{6,}\d(?!\w)")
_CLOCK = re.compile(
    r"\b(?:[01]?\d|2[0-4])\s?[:.h]\s?[0-5]\d\b(?:\s?[ap]\.?\s?m\b\.?)?"
    r"|\b(?:1[0-2]|0?[1-9])\s?(?:a\.?\s?m|p\.?\s?m|uhr|o['’]?\s?clock|heures?|h)\b\.?"
    r"|\b(?:noon|midnight|midday|lunchtime|half past \w+|quarter (?:past|to) \w+|mitternacht|mediodía|medianoche)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[./]\s?\d{1,2}[./](?:\s?\d{2,4})?|\b\d{1,2}(?:st|nd|rd|th)\b", re.IGNORECASE
)
_WORD = re.compile(r"\S+")
_CALENDAR = frozenset(
    _WORD.findall(
        "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag "
        "sonntag lunes martes miercoles jueves viernes sabado domingo yesterday today tomorrow tonight "
        "الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت الاحد "
        "january february april june july august september october november december enero febrero marzo abril mayo "
        "junio julio agosto septiembre octubre noviembre diciembre januar februar marz juni juli oktober dezember"
    )
)
_MONTHS = (
    "jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|"
    "sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|"
    "septiembre|octubre|noviembre|diciembre|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
)
_DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?(?:{_MONTHS})\b|\b(?:{_MONTHS})\s+\d{{1,2}}\b", re.IGNORECASE
)
_QUOTED = re.compile(r"[\"“„«‘]([^\"“”„«»‘\n]{2,300})[\"”“»’]")
_COMMON = frozenset(
    _WORD.findall(
        "a about after again all also am an and any are as at be because been before being both but by can could did "
        "do does for from had has have he her here him his how i if in into is it its just me more my no not of off "
        "on one only or other our out over she so some such than that the their them then there these they this those "
        "to too up us very was we were what when where which while who whom why will with would you your said say "
        "says told s person people event team community talk report code conduct behaviour"
    )
)


@dataclass(frozen=True)
class Finding:
    """Something in one part of a letter. `key` is the same as long as the words are."""

    kind: str
    part: str
    words: str

    @property
    def never(self) -> bool:
        """Whether it can't stay, whatever anybody says."""
        return self.kind in NEVER

    @property
    def key(self) -> str:
        """What a "may stay" is given for."""
        told = "\x1f".join((self.kind, self.part, " ".join(_tokens(self.words)) or self.words))
        return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@dataclass(frozen=True)
class Material:
    """What the letter is held against: names and handles of people, words of the reporters, hidden passages.

    `own`: the reporters' names and addresses. `allowed`: texts the portal itself put in, such as a measure's last day.
    """

    names: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


def _folded(text: str) -> str:
    """As the eye reads it: look-alike letters of other scripts, and letters set apart one by one, made plain."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_LOOKALIKES)
    return re.sub(r"\b(?:\w[ .\-_·*]){2,}\w\b", lambda found: re.sub(r"[ .\-_·*]", "", found[0]), plain)


def _tokens(text: str) -> list[str]:
    """Words for comparing; where a script sets no blanks between words, its letters."""
    found = []
    for word in matching.words(_folded(text)):
        found += list(word) if unicodedata.name(word[0], "").startswith(("CJK", "HIRAGANA", "KATAKANA")) else [word]
    return found


def find(parts: dict[str, str], material: Material) -> list[Finding]:
    """Everything that could tell who reported, part by part, each thing once."""
    found: dict[str, Finding] = {}
    told = [_tokens(text) for text in material.told]
    for part, text in parts.items():
        for kind, words in _in_part(text, material, told):
            one = Finding(kind, part, words.strip())
            found.setdefault(one.key, one)
    return list(found.values())


def _in_part(text: str, material: Material, told):
    yield from ((FIELD, match) for match in re.findall(r"\{[^{}\n]*\}", text))
    yield from _people(text, material)
    yield from ((MAIL, match[0]) for match in _MAIL.finditer(text))
    yield from ((NUMBER, match[0]) for match in _PHONE.finditer(_URL.sub(" ", text)))
    yield from ((NUMBER, match[0]) for match in _URL.finditer(text))
    yield from _times(text, material.allowed)
    yield from _phrases(text, told)
    held = " ".join(_tokens(text))
    for passage in material.hidden:
        wanted = " ".join(_tokens(passage))
        if wanted and f" {wanted} " in f" {held} ":
            yield HIDDEN, passage


def _people(text: str, material: Material):
    words = _tokens(text)
    held, whole = set(words), f" {' '.join(words)} "
    flat = _folded(text)
    for own in material.own:
        yield from ((REPORTER, mail) for mail in _MAIL.findall(own) if mail.casefold() in flat)
        mine = _tokens(_MAIL.sub(" ", own))
        pairs = [f"{one} {two}" for one, two in pairwise(mine) if _tells(one) and _tells(two)]
        yield from ((REPORTER, pair) for pair in pairs if f" {pair} " in whole)
        yield from ((NAME, word) for word in mine if _tells(word) and word in held)
    for name in material.names:
        spelt = {word: piece for piece in name.split() for word in _tokens(piece)}
        yield from ((NAME, spelt.get(word, word)) for word in _tokens(name) if _tells(word) and word in held)
    for handle in material.handles:
        bare = _folded(handle).strip().lstrip("@")
        if len(bare) >= SHORTEST_HANDLE and re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", flat):
            yield HANDLE, handle


def _tells(word: str) -> bool:
    return (len(word) >= SHORTEST_NAME or not word.isascii()) and word not in _COMMON


def _times(text: str, allowed):
    for known in sorted((one for one in allowed if one), key=len, reverse=True):
        text = text.replace(known, " ")
    yield from ((TIME, match[0]) for match in _CLOCK.finditer(text))
    yield from ((TIME, match[0]) for match in _DATE.finditer(_CLOCK.sub(" ", text)))
    yield from ((TIME, match[0]) for match in _DAY.finditer(text))
    for word in dict.fromkeys(_tokens(text)):
        if word in _CALENDAR:
            yield TIME, word


def _phrases(text: str, told):
    words = _tokens(text)
    for report in told:
        yield from ((PHRASE, " ".join(run)) for run in _shared(words, report))
    for match in _QUOTED.finditer(text):
        said = _tokens(match[1])
        if said and any(_within(said, report) for report in told):
            yield QUOTE, match[1]


def _within(said: list[str], report: list[str]) -> bool:
    """Whether quoted words stand in a report, or mostly come from it."""
    whole = f" {' '.join(report)} "
    if f" {' '.join(said)} " in whole:
        return True
    telling = [word for word in said if word not in _COMMON]
    return len(telling) > 1 and sum(word in report for word in telling) * 2 > len(telling)


def _shared(words: list[str], report: list[str]):
    """The longest runs of words that stand in both, long or telling enough to be known again."""
    places: dict[tuple, list[int]] = {}
    for at in range(len(report) - SHORT_RUN + 1):
        places.setdefault(tuple(report[at : at + SHORT_RUN]), []).append(at)
    at = 0
    while at <= len(words) - SHORT_RUN:
        longest = max(
            (_length(words, at, report, there) for there in places.get(tuple(words[at : at + 3]), ())), default=0
        )
        run = words[at : at + longest]
        telling = sum(word not in _COMMON for word in run)
        if (longest >= RUN and telling >= 2) or (longest >= SHORT_RUN and telling == longest):
            yield run
            at += longest
        else:
            at += 1


def _length(words, at, report, there) -> int:
    length = 0
    while at + length < len(words) and there + length < len(report) and words[at + length] == report[there + length]:
        length += 1
    return length
