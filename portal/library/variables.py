"""Named blanks that are filled in when a text is shown: {{community}}, {{mail}}, {{event|our meetings}} (policy P0 5).

A text keeps the name, never the value, so that no old version, translation or poster shows a dead address. A name may
carry a number (the second mail address) and, after a bar, words for where there is nothing to fill in. Nothing else is
understood: no expressions, no nesting (R46).
"""

import re
from dataclasses import dataclass
from html import escape

COMMUNITY, YEAR, EVENT, PLACE, DATES = "community", "year", "event", "place", "dates"
CONTACTS, MAIL, PHONE, COMMITTEE, REPORT = "contacts", "mail", "phone", "committee", "report"
NAMES = (COMMUNITY, REPORT, CONTACTS, MAIL, PHONE, COMMITTEE, YEAR, EVENT, PLACE, DATES)
NUMBERED = (MAIL, PHONE)
OF_EVENTS = (EVENT, PLACE, DATES)
_MARK = re.compile(r"\{\{[ \t]{0,3}([a-z]{1,12})([1-9]?)[ \t]{0,3}(?:\|([^{}|\n]{1,80}))?\}\}")
_TAG = re.compile(r"(<[^<>]*>)")
_TO = re.compile(r'href="mailto:%7B%7Bmail([1-9]?)%7D%7D"')
_LINK = re.compile(r"\]\(<?mailto:\{\{[ \t]?mail([1-9]?)[ \t]?\}\}>?\)")
_UNFILLED = re.compile(r"%7B%7B|\{\{", re.IGNORECASE)
_MAILS = re.compile(
    r"(?<![\w.+%/-])[A-Za-z0-9][\w.+%-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}(?![\w-])(?!\.\w)"
)


@dataclass(frozen=True)
class Piece:
    """A part of a value: words, and where they lead if they are a link."""

    words: str
    url: str = ""


@dataclass(frozen=True)
class Use:
    """A variable as it stands in a text: its line (from 1), the words themselves, its name, the words for nothing."""

    line: int
    words: str
    name: str
    number: int
    otherwise: str


def used(text: str) -> list[Use]:
    """The variables of a text in order; unknown names are none."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        for mark in _MARK.finditer(line):
            if _known(mark):
                found.append(Use(number, mark[0], mark[1], int(mark[2] or 1), (mark[3] or "").strip()))
    return found


def _known(mark: re.Match) -> bool:
    return mark[1] in NAMES and (not mark[2] or mark[1] in NUMBERED)


def without(text: str) -> str:
    """The text with each variable as a plain word, for looking at everything else in it."""
    return _MARK.sub(lambda mark: mark[3] or mark[1] if _known(mark) else mark[0], text)


def empty(text: str, values: dict) -> list[Use]:
    """The variables of a text for which there is nothing to fill in."""
    return [use for use in used(text) if not (_value(use.name, use.number, values) or use.otherwise)]


def _value(name: str, number: int, values: dict) -> tuple[Piece, ...]:
    """A value is a list of pieces, one list for each number; where a number is missing the first stands in."""
    known = values.get(name) or ()
    if known:
        return known[number - 1] if number <= len(known) else known[0]
    people = values.get(CONTACTS) or ()
    return people[0] if people and name in NUMBERED else ()


def _fill(text: str, values: dict, draw, words) -> str:
    def put(mark: re.Match) -> str:
        if not _known(mark):
            return mark[0]
        pieces = _value(mark[1], int(mark[2] or 1), values)
        if mark[1] in NUMBERED and mark[3] and not values.get(mark[1]):
            return words(mark[3].strip())
        return "".join(draw(piece) for piece in pieces) if pieces else words((mark[3] or "").strip())

    return _MARK.sub(put, text)


def in_html(html: str, values: dict) -> str:
    """Safe HTML with its variables filled in and escaped; links only where none stands around them."""
    found, inside = [], 0
    for part in _TAG.split(html):
        if part.startswith("<"):
            opens = part[1:].split(" ")[0].rstrip(">").lower()
            inside += (opens in ("a", "code", "pre")) - (opens in ("/a", "/code", "/pre"))
            found.append(
                _TO.sub(lambda to: f'href="{escape(_address(to[1], values))}"', part) if opens == "a" else part
            )
        else:
            found.append(_fill(part, values, _bare if inside else _linked, str))
    return "".join(found)


def _address(number: str, values: dict) -> str:
    """Where a link to the n-th mail address leads today; to the form for reports where there is none."""
    found = _value(MAIL, int(number or 1), values) if values.get(MAIL) else _value(REPORT, 1, values)
    return found[0].url if found else ""


def unfilled(html: str) -> bool:
    """Whether double braces are left in a page where nothing fills them in, such as inside an address."""
    return bool(_UNFILLED.search(in_html(_TO.sub("", html), {name: ((Piece("x"),),) for name in NAMES})))


def _bare(piece: Piece) -> str:
    return escape(piece.words)


def _linked(piece: Piece) -> str:
    if not piece.url:
        return f"<bdi>{escape(piece.words)}</bdi>" if piece.words.strip(" ,;()") else escape(piece.words)
    return f'<a href="{escape(piece.url)}"><bdi>{escape(piece.words)}</bdi></a>'


def in_markdown(text: str, values: dict) -> str:
    """Markdown with its variables filled in."""
    text = _LINK.sub(lambda to: f"](<{_address(to[1], values)}>)", text)
    return _fill(text, values, _marked, str)


def _marked(piece: Piece) -> str:
    words = re.sub(r"([\\`*_\[\]<>#|~&])", r"\\\1", piece.words)
    return f"[{words}](<{piece.url.replace('<', '%3C').replace('>', '%3E')}>)" if piece.url else words


def in_words(text: str, values: dict) -> str:
    """Plain words with their variables filled in; an address that differs from its words stands in brackets."""
    return _fill(text, values, _plain, str)


def _plain(piece: Piece) -> str:
    shown = piece.url.removeprefix("mailto:").removeprefix("tel:")
    if not piece.url or shown.replace(" ", "") == re.sub(r"[ ()]", "", piece.words):
        return piece.words
    return f"{piece.words} ({shown})"


def addresses(text: str) -> list[str]:
    """The mail addresses that stand in a text themselves."""
    return list(dict.fromkeys(found[0] for found in _MAILS.finditer(text)))


def lifted(text: str, mails: list[str]) -> str:
    """Markdown in which these addresses, in this order, became variables."""
    order = {mail.casefold(): place for place, mail in reversed(list(enumerate(mails[:9])))}
    if not order:
        return text

    def named(mail: str) -> str | None:
        place = order.get(mail.casefold())
        return None if place is None else "{{mail" + (str(place + 1) if place else "") + "}}"

    def link(found: re.Match) -> str:
        name = named(found[2])
        if name is None:
            return found[0]
        words = found[1].strip("`*_ ")
        return name if named(words) == name else f"[{found[1]}](mailto:{name})"

    text = re.sub(r"\[([^\[\]\n]{1,200})\]\(<?mailto:([^\s()<>?]{3,254})(?:\?[^\s()<>]{0,300})?>?\)", link, text)
    text = re.sub(r"<(?:mailto:)?([^\s<>@]{1,64}@[^\s<>@]{3,190})>", lambda one: named(one[1]) or one[0], text)
    return _MAILS.sub(lambda one: named(one[0]) or one[0], text)
