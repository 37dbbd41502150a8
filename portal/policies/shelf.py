"""Finished public pages, answered before Flask: rendered once a version, compressed once, right within two seconds.

A view marks its answer with `X-Shelf: <slug>`; the mark never leaves the house. What stands on the shelf belongs to
that community's stamp, which changes with every publication, contact, promise and event. Each process looks a stamp
up at most once a second (settled 27). Cookies play no part: a shelved path is rendered without them.
"""

import gzip
import hashlib
import re
import threading
import time
from dataclasses import dataclass, field

from sqlalchemy.exc import SQLAlchemyError

from ..communities import read_stamp
from ..db import begin_writing

MARK = "X-Shelf"
ROOM = 32 * 1024 * 1024
FRESH = 1.0
OLDEST = 60.0
_PATH = re.compile(
    r"/c/([a-z0-9][a-z0-9-]{0,58})/(?:conduct(?:/[0-9]{1,6}|/changes|\.html|\.json|\.jsonld|\.pdf)?|CODE_OF_CONDUCT\.(?:md|rst)"
    r"|poster-a[46]\.pdf|embed|use|e/[a-z0-9-]{1,60}/)?"
)
_QUERY = re.compile(r"(?:lang=[A-Za-z-]{2,12})?")
_PERSONAL = ("HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE")
_OURS = {"content-length", "etag", "vary", "cache-control", "content-encoding", "set-cookie", MARK.lower()}
_GZIP = re.compile(r"(?:^|[\s,])gzip(?!\s*;\s*q=0(?:\.0*)?(?:[\s,]|$))", re.IGNORECASE)


@dataclass
class _Page:
    """One finished answer, plain and compressed, each with its own strong ETag and its headers ready."""

    stamp: str
    made: float
    plain: tuple
    packed: tuple
    size: int
    used: float = 0.0


@dataclass
class _Stamp:
    value: str | None
    looked: float


@dataclass
class _Caught:
    status: str = ""
    headers: list = field(default_factory=list)

    def start(self, status, headers, exc_info=None):
        self.status, self.headers = status, headers


def shelve(app):
    """The application's WSGI callable with a shelf before it."""
    return Shelf(app, fresh=0.0 if app.config["SETTINGS"].testing else FRESH)


class Shelf:
    """Answers what stands on it, lets Flask render what does not, and passes everything else on."""

    def __init__(self, app, *, fresh: float = FRESH, room: int = ROOM):
        self._app, self._inner = app, app.wsgi_app
        self._fresh, self._room, self._filled = fresh, room, 0
        self._hosts = frozenset(app.config.get("TRUSTED_HOSTS") or ())
        self._onions = app.config["SETTINGS"].onion_host
        self._pages: dict[tuple[str, str, bool], _Page] = {}
        self._stamps: dict[str, _Stamp] = {}
        self._lock = threading.Lock()
        self._locks = [threading.Lock() for _ in range(32)]

    def __call__(self, environ, start_response):
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self._changing(environ, start_response)
        path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
        key = (path, query, self._onion(environ))
        page = self._pages.get(key)
        if page is None and not (path.startswith("/c/") and _PATH.fullmatch(path) and _QUERY.fullmatch(query)):
            return self._through(environ, start_response)
        if "HTTP_HX_REQUEST" in environ or not self._knows(environ.get("HTTP_HOST", "")):
            return self._through(environ, start_response)
        slug = path.split("/", 3)[2]
        now = time.monotonic()
        stamp = self._stamp(slug, now)
        if page is None or page.stamp != stamp or now - page.made > OLDEST:
            with self._locks[hash(key) % 32]:
                page = self._pages.get(key)
                if page is None or page.stamp != stamp or now - page.made > OLDEST:
                    page = self._render(environ, start_response, key, slug, stamp)
                    if not isinstance(page, _Page):
                        return page
        page.used = now
        return _answer(page, environ, start_response)

    def _through(self, environ, start_response):
        """Flask's own answer, without the mark."""
        if not environ["PATH_INFO"].startswith("/c/"):
            return self._inner(environ, start_response)

        def start(status, headers, exc_info=None):
            return start_response(status, _unmarked(headers), exc_info)

        return self._inner(environ, start)

    def _changing(self, environ, start_response):
        """After an act in this process its pages are looked at afresh, so that people see their own change."""
        answer = self._inner(environ, start_response)
        self._stamps.clear()
        return answer

    def _onion(self, environ) -> bool:
        """Pages for onion visitors are others: they name the onion, and no way to it."""
        return bool(self._onions) and environ.get("HTTP_HOST", "").partition(":")[0].lower() == self._onions

    def _knows(self, host: str) -> bool:
        name = host.rpartition(":")[0] or host
        return not self._hosts or name in self._hosts or host in self._hosts

    def _stamp(self, slug: str, now: float) -> str | None:
        """The community's stamp, at most `fresh` seconds old; None when it can't be known."""
        known = self._stamps.get(slug)
        if known is not None and now - known.looked < self._fresh:
            return known.value
        if known is not None:
            known.looked = now
        try:
            with self._app.app_context():
                begin_writing(False)
                value = read_stamp(slug)
        except SQLAlchemyError:
            return None
        if value is not None:
            if len(self._stamps) > 10_000:
                self._stamps.clear()
            self._stamps[slug] = _Stamp(value, now)
        return value

    def _render(self, environ, start_response, key, slug, stamp):
        """Let Flask render the page without cookies; keep it if it is marked, else hand it on as it is."""
        asked = {name: value for name, value in environ.items() if name not in _PERSONAL}
        asked["REQUEST_METHOD"] = "GET"
        caught = _Caught()
        parts = self._inner(asked, caught.start)
        try:
            body = b"".join(parts)
        finally:
            if hasattr(parts, "close"):
                parts.close()
        headers = {name.lower(): value for name, value in caught.headers}
        if stamp is None or not caught.status.startswith("200") or headers.get(MARK.lower()) != slug:
            start_response(caught.status, _unmarked(caught.headers))
            return [b""] if environ["REQUEST_METHOD"] == "HEAD" else [body]
        page = _finished(stamp, body, caught.headers)
        self._put(key, page)
        return page

    def _put(self, key, page: _Page) -> None:
        with self._lock:
            old = self._pages.pop(key, None)
            self._filled += page.size - (old.size if old else 0)
            self._pages[key] = page
            while self._filled > self._room and len(self._pages) > 1:
                oldest = min((one for one in self._pages if one != key), key=lambda one: self._pages[one].used)
                self._filled -= self._pages.pop(oldest).size


def _unmarked(headers: list) -> list:
    return [pair for pair in headers if pair[0].lower() != MARK.lower()]


def _finished(stamp: str, body: bytes, headers: list) -> _Page:
    kept = [pair for pair in headers if pair[0].lower() not in _OURS]
    kept += [("Cache-Control", "public, no-cache"), ("Vary", "Accept-Encoding, HX-Request")]
    name = hashlib.sha256(body).hexdigest()[:32]
    packed = gzip.compress(body, 9, mtime=0)
    return _Page(
        stamp,
        time.monotonic(),
        _variant(f'"{name}"', body, kept),
        _variant(f'"{name}-gz"', packed, [*kept, ("Content-Encoding", "gzip")]),
        len(body) + len(packed) + 2000,
        time.monotonic(),
    )


def _variant(etag: str, body: bytes, headers: list) -> tuple:
    """(etag, body, headers, headers of its 304)."""
    whole = [*headers, ("ETag", etag), ("Content-Length", str(len(body)))]
    about_body = ("content-type", "content-length", "content-encoding")
    return etag, [body], whole, [pair for pair in whole if pair[0].lower() not in about_body]


def _answer(page: _Page, environ, start_response):
    wanted = environ.get("HTTP_ACCEPT_ENCODING")
    etag, body, headers, unchanged = page.packed if wanted and _GZIP.search(wanted) else page.plain
    held = environ.get("HTTP_IF_NONE_MATCH")
    if held and (etag in held or held.strip() == "*"):
        start_response("304 NOT MODIFIED", unchanged)
        return []
    start_response("200 OK", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else body
