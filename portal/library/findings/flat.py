"""A Markdown text as blocks of plain words in which each link is a short mark: what the other parts read.

In a block's words a link stands as START words MIDDLE number END; `links[number]` is its address. Linear on any text.
"""

import html
import re
from dataclasses import dataclass, field

START, MIDDLE, END = "\x01", "\x02", "\x03"
HEADING, ITEM, WORDS = "heading", "item", "words"
_LONGEST = 6000


@dataclass
class Block:
    """A paragraph, list item or heading: its words, its first line (from 1) and the heading it stands under."""

    kind: str
    words: str
    line: int
    heading: str = ""


@dataclass
class Flat:
    """A text taken apart."""

    blocks: list[Block] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def shown(self, words: str) -> str:
        """The words as a person reads them, addresses of bare links included."""
        words = re.sub(f"{START}{MIDDLE}(\\d+){END}", lambda found: self.links[int(found[1])], words)
        return " ".join(re.sub(f"{MIDDLE}\\d+{END}|{START}|\x04", "", words).split())


_DEFINED = re.compile(r"^ {0,3}\[([^\[\]]{1,120})\]:[ \t]*\n?[ \t]*<?([^\s<>]{2,600})>?[^\n]{0,200}$", re.M)
_RST = re.compile(
    r"^[ \t]*\.\.[ \t]+_`?([^`:\n]{1,120})`?:[ \t]+(\S{2,600})[ \t]*$|^[ \t]*__[ \t]+(https?://\S{2,600})$", re.M
)
_URL = (
    r"https?://[^\s<>\[\]\x01-\x04\"“”`"
    r"|{}\\^（）()、。，「」『』]{2,600}(?:\([^\s<>()\[\]]{0,80}\)[^\s<>()\[\]\"]{0,200})?"
)
_BARE_END = ".,;:!?'*_~)]}>\u2019\u00bb"
_TOKEN = re.compile(
    r"!\[(?P<alt>[^\[\]]{0,200})\]\([^()\s]{0,600}(?:\s[^()]{0,200})?\)"
    r"|(?<![\\!])\[(?P<text>[^\[\]]{1,400})\]\(\s{0,3}<?(?P<url>[^()<>\s]{1,600}(?:\([^()<>\s]{0,100}\)[^()<>\s]{0,300})?)>?"
    r"(?:\s{1,3}[\"'“][^\"\n]{0,200}[\"'”])?\s{0,3}\)(?:\{:?[^{}]{0,100}\})?"
    r"|(?<!\\)\[(?P<rtext>[^\[\]]{1,400})\] ?\[(?P<label>[^\[\]]{0,120})\]"
    r"|\[\[(?P<orgurl>https?://[^\s\[\]]{2,600})\]\[(?P<org>[^\[\]]{1,300})\]\]"
    r"|\[(?P<wikiurl>https?://[^\s\[\]]{2,600})[ \t]+(?P<wiki>[^\[\]]{1,300})\]"
    r"|(?<!\\)\[(?P<short>[^\[\]]{1,200})\]"
    r"|`(?P<rst>[^`<>]{0,300})<(?P<rsturl>[^`<>\s]{2,600})>`__?"
    r"|`(?P<rstname>[^`<>\n]{1,200})`_{1,2}(?!\w)"
    r"|\"(?P<textile>[^\"\n\x01-\x04]{1,200})\":(?P<textileurl>https?://[^\s<>()\"]{2,600})"
    r"|(?P<ascurl>https?://[^\s\[\]<>()\"]{2,600})\[(?P<asc>[^\[\]]{1,300})\]"
    r"|<(?P<auto>https?://[^<>\s]{2,600})>"
    rf"|(?P<bare>{_URL})",
)
_HAML = re.compile(
    r"^[ \t]*%a\{[^{}\n]{0,200}?:?href\"?\s*(?::"
    r"|=>)\s*[\"'](?P<url>[^\"'\n]{1,600})[\"'][^{}\n]{0,200}\}[ \t]*(?P<text>[^\n]{0,400})$",
    re.M,
)
_ANCHOR = re.compile(
    r"<a\b[^<>]{0,600}?href=\{?[\"'](?P<url>[^\"'<>]{1,600})[\"']\}?[^<>]{0,600}>(?P<text>[^<>]{0,400})</a\s*>", re.I
)
_BADGE = re.compile(r"\[!\[(?P<alt>[^\[\]]{0,200})\]\([^()\s]{0,600}(?:\s[^()]{0,200})?\)[^\[\]]{0,10}\](?=\(|\[)")
_UNDERLINE = re.compile(r"[ \t]*([=\-~^\"'*+#.:])\1{2,}[ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+•‣◦・※]|\(?\d{1,2}[.)])[ \t]+(?=\S)|[ \t]*[・•](?=\S)")
_HEADING = re.compile(
    r"[ \t]{0,3}(#{1,6})[ \t]*(?=[^\s#])|[ \t]*(={1,5})[ \t]+(?=\S)|[ \t]*h([1-6])\.[ \t]+"
    r"|[ \t]*%h([1-6])\S{0,80}[ \t]+"
)
_STRONG = re.compile(r"[ \t]*(?:\*\*|__)([^*_\n]{2,80})(?:\*\*|__)[ \t]*[:：]?[ \t]*$")
_QUOTES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‟": '"', "’": "'", "‘": "'", "‚": "'", "\u00a0": " ", "\u200f": "", "\u200e": ""}
)
_VOWELS = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u064b-\u0652\u0640\u0670]")


def flatten(text: str) -> Flat:
    """Take a Markdown text (or something near it) apart into blocks."""
    made = Flat()
    text = _VOWELS.sub("", re.sub("[\x01-\x04]", "", html.unescape(text))).translate(_QUOTES)
    named = {_label(label): url for label, url in _DEFINED.findall(text)}
    for label, url, nameless in _RST.findall(text):
        named[_label(label)] = url or nameless
    text = _RST.sub("", _DEFINED.sub("", text))
    text = _HAML.sub(lambda found: f"[{found['text'].strip() or found['url']}]({found['url']})", text)
    text = _BADGE.sub(lambda found: f"[{found['alt'] or ' '}]", _ANCHOR.sub(r"[\g<text>](\g<url>)", text))
    heading = ""
    for kind, words, line in _blocks(text.split("\n")):
        for piece in _pieces(words):
            block = Block(kind, _linked(piece, named, made.links), line, heading)
            if kind == HEADING:
                heading = made.shown(block.words)
            if block.words:
                made.blocks.append(block)
    return made


def _pieces(words: str):
    """A page that stands in one line, in pieces that end where a sentence does."""
    while len(words) > _LONGEST:
        cut = max(words.rfind(end, _LONGEST // 2, _LONGEST) for end in (". ", ".\n", "。", "\n", "! ", "? ")) + 1
        cut = cut or _LONGEST
        yield words[:cut]
        words = words[cut:]
    yield words


def _label(words: str) -> str:
    return " ".join(words.casefold().split())


def _blocks(lines: list[str]):
    """(kind, words, line) of each block; code between fences is left out."""
    kind, held, start, fence = WORDS, [], 1, ""
    for number, line in enumerate(lines, 1):
        line = re.sub(r"^[ \t]{0,3}(?:>[ \t]?){1,4}", "", line)
        mark = line.strip()[:3]
        if mark in ("```", "~~~"):
            fence = "" if fence == mark else fence or mark
            continue
        if fence:
            continue
        found = _HEADING.match(line) or _STRONG.match(line)
        underlined = bool(_UNDERLINE.match(line))
        if underlined and len(held) == 1 and kind == WORDS and len(held[0]) < 120:
            kind = HEADING
        if not line.strip() or underlined or found or _ITEM.match(line):
            if held:
                yield kind, "\n".join(held), start
            kind, held, start = WORDS, [], number
        if found:
            words = found[1] if found.re is _STRONG else line[found.end() :].rstrip(" #=")
            yield HEADING, words, number
        elif line.strip() and not underlined:
            item = _ITEM.match(line)
            kind = ITEM if item else kind
            start = start if held else number
            held.append(line[item.end() :] if item else line)
    if held:
        yield kind, "\n".join(held), start


def _linked(words: str, named: dict[str, str], links: list[str]) -> str:
    """Each link of a block as a mark, everything else as plain words; a hard line break is a \\x04."""
    words = re.sub(r"(?: {2,}|\\)\n(?=[ \t]*\S)", " \x04", words)
    parts, last = [], 0
    for found in _TOKEN.finditer(words):
        text, url = _link(found, named)
        if text is None:
            continue
        tail = ""
        if found["bare"]:
            short = url.rstrip(_BARE_END)
            url, tail = short, url[len(short) :]
        parts.append(_plain(words[last : found.start()]))
        parts.append(f"{START}{_plain(text).strip()}{MIDDLE}{len(links)}{END}{tail}" if url else _plain(text))
        links += [url] if url else []
        last = found.end()
    parts.append(_plain(words[last:]))
    return " ".join("".join(parts).split())


def _link(found: re.Match, named: dict[str, str]) -> tuple[str | None, str]:
    """The words and address of a link, ("", "") for a picture, (None, "") when it is none."""
    if found["alt"] is not None:
        return "", ""
    for words, address in (
        ("text", "url"),
        ("org", "orgurl"),
        ("wiki", "wikiurl"),
        ("rst", "rsturl"),
        ("asc", "ascurl"),
    ):
        if found[address]:
            return found[words] or "", found[address]
    if found["textileurl"]:
        return found["textile"], found["textileurl"]
    if found["auto"] or found["bare"]:
        return "", found["auto"] or found["bare"]
    if found["rtext"]:
        return found["rtext"], named.get(_label(found["label"] or found["rtext"]), "")
    name = found["short"] or found["rstname"]
    url = named.get(_label(name), "")
    return (name, url) if url else (None, "")


def _plain(words: str) -> str:
    if not any(mark in words for mark in "*_`\\"):
        return words
    words = re.sub(r"(?<![\\\w])[*_`]{1,3}(?=\S)|(?<=\S)(?<!\\)[*_`]{1,3}(?=\W|$)", "", words)
    words = re.sub(r"(?<=[^\x00-\x7f])\*{1,3}|\*{1,3}(?=[^\x00-\x7f])", "", words)
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", words)
