"""Where somebody goes after signing in: only to a page of ours that exists."""

import re

from flask import current_app
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

_PATH = re.compile(r"/[A-Za-z0-9_./-]*(?:\?[A-Za-z0-9_=&.-]*)?", re.ASCII)
_LONGEST = 300


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
