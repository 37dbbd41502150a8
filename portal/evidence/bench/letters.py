"""Mails, mail boxes and exported chats as plain words: who wrote when to whom, and what; not by which ways it came."""

import json
import re
from email import message_from_bytes, policy
from html.parser import HTMLParser

from faults import Fault

MOST = 2_000_000
LETTERS, PARTS, LINES = 1_000, 500, 50_000
_HEAD = ("From", "To", "Cc", "Date", "Subject")
_BETWEEN = re.compile(rb"^From [^\n]{1,200}\n", re.M)
_SILENT = {"script", "style", "head", "title", "template", "svg"}
_BLOCKS = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "pre", "table", "section"}
_WHO = ("from", "author", "sender", "user", "username", "sender_name", "name")
_WHEN = ("date", "timestamp", "time", "ts", "created_at", "datetime", "timestamp_ms")
_WHAT = ("text", "content", "body", "message")


def clean(raw: bytes, asked: dict) -> tuple[dict, bytes]:
    """The words of a file. A JSON file that holds no chat is left as it is."""
    ending, told = asked["ending"], set()
    if ending == "json":
        lines = _chat(raw)
        if lines is None:
            return {"type": "application/json", "ending": "json", "told": [], "pages": 0, "same": True}, b""
        text, told = "\n\n".join(lines), {"ways"}
    elif ending in ("html", "htm"):
        text, told = _words(raw.decode("utf-8-sig", "replace")), {"look"}
    else:
        text, told = _letters(raw, box=ending == "mbox")
    if len(text) > MOST:
        text, told = text[:MOST], told | {"rest"}
    if not text.strip():
        raise Fault("file_broken")
    return {"type": "text/plain", "ending": "txt", "told": sorted(told), "pages": 0}, text.encode()


def _letters(raw: bytes, *, box: bool) -> tuple[str, set[str]]:
    starts = [found.end() for found in _BETWEEN.finditer(raw)] if box else []
    ends = [*(found.start() for found in _BETWEEN.finditer(raw)), len(raw)][1:] if box else []
    pieces = [raw[start:end] for start, end in zip(starts, ends, strict=True)] or [raw]
    told = {"ways"} | ({"rest"} if len(pieces) > LETTERS else set())
    made = []
    for piece in pieces[:LETTERS]:
        text, more = _letter(piece)
        made.append(text)
        told |= more
    return f"\n\n{'─' * 24}\n\n".join(made), told


def _letter(raw: bytes) -> tuple[str, set[str]]:
    mail = message_from_bytes(raw, policy=policy.default)
    lines = [f"{name}: {_header(mail, name)}" for name in _HEAD if mail[name] is not None]
    told, plain, marked = set(), [], []
    for number, part in enumerate(mail.walk()):
        if number > PARTS:
            told.add("rest")
            break
        kind, name = part.get_content_type(), part.get_filename()
        if part.is_multipart():
            continue
        if name or part.get_content_disposition() == "attachment" or not kind.startswith("text/"):
            told.add("attached")
            lines.append(f"[+] {name or kind}")
        elif kind == "text/html":
            marked.append(_words(_text(part)))
        else:
            plain.append(_text(part).strip())
    return "\n".join(lines) + "\n\n" + "\n\n".join(plain or marked), told


def _header(mail, name: str) -> str:
    return re.sub(r"\s+", " ", str(mail[name]))[:2_000]


def _text(part) -> str:
    raw = part.get_payload(decode=True) or b""
    try:
        return raw.decode(part.get_content_charset("utf-8"), "replace")
    except (LookupError, ValueError):
        return raw.decode("utf-8", "replace")


class _Reader(HTMLParser):
    """Keeps the words of a page and where its lines end."""

    def __init__(self):
        super().__init__()
        self.made: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag, attrs):
        self.silent = 0 if tag == "body" else self.silent + (tag in _SILENT)
        if tag in _BLOCKS:
            self.made.append("\n")

    def handle_endtag(self, tag):
        self.silent -= tag in _SILENT and self.silent > 0
        if tag in _BLOCKS:
            self.made.append("\n")

    def handle_data(self, data):
        if not self.silent:
            self.made.append(re.sub(r"\s+", " ", data))


def _words(marked: str) -> str:
    reader = _Reader()
    reader.feed(marked[: 10 * MOST])
    reader.close()
    lines = [line.strip() for line in "".join(reader.made).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _chat(raw: bytes) -> list[str] | None:
    """The lines of a chat that some program exported, or None when it is something else."""
    try:
        found = json.loads(raw.decode("utf-8-sig"))
    except ValueError:
        return None
    rows = found.get("messages") if isinstance(found, dict) else found
    if not isinstance(rows, list):
        return None
    lines = [line for row in rows[:LINES] if isinstance(row, dict) and (line := _line(row))]
    return lines or None


def _line(row: dict) -> str:
    what = next((_flat(row[key]) for key in _WHAT if row.get(key)), "")
    who = next((_flat(row[key]) for key in _WHO if row.get(key)), "")
    when = next((str(row[key])[:40] for key in _WHEN if row.get(key)), "")
    return f"{when} {who}:\n{what}".strip() if what and who else ""


def _flat(value) -> str:
    if isinstance(value, list):
        return "".join(_flat(part) for part in value[:1_000])
    if isinstance(value, dict):
        return next((_flat(value[key]) for key in ("global_name", "name", "text", "nickname") if value.get(key)), "")
    return str(value)[:100_000]
