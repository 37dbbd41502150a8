"""From a request to an Actor, and from an answer to a commit. The only reader of `current_user`."""

from dataclasses import dataclass

from flask import abort, current_app, g, make_response, request, session, url_for
from flask_babel import get_locale
from flask_login import LoginManager, current_user
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.middleware.proxy_fix import ProxyFix

from .. import access, accounts, audit, clock, config, db, sealing, translation, web
from ..errors import NotFound, SecondFactorNeeded
from . import unsent
from .places import NEED_SECOND_FACTOR, instead_of, language_of
from .sessions import SealedSessions, seconds_left
from .tokens import carries_token, fresh_token, same_origin

LARGEST_NUMBER = 2**31 - 1
SAFE = ("GET", "HEAD", "OPTIONS")
INSIDE = ("/desk/", "/committee/", "/register/", "/operator/")
_login = LoginManager()
_login.session_protection = None


@dataclass(frozen=True)
class Somebody:
    """Whoever is signed in, as they were when the request began: no row, so a refusal's page can name them still."""

    id: str
    name: str
    is_active: bool
    has_totp: bool

    is_anonymous = False

    @property
    def is_authenticated(self) -> bool:
        """What flask-login asks for: an active account."""
        return self.is_active

    def get_id(self) -> str:
        """What flask-login goes by."""
        return self.id


@_login.user_loader
def _somebody(person_id: str) -> Somebody | None:
    row = accounts.person(person_id)
    return Somebody(row.id, row.name, row.is_active, row.has_totp) if row is not None else None


def init(app) -> None:
    """Hang sessions, sign-in and the checks before every view on an application."""
    believe_proxies(app)
    app.session_interface = SealedSessions()
    app.config["TRUSTED_HOSTS"] = _hosts(app.config["SETTINGS"])
    _login.init_app(app)
    app.before_request(check_request)
    app.teardown_request(_let_go)
    app.context_processor(page_values)


def believe_proxies(app) -> None:
    """Take a client's address and scheme from as many proxies as the settings name; else from nobody.

    Never host, port or path: those are the settings' (R48, R49).
    """
    count = app.config["SETTINGS"].proxies
    if count:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=0, x_port=0, x_prefix=0)


def _let_go(_error) -> None:
    """The thread's next request must not begin by taking the write lock: it reads its session first."""
    db.begin_writing(False)


def _hosts(settings) -> list[str]:
    loopback = config.LOOPBACK if settings.hostname in config.LOOPBACK else ()
    onion = [settings.onion_host] if settings.onion_host else []
    return [settings.hostname, *onion, *loopback]


def check_request():
    """Bounds, host, origin and sign-in, before any view and any tenant is looked up (R37, R49)."""
    numbers = [value for value in (request.view_args or {}).values() if isinstance(value, int)]
    if "\0" in request.path or any(number > LARGEST_NUMBER for number in numbers):
        raise NotFound  # no address of ours: no database takes one of these
    _ = request.host  # werkzeug refuses an untrusted host here, before any tenant is looked up
    view = current_app.view_functions.get(request.endpoint)
    if request.method not in SAFE:
        request.kept_length = getattr(view, "upload", request.kept_length)
        request.max_content_length = getattr(view, "read", request.kept_length)
        if not same_origin():
            abort(400, "origin")
        if sum(len(values) for values in request.form.listvalues()) > web.FIELDS:  # also under one name (A14)
            raise RequestEntityTooLarge
    g.fresh_token = fresh_token
    if request.path.startswith(INSIDE) and not signed_in():
        return ask_to_sign_in()
    return None


def ask_to_sign_in():
    """The way to sign in and back; what an ended session's form carried is kept for its sender (settled 19)."""
    if request.method in SAFE:
        return web.go_to(url_for("entry.sign_in", next=request.path))
    if session.token is None and request.form:
        with db.writing():
            token = request.cookies.get(current_app.session_interface.get_cookie_name(current_app), "")
            if unsent.put_away(token, request.path, list(request.form.items(multi=True))):
                return web.go_to(url_for("entry.sign_in", next=url_for("entry.give_back")))
    return web.go_to(url_for("entry.sign_in"))


def signed_in() -> bool:
    """Whether a whole (not half) session of an active person stands behind this request."""
    row = g.get("session_row")
    return row is not None and row.state == sealing.FULL and bool(current_user.is_authenticated)


def answer(who, view, values: dict, writes=None):
    """Admit, run the view in one unit of work, and keep or drop what it did."""
    unsafe = request.method not in SAFE
    if not who.open and who.name != "half" and not signed_in():
        return ask_to_sign_in()
    if unsafe and not carries_token(who.open):
        abort(400, "token")
    db.begin_writing(unsafe and (writes is None or writes()))
    actor = admit(who, values)
    if actor is None:
        return ask_to_sign_in()
    g.actor = actor
    instead = instead_of(actor, request.endpoint) if who.open and "slug" in values else None
    if instead is not None and who.name == "data":
        raise NotFound  # a page for people stands there; for programs nothing does
    response = make_response(view(actor, **values) if instead is None else instead)
    settle(unsafe, response.status_code)
    return response


def settle(unsafe: bool, status: int) -> None:
    """Commit an act that succeeded; else keep nothing but what audit noted and the last-seen (settled 12)."""
    if unsafe and (status < 400 or g.get("keep_anyway", False)):
        audit.settle()
        db.db.session.commit()
        return
    db.db.session.rollback()
    if status >= 400:
        audit.forget()
    row = g.get("session_row")
    seen = row is not None and clock.now() - row.seen >= sealing.TOUCH
    if not (seen or audit.waiting()):
        return
    db.begin_writing(True)
    audit.settle()
    found = sealing.load_session(session.token) if seen and session.token else None
    if found is not None:
        sealing.touch_session(found[0])
    db.db.session.commit()
    db.begin_writing(False)


def keep_anyway() -> None:
    """The answer is a refusal, yet what arrived stays: files, when a word beside them is missing (settled 15)."""
    g.keep_anyway = True


def admit(who, values: dict):
    """The Actor for this audience, None when signing in would help, NotFound for everybody else."""
    if who.open:
        return _visitor(who, values.get("slug"))
    if who.name == "half":
        return _person_actor() if current_user.is_authenticated else None
    if not signed_in():
        return None
    if who.name == "person":
        return _person_actor()
    return actor_in(_place(who, values), who.roles)


def admitted():
    """This request's actor, also when it came no further than waiting for others to write."""
    view = current_app.view_functions[request.endpoint]
    return g.get("actor") or admit(view.audience, request.view_args or {})


def _visitor(who, slug: str | None):
    role = "public" if who.name in ("public", "embed", "data") else "reporter"
    if slug is None:
        return access.Actor("committee" if who.name == "reporter" else "site", role=role)
    partition = access.door(slug)
    if partition is None:
        raise NotFound("community")
    if translation.chosen() is None:
        translation.speak(language_of(partition))
    return access.Actor(partition, role=role)


def _person_actor():
    return access.Actor("site", current_user.get_id(), g.key, role="person")


def signed_in_actor():
    """Whoever is signed in, as themself, on a page that is also for strangers; None for a stranger."""
    return _person_actor() if signed_in() else None


def _place(who, values: dict) -> str:
    if who.name == "desk":
        partition = access.door(values["slug"])
        if partition is None:
            raise NotFound
        return partition
    return "site" if who.name == "operator" else "committee"


def actor_in(partition: str, roles: tuple[str, ...] = ()):
    """The signed-in person as an actor at one place, in the first of `roles` they hold there (any if empty).

    Raises NotFound when they hold none, SecondFactorNeeded when the role asks for one: a page over several
    partitions asks once for each.
    """
    held = [role for place, role in access.roles_of(current_user.get_id(), partition)]
    wanted = [role for role in (roles or access.ROLES) if role in held]
    if not wanted:
        raise NotFound
    if wanted[0] in NEED_SECOND_FACTOR and current_app.config["SETTINGS"].second_factor and not current_user.has_totp:
        raise SecondFactorNeeded
    return access.Actor(partition, current_user.get_id(), g.key, role=wanted[0])


def page_values() -> dict:
    """What every layout may show."""
    settings = current_app.config["SETTINGS"]
    actor = g.get("actor")
    return {
        "lang": str(get_locale()).replace("_", "-"),
        "text_direction": get_locale().text_direction,
        "actor": actor,
        "acting_role": getattr(actor, "role", None),
        "csrf_token": lambda: g.get("csrf_token", ""),
        "form_token": fresh_token,
        "signed_in_name": current_user.name if signed_in() else None,
        "session_left": seconds_left(g.session_row) if signed_in() else None,
        "demo": settings.demo,
        "exit_url": settings.exit_url,
    }
