"""Pages and forms. The only module that knows HTMX exists."""

import hashlib
import json
from functools import cache
from pathlib import Path
from urllib.parse import quote

from flask import Flask, Request, Response, current_app, g, make_response, redirect, render_template, request, url_for
from flask_htmx import HTMX
from flask_wtf import FlaskForm
from werkzeug.http import HTTP_STATUS_CODES
from wtforms import HiddenField

from . import sealing, translation

htmx = HTMX()

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; "
    "manifest-src 'self'; worker-src 'self'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
}  # what is published, for programs: a page of any other site may read it, without a cookie of ours
HSTS = "max-age=63072000; includeSubDomains"
FOREVER = "public, max-age=31536000, immutable"
FIELDS = 300
HEAD = 64 * 1024  # of every file: by it one sees what it is


class SealedRequest(Request):
    """A request whose uploads never lie on disk in clear, and whose body has bounds."""

    max_content_length = 1024 * 1024
    max_form_memory_size = 1024 * 1024
    max_form_parts = FIELDS
    kept_length = 1024 * 1024  # of all files together; what comes beyond is read and let go, so that the words arrive

    def _get_file_stream(self, total_content_length, content_type, filename=None, content_length=None):
        spools = self.__dict__.setdefault("spools", [])
        left = self.kept_length - sum(one.kept for one in spools)
        spools.append(sealing.SealedSpool(most=max(left, HEAD)))
        return spools[-1]

    def _load_form_data(self):
        """What was sent, without zero bytes: no database and no mail takes one, and nobody typed it."""
        super()._load_form_data()
        sent = self.__dict__["form"]
        if any("\0" in name or "\0" in value for name, value in sent.items(multi=True)):
            clean = [(name.replace("\0", ""), value.replace("\0", "")) for name, value in sent.items(multi=True)]
            self.__dict__["form"] = self.parameter_storage_class(clean)


class Portal(Flask):
    """The application class: our request in place of Flask's."""

    request_class = SealedRequest


def wants_fragment() -> bool:
    """Whether htmx asks for a part of the page (and not for the page after a lost history entry)."""
    return bool(htmx) and not htmx.history_restore_request


def page(template: str, *, fragment: str | None = None, status: int = 200, **context) -> Response:
    """The page, or only its block `fragment` when htmx asked."""
    if fragment and wants_fragment():
        found = current_app.jinja_env.get_template(template)
        values = dict(context)
        current_app.update_template_context(values)
        body = "".join(found.blocks[fragment](found.new_context(values)))
    else:
        body = render_template(template, **context)
    answer = make_response(body, status)
    answer.headers.setdefault("Vary", "HX-Request")
    return answer


def go(endpoint: str, **values) -> Response:
    """Send the browser on after a successful act: 303, or HX-Redirect under htmx."""
    return go_to(url_for(endpoint, **values))


def go_to(path: str) -> Response:
    """Like `go`, for a path of our own that is already known."""
    if htmx:
        answer = make_response("", 204)
        answer.headers["HX-Redirect"] = path
        return answer
    return redirect(path, 303)


class Spoken(FlaskForm.Meta):
    """What the forms' library says by itself comes from our catalogues."""

    def get_translations(self, _form):
        """Asked anew for each form: the language is the page's."""
        return translation.Words()


class Form(FlaskForm):
    """A form for somebody signed in. Its token is checked by entry before any view runs."""

    class Meta(Spoken):
        csrf = False

    csrf_token = HiddenField(default=lambda: g.get("csrf_token", ""), render_kw={"id": False})  # two forms, one page

    def process(self, formdata=None, obj=None, data=None, extra_filters=None, **kwargs):
        """Fill the form; the token shown is always this session's own."""
        super().process(formdata, obj, data, extra_filters, **kwargs)
        self.csrf_token.data = g.get("csrf_token", "")


class OpenForm(FlaskForm):
    """A form for somebody without a cookie: it carries a signed, timed token (settled 14).

    `unremembered`: the browser is asked not to keep what was typed, to offer it to the next one at this device. A
    field that is to be remembered (an address, a password) says so itself.
    """

    unremembered = True

    class Meta(Spoken):
        csrf = False

    form_token = HiddenField(render_kw={"id": False})

    def process(self, formdata=None, obj=None, data=None, extra_filters=None, **kwargs):
        """Fill the form and put a fresh token into it."""
        super().process(formdata, obj, data, extra_filters, **kwargs)
        self.form_token.data = g.fresh_token() if "fresh_token" in g else ""


def data(told: dict) -> Response:
    """What is published, for a program: JSON that is asked for again only by its ETag."""
    answer = Response(json.dumps(told, ensure_ascii=False, indent=1) + "\n", mimetype="application/json")
    answer.headers["Cache-Control"] = "public, no-cache"
    answer.add_etag()
    return answer.make_conditional(request)


def problem(status: int, detail: str = "") -> Response:
    """A refusal for a program (RFC 9457)."""
    told = {"type": "about:blank", "title": HTTP_STATUS_CODES.get(status, "Refused"), "status": status}
    answer = Response(json.dumps(told | ({"detail": detail} if detail else {})) + "\n", status)
    answer.mimetype = "application/problem+json"
    answer.headers.update(SHARED)
    return answer


def link_to(path: str = "") -> str:
    """A path as an address for mails, codes and links: from the settings, never from the request (R49)."""
    return current_app.config["SETTINGS"].base_url.rstrip("/") + path


def host() -> str:
    """The host this request names; it need not be one of ours, so it only chooses between our own addresses."""
    return request.environ.get("HTTP_HOST", "")


def link_here(path: str = "") -> str:
    """A path as an address on a page: on the onion, where the reader already is, else as in mails."""
    return current_app.config["SETTINGS"].address_at(host()) + path


def put_beside(form, name: str | None, words) -> None:
    """Put a refusal's words beside the field it is about, or above the form when that field is not in it."""
    if name and name in form:
        form[name].errors = [*form[name].errors, words]
    else:
        form.form_errors.append(words)


def put_headers(answer: Response) -> Response:
    """Security headers on every answer, errors and 304 included (R30-R34)."""
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    if current_app.config["SETTINGS"].secure_at(host()):
        answer.headers.setdefault("Strict-Transport-Security", HSTS)
    _put_onion(answer)
    if request.endpoint != "static":
        answer.headers.setdefault("Cache-Control", "no-store")
        answer.vary.add("HX-Request")
    elif request.args.get("v") == _mark(Path(current_app.static_folder, request.view_args["filename"])) != "":
        answer.headers["Cache-Control"] = FOREVER
    return answer


def _put_onion(answer: Response) -> None:
    """Tell Tor Browser where the same page stands as an onion, on pages that are open to everybody.

    Only on the clear address and over https: elsewhere the browser does not believe it.
    """
    settings = current_app.config["SETTINGS"]
    if not settings.onion_url or settings.is_onion(host()) or not settings.base_url.startswith("https:"):
        return
    who = getattr(current_app.view_functions.get(request.endpoint), "audience", None)
    if who is not None and who.open and answer.status_code < 400 and answer.mimetype == "text/html":
        query = request.query_string.decode("ascii", "ignore")
        path = quote(request.path) + (f"?{query}" if query else "")
        answer.headers["Onion-Location"] = settings.onion_url.rstrip("/") + path


@cache
def _mark(path: Path) -> str:
    """A short digest of a static file; a changed file gets another address, so browsers may keep what they have."""
    return hashlib.blake2b(path.read_bytes(), digest_size=6).hexdigest() if path.is_file() else ""


def _name_static(endpoint: str, values: dict) -> None:
    if endpoint == "static" and values.get("filename"):
        values.setdefault("v", _mark(Path(current_app.static_folder, values["filename"])) or None)


def init(app: Flask) -> None:
    """Hang the web layer on an application."""
    htmx.init_app(app)
    app.url_default_functions.setdefault(None, []).append(_name_static)
    app.after_request(put_headers)
