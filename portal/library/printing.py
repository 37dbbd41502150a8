"""Has paper typeset in a child process with bounded time and memory; one at a time, the last few are remembered."""

import io
import json
import os
import subprocess
import sys
import threading
from collections import OrderedDict
from datetime import UTC, datetime, time
from hashlib import sha256
from pathlib import Path

import segno

from ..errors import Busy, Refused
from . import nodes

RIGHT_TO_LEFT = frozenset(("ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"))
_AT_ONCE = threading.BoundedSemaphore(1)
_PATIENCE = 12
_KEPT = 24
_CHILD = Path(__file__).with_name("press.py")
_made: OrderedDict[str, bytes] = OrderedDict()
_lock = threading.Lock()


def code(*, title: str, author: str, who: str, language: str, html: str, after, foot: str, day=None) -> bytes:
    """A code on A4. `after`: (heading, HTML) that follow it, such as contacts; `day`: when it was published."""
    told = [[heading, nodes.levelled(nodes.tree(words), 3)] for heading, words in after]
    facts = _facts(title, author, who, language, foot, day) | {"body": nodes.levelled(nodes.tree(html)), "after": told}
    return _printed("code", facts)


def case(*, title: str, who: str, language: str, html: str, foot: str, day=None) -> bytes:
    """The papers of a case on A4. What is sealed elsewhere is not remembered here."""
    facts = _facts(title, who, who, language, foot, day) | {"body": nodes.levelled(nodes.tree(html)), "after": []}
    return _typeset(json.dumps({"kind": "code", "facts": facts}, ensure_ascii=False).encode())


def poster(
    *,
    paper: str,
    title: str,
    author: str,
    who: str,
    language: str,
    html: str,
    url: str,
    scan: str,
    after,
    foot: str,
    day=None,
) -> bytes:
    """A poster, `a4` or `a6`: a few words, a QR code that leads to `url`, and whom one can turn to."""
    told = [[heading, nodes.levelled(nodes.tree(words), 3)] for heading, words in after]
    facts = _facts(title, author, who, language, foot, day) | {
        "paper": paper,
        "body": nodes.levelled(nodes.tree(html)),
        "after": told,
        "url": url,
        "shown": _shown(url),
        "scan": scan,
        "qr": qr(url),
    }
    return _printed("poster", facts)


def sign(shape: str, *, paper: str, who: str, where: str, language: str, blocks, url: str, foot: str, **more) -> bytes:
    """What leads to a form: `sign` (a poster), `door` or `cards`. `blocks`: its words in each of its languages.

    `more`: event, place, numbers as (words, number), people as (name, words, ways).
    """
    head = blocks[0]["head"]
    facts = _facts(f"{head} {where}".strip(), who, who, language, foot, None) | more
    facts |= {"paper": paper, "where": where, "blocks": blocks, "url": url, "shown": _shown(url), "qr": qr(url)}
    return _printed(shape, facts)


def button(words: str, language: str) -> bytes:
    """A button as a PNG: white on teal in a white and a dark edge, so that it stands out on any ground."""
    return _printed("button", _facts(words, "", "", language, "", None))


def _shown(url: str) -> str:
    return url.partition("//")[2].rstrip("/")


def qr(url: str) -> str:
    """A QR code as SVG."""
    held = io.BytesIO()
    segno.make(url, error="m").save(held, kind="svg", border=2, dark="#1d2329", light="#ffffff", scale=4)
    return held.getvalue().decode()


def _facts(title: str, author: str, who: str, language: str, foot: str, day) -> dict:
    short = (language or "en").split("-")[0].lower()
    lang = short if short.isascii() and short.isalpha() and 2 <= len(short) <= 3 else "en"
    facts = {"title": title, "author": author, "who": who, "about": f"{title}, {who}", "lang": lang, "foot": foot}
    stamp = int(datetime.combine(day, time(12), UTC).timestamp()) if day else 0
    return facts | {"rtl": lang in RIGHT_TO_LEFT, "stamp": stamp}


def _printed(kind: str, facts: dict) -> bytes:
    """The PDF; the same facts are typeset once. Raises Refused paper_no_font or paper_too_tangled, and Busy."""
    asked = json.dumps({"kind": kind, "facts": facts}, ensure_ascii=False).encode()
    name = sha256(asked).hexdigest()
    with _lock:
        if name in _made:
            _made.move_to_end(name)
            return _made[name]
    made = _typeset(asked, name)
    with _lock:
        _made[name] = made
        while len(_made) > _KEPT:
            _made.popitem(last=False)
    return made


def _typeset(asked: bytes, name: str = "") -> bytes:
    if not _AT_ONCE.acquire(timeout=_PATIENCE):
        raise Busy
    try:
        return _made.get(name) or _ask(asked)
    finally:
        _AT_ONCE.release()


def _ask(asked: bytes) -> bytes:
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_CHILD)],
            input=asked,
            capture_output=True,
            timeout=_PATIENCE,
            env={"PATH": os.defpath, "LANG": "C.UTF-8", "HOME": "/nonexistent"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused("paper_too_tangled", 413) from error
    if done.returncode == 3:
        raise Refused("paper_no_font")
    if done.returncode != 0:
        raise Refused("paper_too_tangled", 413)
    return done.stdout
