"""From the bytes somebody pasted or uploaded to clean Markdown, telling what was mended on the way (settled 38)."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import ftfy

from ..errors import Refused
from . import fromhtml
from .findings.licensing import header
from .markup import LIMIT

_KEEP = ftfy.TextFixerConfig(
    unescape_html=False,
    uncurl_quotes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    remove_terminal_escapes=True,
    normalization="NFC",
)
_BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_UNSEEN = dict.fromkeys(
    [*range(0x00, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0x200B, 0x2060, 0xFEFF, *range(0xE0000, 0xE0080)]
)


@dataclass
class Read:
    """A text as read: its title if it has its own, and `mended`, a list of (code, how often or what)."""

    text: str
    title: str = ""
    language: str = ""
    mended: list[tuple[str, str]] = field(default_factory=list)

    def note(self, code: str, fact="") -> None:
        """Remember one thing that was mended."""
        self.mended.append((code, str(fact)))


def read(raw: bytes | str, name: str = "", convert: Callable[[str], str] | None = None) -> Read:
    """Read a text of at most 200 KB. Raises Refused text_empty, text_too_long or text_binary.

    `convert` turns another markup into Markdown once the letters are right.
    """
    size = len(raw) if isinstance(raw, bytes) else len(raw.encode("utf-8", "replace"))
    if size > LIMIT:
        raise Refused("text_too_long", 413, size=size, limit=LIMIT)
    found = Read("")
    text = _decoded(raw, found) if isinstance(raw, bytes) else raw.encode("utf-8", "replace").decode()
    text = _repaired(text.replace("\r\n", "\n").replace("\r", "\n"), found)
    if stated := header(text):
        found.note("licence_header", stated)
    text = _front_matter(text, found)
    text = convert(text) if convert else text
    text = _seen(text, found)
    text = _leftovers(text, found, name)
    found.text = _tidy_lines(text)
    if not found.text.strip():
        raise Refused("text_empty")
    return found


def _decoded(raw: bytes, found: Read) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError as error:
                raise Refused("text_binary") from error
    if b"\x00" in raw or raw.startswith((b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")):
        raise Refused("text_binary")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        found.note("encoding_guessed", "Windows-1252")
        return raw.decode("cp1252", "replace")


def _repaired(text: str, found: Read) -> str:
    """Undo text that was decoded with the wrong encoding somewhere on its way here."""
    fixed = text if text.isascii() else ftfy.fix_text(text, _KEEP)
    if fixed != text:
        before, after = text.split("\n"), fixed.split("\n")
        lines = [new for old, new in zip(before, after, strict=False) if _without_unseen(old) != _without_unseen(new)]
        if lines:
            found.note("encoding_repaired", len(lines))
    return fixed


def _without_unseen(line: str) -> str:
    return line.translate(_UNSEEN)


def _front_matter(text: str, found: Read) -> str:
    """Take off the block of settings a site generator reads; its title may serve as ours."""
    text = text.lstrip("\ufeff\n ")
    for fence in ("---", "+++"):
        if not text.startswith(f"{fence}\n"):
            continue
        end = re.search(rf"^(?:{re.escape(fence)}|\.\.\.)[ \t]*$", text[len(fence) + 1 :], re.MULTILINE)
        block = text[len(fence) + 1 :][: end.start()] if end else ""
        if end is None or not _is_settings(block):
            continue
        found.note("front_matter")
        for key, value in re.findall(r"^[ \t]*(title|lang|language)[ \t]*[:=][ \t]*(.{1,200})$", block, re.M | re.I):
            setattr(found, "title" if key.lower() == "title" else "language", value.strip().strip("\"'").strip())
        return text[len(fence) + 1 :][end.end() :].lstrip("\n")
    return text


def _is_settings(block: str) -> bool:
    lines = [line for line in block.split("\n") if line.strip()]
    return len(lines) < 200 and all(
        re.match(r"[ \t]*(?:#|-|[\w.-]+[ \t]*[:=]|[\]}\[{\"'])|[ \t]{2,}", line) for line in lines
    )


def _seen(text: str, found: Read) -> str:
    """Take out marks that turn the reading direction round, and letters nobody can see."""
    turning = sum(map(text.count, map(chr, _BIDI)))
    if turning:
        found.note("direction_marks", turning)
    unseen = sum(text.count(chr(point)) for point in _UNSEEN)
    if unseen:
        found.note("unseen_letters", unseen)
    return text.translate(_BIDI).translate(_UNSEEN)


_JEKYLL = re.compile(
    r"\{%-?[^{}%]{0,300}-?%\}|^\{:[^{}\n]{0,200}\}[ \t]*$|\{:toc\}|(?<=\S)[ \t]*\{:[ .#][^{}\n]{0,200}\}", re.M
)


_BOX = re.compile(
    r"<(/?)(?:div|span|section|article|table|tr|td|ul|ol|li|blockquote|p|b|i|em|strong|font|center|a)\b", re.I
)
_DEEP = 60


def _leftovers(text: str, found: Read, name: str) -> str:
    """Comments, site generator tags and HTML elements: what a Markdown page doesn't need."""
    text, comments = _without_comments(re.sub(r"<!doctype\b[^<>]{0,200}>", "", text, flags=re.IGNORECASE))
    if comments:
        found.note("comments", comments)
    cut = _JEKYLL.sub("", text)
    if cut != text:
        found.note("generator_tags")
    whole = name.lower().endswith((".html", ".htm")) or re.match(r"\s*<(?:!doctype|html)\b", cut, re.IGNORECASE)
    if (depth := _depth(cut)) > _DEEP:
        found.note("html_nested", depth)
    made, title = fromhtml.to_markdown(cut, whole=bool(whole))
    if made != cut:
        found.note("html")
    found.title = found.title or title
    return made


def _depth(text: str) -> int:
    """How many HTML elements stand inside each other at most."""
    open_now = deepest = 0
    for found in _BOX.finditer(text):
        open_now = max(open_now - 1, 0) if found[1] else open_now + 1
        deepest = max(deepest, open_now)
    return deepest


def _without_comments(text: str) -> tuple[str, int]:
    """The text without closed HTML comments, and how many there were. One that never ends stays to be seen."""
    parts, last, count = [], 0, 0
    while (start := text.find("<!--", last)) != -1 and (end := text.find("-->", start)) != -1:
        parts.append(text[last:start])
        last, count = end + 3, count + 1
    return "".join(parts) + text[last:], count


def _tidy_lines(text: str) -> str:
    lines = [line if line.endswith("  ") and line.strip() else line.rstrip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"
