"""Where somebody goes after signing in, or meant to go: only to a page of ours that exists."""

import re

from flask import current_app
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

_PATH = re.compile(r"/[A-Za-z0-9_./-]*(?:\?[A-Za-z0-9_=&.-]*)?", re.ASCII)
_LONGEST = 300
_TYPED = re.compile(r"/(r|c|report|box)((?:/[^/]+)*)/?", re.IGNORECASE | re.ASCII)


def local_path(wanted: str | None) -> str | None:
    """The path if it is plainly one of our own pages, else None (R38). Nothing is decoded or mended."""
    if not wanted or len(wanted) > _LONGEST or not _PATH.fullmatch(wanted):
        return None
    path = wanted.partition("?")[0]
    if "//" in path or ".." in path or path.startswith(("/static", "/sign-")):
        return None
    try:
        current_app.url_map.bind("").match(path, "GET")
    except RequestRedirect:
        return wanted
    except HTTPException:
        return None
    return wanted


def meant(path: str) -> str | None:
    """What somebody meant who typed an address off a poster: phones make capitals, people end with a stroke.

    Whether there is such a community plays no part in it.
    """
    typed = _TYPED.fullmatch(path)
    if typed is None:
        return None
    first, rest = typed[1].lower(), typed[2].split("/")[1:]
    if first == "c":  # deeper down names may have capitals of their own
        rest = [part.lower() if at == 0 or part.lower() == "report" else part for at, part in enumerate(rest)]
    else:
        rest = [part.lower() for part in rest]
    tidy = _whole("/".join(["", first, *rest]))
    return tidy if tidy != path and local_path(tidy) else None


def _whole(path: str) -> str:
    """The path as its page has it, with a stroke at its end or without."""
    try:
        current_app.url_map.bind("").match(path, "GET")
    except RequestRedirect:
        return path + "/"
    except HTTPException:
        return path
    return path
