"""Has Markdown drawn in a child process with two seconds and bounded memory; at most two at a time (R55)."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore

from ..errors import Busy, Refused
from .markup import LIMIT

_AT_ONCE = BoundedSemaphore(2)
_PATIENCE = 6
_CHILD = Path(__file__).with_name("markup.py")


@dataclass(frozen=True)
class Drawn:
    """A policy's text as it is kept: Markdown with settled headings, its own title if it had one, safe HTML."""

    text: str
    title: str
    html: str


def draw(text: str, title: str = "") -> Drawn:
    """Settle and render a text. Raises Refused text_empty, text_too_long, text_too_tangled; Busy when many ask."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    size = len(text.encode("utf-8", "replace"))
    if size > LIMIT:
        raise Refused("text_too_long", 413, size=size, limit=LIMIT)
    if not text.strip():
        raise Refused("text_empty")
    if not _AT_ONCE.acquire(timeout=_PATIENCE):
        raise Busy
    try:
        return Drawn(**_ask({"text": text, "title": title}))
    finally:
        _AT_ONCE.release()


def _ask(asked: dict) -> dict:
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_CHILD)],
            input=json.dumps(asked).encode(),
            capture_output=True,
            timeout=_PATIENCE,
            env={"PATH": os.defpath, "LANG": "C.UTF-8"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused("text_too_tangled", 413) from error
    if done.returncode != 0:
        raise Refused("text_too_tangled", 413)
    return json.loads(done.stdout)
