"""What the portal writes down while it runs: no address, query, token, name or word anybody typed.

A request is one line with its route as we wrote it (`/desk/<slug>/`), never as it was called. Pages that
strangers and reporters use show neither route nor method, so that no line marks the moment of a report.
"""

import json
import logging
import re
import secrets
import sys
import time
import traceback
from pathlib import Path

from flask import current_app, g, request

_HARMFUL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_ID = re.compile(r"[a-z2-7]{26}")
_FACT = re.compile(r"[a-z_]{2,30}=\S+")
_HOME = str(Path(__file__).resolve().parent.parent) + "/"
_log = logging.getLogger("portal.request")


def escaped(text: str) -> str:
    """The text on one line, with nothing in it that a terminal or a log reader acts on (R62)."""
    return _HARMFUL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class Formatter(logging.Formatter):
    """One record, one line. Of other people's records only the words they wrote in their code."""

    converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        ours = record.name.split(".")[0] == "portal"
        words = record.getMessage() if ours else str(record.msg)
        if record.exc_info and record.exc_info[1] is not None:
            words += f" kind={type(record.exc_info[1]).__name__} at={where(record.exc_info[1])}"
        moment = self.formatTime(record, "%Y-%m-%dT%H:%M:%SZ")
        return escaped(f"{moment} {record.levelname.lower()} {record.name} {words}")


class JsonFormatter(Formatter):
    """One record, one JSON object: the same words, and each `name=value` in them as a field of its own."""

    def format(self, record: logging.LogRecord) -> str:
        """The same as the other formatter would say, and not one word more."""
        moment, level, name, words = super().format(record).split(" ", 3)
        facts = dict(part.split("=", 1) for part in words.split() if _FACT.fullmatch(part))
        said = {"at": moment, "level": level, "logger": name, "words": words}
        return json.dumps(facts | getattr(record, "facts", {}) | said, ensure_ascii=False)


def setup(stream=None, as_json: bool = False) -> None:
    """Send every logger's lines through the formatter, to standard error."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonFormatter() if as_json else Formatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("portal").setLevel(logging.INFO)
    logging.getLogger("portal.request").setLevel(logging.NOTSET)
    logging.captureWarnings(True)


def quiet() -> None:
    """No line for each request: a command that goes through pages itself speaks in its answer."""
    logging.getLogger("portal.request").setLevel(logging.WARNING)


def where(error: BaseException) -> str:
    """The last places an error passed, file and line of our code first; none of its words or values."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename.removeprefix(_HOME)}:{frame.lineno}" for frame in frames]
    ours = [place for place in places if place.startswith("portal/")][-3:]
    return ",".join([*ours, *(places[-1:] if places and places[-1] not in ours else [])]) or "?"


def fault(log: logging.Logger, error: BaseException, **facts) -> str:
    """Log an error by kind, place and a number; gives `kind number` for whoever shows it."""
    number = secrets.token_hex(4)
    known = "".join(f" {name}={value}" for name, value in facts.items())
    log.error("error=%s kind=%s at=%s%s", number, type(error).__name__, where(error), known)
    return f"{type(error).__name__} {number}"


def last_resort(wsgi_app):
    """Around everything: what not even the page for faults survives is written down and answered in plain words."""

    def answered(environ, start_response):
        try:
            return wsgi_app(environ, start_response)
        except Exception as error:
            fault(logging.getLogger("portal"), error, cause=type(error.__context__).__name__)
            start_response("500 Internal Server Error", [("Content-Type", "text/plain"), ("Cache-Control", "no-store")])
            return [b"Something went wrong here. Try again in a minute.\n"]

    return answered


def init(app) -> None:
    """Hang the line a request on an application."""
    app.before_request(_begin)
    app.after_request(_line)


def _begin() -> None:
    g.began = time.perf_counter()


def _line(response):
    spent = (time.perf_counter() - g.get("began", time.perf_counter())) * 1000
    facts = {"route": called(), "status": response.status_code, "ms": round(spent)}
    _log.info("%s %d %.0fms", facts["route"], response.status_code, spent, extra={"facts": facts})
    return response


def called() -> str:
    """The request as it may be written down: method, route, and the ids in it."""
    view = current_app.view_functions.get(request.endpoint)
    declared = getattr(view, "audience", None)
    if request.url_rule is None or (declared is not None and declared.open):
        return "- open"
    values = (request.view_args or {}).items()
    ids = [f"{name}={value}" for name, value in values if name.endswith("_id") and _ID.fullmatch(str(value))]
    return " ".join([request.method, request.url_rule.rule, *ids])
