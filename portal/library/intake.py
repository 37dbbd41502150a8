"""Takes in files from outside through a child with bounded time and memory; at most two at a time (R43, R55)."""

import base64
import json
import os
import select
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore

from ..errors import Busy, Refused
from .blanks import Blank
from .completeness import Present
from .findings import Found, Inspection, Own, Remark
from .findings import inspect as looked_over
from .findings.contacts import Contact
from .reading import Read, read

BIGGEST = 5_000_000
_AT_ONCE = BoundedSemaphore(2)
_PATIENCE = 12
_SHORT = 20_000
_ROOT = str(Path(__file__).resolve().parents[2])
_START = "import sys; sys.path.insert(0, sys.argv[1]); from portal.library.child import main; main()"


@dataclass(frozen=True)
class Taken:
    """A file as it was read: its text as clean Markdown, what it says of itself, and how complete it is if asked."""

    read: Read
    inspection: Inspection
    completeness: dict[str, Present]


class Intake:
    """A child that reads one file after the other. Use it in a `with`."""

    def __init__(self):
        self.child: subprocess.Popen | None = None

    def __enter__(self) -> "Intake":
        if not _AT_ONCE.acquire(timeout=_PATIENCE):
            raise Busy
        return self

    def __exit__(self, *_error) -> None:
        self._end()
        _AT_ONCE.release()

    def take(self, raw: bytes | str, name: str = "", *, complete: bool = False) -> Taken:
        """Read one file. Raises Refused with the code of what is wrong with it."""
        raw = raw.encode("utf-8", "replace") if isinstance(raw, str) else raw
        if len(raw) > BIGGEST:
            code = "pdf_too_big" if raw.startswith(b"%PDF") else "file_too_big"
            raise Refused(code, 413, size=len(raw), limit=BIGGEST)
        told = self._ask({"raw": base64.b64encode(raw).decode(), "name": name, "complete": complete})
        if "refused" in told:
            raise Refused(told["refused"], told["status"], **told["facts"])
        looked = {item: Present(**one) for item, one in told.get("completeness", {}).items()}
        return Taken(_read(told["read"]), inspection_from(told["inspection"]), looked)

    def _ask(self, asked: dict) -> dict:
        if self.child is None:
            self.child = _started()
        try:
            self.child.stdin.write(json.dumps(asked).encode() + b"\n")
            self.child.stdin.flush()
            line = _line(self.child.stdout.fileno(), time.monotonic() + _PATIENCE)
        except BrokenPipeError:
            line = b""
        if not line.endswith(b"\n"):
            self._end()
            raise Refused("text_too_tangled", 413)
        return json.loads(line)

    def _end(self) -> None:
        if self.child is not None:
            self.child.kill()
            self.child.wait()
            self.child.stdin.close()
            self.child.stdout.close()
            self.child = None


def _started() -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-I", "-c", _START, _ROOT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=-1,
        env={"PATH": os.defpath, "LANG": "C.UTF-8"},
    )


def _line(pipe: int, until: float) -> bytes:
    """One line from a pipe, or less when the child dies or takes too long."""
    parts: list[bytes] = []
    while not parts or not parts[-1].endswith(b"\n"):
        ready, _, _ = select.select([pipe], [], [], max(until - time.monotonic(), 0))
        got = os.read(pipe, 1 << 16) if ready else b""
        if not got:
            break
        parts.append(got)
    return b"".join(parts)


def _read(facts: dict) -> Read:
    return Read(facts["text"], facts["title"], facts["language"], [(code, fact) for code, fact in facts["mended"]])


def inspection_from(facts: dict) -> Inspection:
    """An inspection that was told as data."""
    return Inspection(
        facts["language"],
        facts["title"],
        Own(**facts["own"]),
        tuple(Found(**one) for one in facts["sources"]),
        tuple(Blank(**one) for one in facts["placeholders"]),
        tuple(Contact(**one) for one in facts["contacts"]),
        tuple(Remark(**one) for one in facts["remarks"]),
    )


def take(raw: bytes | str, name: str = "") -> Taken:
    """Read one file in a child of its own; short pasted words need none. Raises Refused, or Busy when many ask."""
    if isinstance(raw, str) and len(raw) <= _SHORT:
        found = read(raw, name)
        return Taken(found, looked_over(found.text, found.title, found.mended), {})
    with Intake() as intake:
        return intake.take(raw, name)


def inspect(text: bytes | str, name: str = "") -> Inspection:
    """What a text says about itself, read in this very process: for texts that were read before, or short ones."""
    found = read(text, name)
    return looked_over(found.text, found.title, found.mended)
