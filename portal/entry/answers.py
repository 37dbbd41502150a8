"""What a refusal looks like. No page tells more than its status (R63)."""

import logging

from flask import Response, current_app, request, url_for
from werkzeug.exceptions import HTTPException, SecurityError

from .. import db, logs, web
from ..errors import Busy, NotFound, PortalError, Refused, SecondFactorNeeded
from . import admit, paths, unsent
from .admit import INSIDE, signed_in

_log = logging.getLogger("portal")
_PAGES = (400, 404, 405, 409, 413, 429, 500, 503, 507)


def init(app) -> None:
    """Hang sessions, the checks before every view, and the answers to every refusal on an application."""
    admit.init(app)
    app.register_error_handler(PortalError, refuse)
    app.register_error_handler(HTTPException, http)
    app.register_error_handler(Exception, crash)


_KEEP_WORDS = (409, 429, 500, 503, 507)  # the act did not happen, and its sender has not seen the form again


def _typed():
    """What somebody who is signed in had typed: it stands on the page that says that nothing came of it."""
    if request.method in admit.SAFE or not request.form or not signed_in():
        return None
    words = unsent.typed(request.full_path.removesuffix("?"), request.form.items(multi=True))
    return words if words is not None and words.texts else None


def _for_programs() -> bool:
    """Whether a program asks, for what is published: it is told in its own form."""
    who = getattr(current_app.view_functions.get(request.endpoint), "audience", None)
    return who.name == "data" if who else request.path.startswith("/data/")


def _page(status: int, **context):
    if _for_programs():
        admit.settle(unsafe=False, status=status)
        return web.problem(status)
    if status in _KEEP_WORDS:
        context["typed"] = _typed()
    context["sent"] = request.method not in admit.SAFE
    admit.settle(unsafe=False, status=status)
    template = f"errors/{status if status in _PAGES else 500 if status >= 500 else 400}.html"
    return web.page(template, status=status, **context)


def _missing(**context):
    """Nothing is here; an address typed by hand leads to the one that was meant."""
    to = paths.meant(request.path) if request.method == "GET" and not _for_programs() else None
    if to is None:
        return _page(404, **context)
    admit.settle(unsafe=False, status=404)
    asked = f"{to}?{request.query_string.decode('ascii', 'replace')}"
    return web.go_to(paths.local_path(asked) or to)


def refuse(error: PortalError):
    """Our own refusals: missing (or hidden) things, steps that do not follow, too much at once."""
    if isinstance(error, NotFound):
        return _missing(report_elsewhere="community" in error.args)
    if isinstance(error, SecondFactorNeeded):
        admit.settle(unsafe=False, status=403)
        return web.go_to(url_for("entry.second_factor", needed="yes"))
    if isinstance(error, Busy):
        answer = _page(503)
        answer.headers["Retry-After"] = "10"
        return answer
    return _page(error.status if isinstance(error, Refused) else 400)


def http(error: HTTPException):
    """Flask's refusals. Inside the house a stranger's 404 is the same way to sign in (settled 19)."""
    if error.code is None or error.code < 400:
        return error
    if isinstance(error, SecurityError):  # an unknown host: no page of ours can be built for it (R49)
        return Response("This is not the address of this portal.\n", 400, mimetype="text/plain")
    if error.code == 404 and request.path.startswith(INSIDE) and not signed_in():
        return web.go_to(url_for("entry.sign_in", next=request.path))
    if error.code == 404:
        return _missing()
    answer = _page(error.code, reason=error.description if error.description in ("origin", "token") else None)
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            answer.headers[name] = value
    return answer


def crash(error: Exception):
    """A bug of ours: a generic page with a number; the log gets the kind of error and where in our code, no words.

    That too many write at once is none: they are asked to try again, and no line says which page they wanted.
    """
    if db.is_waiting(error):
        return refuse(Busy())
    number = logs.fault(_log, error, page=logs.called()).split()[-1]
    if current_app.config["SETTINGS"].testing and not current_app.config["SHOW_CRASHES"]:
        raise error
    return _page(500, number=number)
