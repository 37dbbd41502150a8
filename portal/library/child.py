"""The child of `intake.py`: reads files from outside, one a line on its standard input, under limits of its own.

Each text gets its own two seconds of processor time; the child dies with the text that takes more (R43).
"""

import base64
import json
import resource
import sys
from dataclasses import asdict

from ..errors import Refused
from . import completeness, formats, reading
from .findings import in_lines, inspect
from .markup import LIMIT

SECONDS = {"text": 2, "rst": 2, "docx": 4, "pdf": 6}
MEMORY = 1024 * 1024 * 1024
LONGEST = 8_000_000


def _limit(seconds: int) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + seconds, resource.RLIM_INFINITY))


def _read(raw: bytes, name: str) -> reading.Read:
    kind = formats.kind_of(raw, name)
    _limit(SECONDS[kind])
    if kind in ("docx", "pdf"):
        if len(raw) > formats.BIGGEST:
            raise Refused(f"{kind}_too_big", 413, size=len(raw), limit=formats.BIGGEST)
        text = formats.from_docx(raw) if kind == "docx" else formats.from_pdf(raw)
        found = reading.read(text, "file.md")
        found.note(kind)
        return found
    if len(raw) > LIMIT:
        raise Refused("text_too_long", 413, size=len(raw), limit=LIMIT)
    found = reading.read(raw, name, formats.from_rst if kind == "rst" else None)
    if kind == "rst":
        found.note("rst")
    return found


def answer(asked: dict) -> dict:
    """What one file holds: the text as read and what it says of itself, or why it was refused."""
    raw = base64.b64decode(asked["raw"])
    try:
        found = _read(raw, asked["name"])
        seen = inspect(found.text, found.title, found.mended)
        if not raw.startswith((b"%PDF", b"PK\x03\x04")):
            seen = in_lines(seen, raw.decode("utf-8", "replace").replace("\r\n", "\n"))
        told = {"read": asdict(found), "inspection": asdict(seen)}
        if asked.get("complete"):
            looked = completeness.look(found.text, seen.language)
            told["completeness"] = {item: asdict(one) for item, one in looked.items()}
        return told
    except Refused as refused:
        return {"refused": refused.code, "status": refused.status, "facts": refused.facts}


def main() -> None:
    """Answer line by line until there are no more."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for line in sys.stdin.buffer:
        sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
        sys.stdout.flush()
