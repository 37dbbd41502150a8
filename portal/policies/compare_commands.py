"""`portal policies compare OLD NEW`: what changed between two files, word by word."""

import argparse
from pathlib import Path

from markupsafe import Markup

from .. import shell
from ..library import TEXT_LIMIT, compare
from ..shell import Answer

_MARKS = {"equal": ("", ""), "delete": ("[-", "-]"), "insert": ("{+", "+}")}
_PAGE = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>What changed</title></head>\n'
    "<body><h1>What changed</h1>\n<p>{}</p>\n</body></html>"
)


def hang(room) -> None:
    """Hang this verb on the room's."""
    verb = shell.verb(room, "compare", run_compare, "say which words changed between two texts", alone=True)
    verb.add_argument("old", type=_text, metavar="OLD", help="the earlier text, up to 200 kB")
    verb.add_argument("new", type=_text, metavar="NEW", help="the later text, up to 200 kB")
    verb.add_argument("--html", action="store_true", help="answer with a page of its own, marked with <ins> and <del>")


def _text(name: str) -> str:
    try:
        raw = Path(name).read_bytes()
    except OSError as error:
        raise argparse.ArgumentTypeError(f"{name} can't be read: {error.strerror}") from error
    if len(raw) > TEXT_LIMIT:
        raise argparse.ArgumentTypeError(f"{name} is longer than {TEXT_LIMIT // 1000} kB")
    return raw.decode("utf-8-sig", "replace")


def run_compare(options) -> Answer:
    """Equal and inserted runs are the new text, equal and deleted ones the old."""
    pieces = compare.words(options.old, options.new)
    told = [{"op": op, "text": text} for op, text in pieces]
    if options.html:
        return Answer(_PAGE.format(marked(pieces)), told)
    return Answer(" ".join(f"{_MARKS[op][0]}{text}{_MARKS[op][1]}" for op, text in pieces), told)


def marked(pieces) -> Markup:
    """The pieces as HTML."""
    tags = {"delete": Markup("<del>{}</del>"), "insert": Markup("<ins>{}</ins>"), "equal": Markup("{}")}
    return Markup(" ").join(tags[op].format(text) for op, text in pieces)
