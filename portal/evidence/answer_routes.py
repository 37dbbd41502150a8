"""What is answered with a file: a download, a drawn page, or the page about it. Reports and cases say whose file."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from flask import Response
from flask_babel import gettext as _

from ..errors import NotFound, Refused
from ..web import page as web_page
from . import labels, showing
from .cleaning import Unclean
from .forms import OriginalForm
from .kinds import SAFE_TYPES
from .opening import LONGEST, OpeningView

SANDBOX = "sandbox; default-src 'none'"
DRAWN = "sandbox; default-src 'none'; img-src 'self'"


@dataclass(frozen=True)
class Shelf:
    """Where a file lies, as one of its pages needs to know it: verbs that open it, and addresses.

    `read` gives (name, type, size, bytes) of the copy; `open_original` the same of the original, for a reason.
    `url(what, **values)`: the address of "file", "page", "look" or "original" of this file.
    """

    about: showing.About
    read: Callable
    open_original: Callable
    openings: Callable[[], tuple[OpeningView, ...]]
    url: Callable[..., str]
    back: str


def attachment(name: str, kind: str, size: int, parts) -> Response:
    """A sealed file as a download. `parts` yields its bytes."""
    answer = Response(parts, mimetype=kind if kind in SAFE_TYPES else "application/octet-stream")
    plain = re.sub(r"[^A-Za-z0-9._ -]", "_", name)
    answer.headers["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    answer.headers["Content-Length"] = str(size)
    answer.headers["Content-Security-Policy"] = SANDBOX
    return answer


def drawn(shelf: Shelf, number: int) -> Response:
    """One page of a file as a picture that was drawn here."""
    try:
        found = showing.page(shelf.about, shelf.read()[3], number)
    except Unclean as unclean:
        raise NotFound from unclean
    answer = Response(found.raw, mimetype=found.type)
    answer.headers["Content-Disposition"] = "inline"
    answer.headers["Content-Security-Policy"] = DRAWN
    return answer


def look(frame: dict, shelf: Shelf, names: dict, *, form=None, number: int = 1, status: int = 200):
    """The page about a file: what it is, what was taken out, its words or a page of it, and the way to the original.

    `frame`: what the layout of this place needs. `names`: of those who opened the original before.
    """
    number = min(max(number, 1), max(shelf.about.shown_pages, 1))
    text, more = showing.words(shelf.read()[3]) if shelf.about.shows == "words" else ("", False)
    return web_page(
        "evidence/look.html",
        status=status,
        file=shelf.about,
        shelf=shelf,
        names=names,
        number=number,
        text=text,
        more=more,
        openings=shelf.openings() if shelf.about.has_original else (),
        form=form or OriginalForm(formdata=None),
        evidence=labels,
        **frame,
    )


def original(frame: dict, shelf: Shelf, names: dict):
    """The original as a download, once a reason stands; the page again when none was given."""
    form = OriginalForm()
    if not shelf.about.has_original:
        raise NotFound
    try:
        return attachment(*shelf.open_original(form.reason.data or ""))
    except Refused as refused:
        form.reason.errors = [
            _("This is longer than %(most)s characters. Say it shorter.", most=LONGEST)
            if refused.code == "reason_long"
            else _("Write why you open it, in a few words.")
        ]
        return look(frame, shelf, names, form=form, status=422)
