"""Server-side sessions: the cookie is a random token, the row opens only with it (R25-R29)."""

import secrets
from types import SimpleNamespace

from flask import g
from flask.sessions import SessionInterface, SessionMixin

from .. import clock, sealing
from ..errors import NotFound
from ..web import host


class PortalSession(dict, SessionMixin):
    """What Flask and Flask-Login see. It is written only by the verbs below, never by the way."""

    token: str | None = None
    modified = False

    @property
    def accessed(self) -> bool:
        """Nothing here varies a public answer by cookie."""
        return False

    @accessed.setter
    def accessed(self, value) -> None:
        pass


class SealedSessions(SessionInterface):
    """Opens the session row with the cookie's token; hands the person's key to `g` for one request."""

    def get_cookie_name(self, app) -> str:
        """`__Host-s`, or `s` on plain-http loopback and onions (settled 13)."""
        return "__Host-s" if _secure(app) else "s"

    def open_session(self, app, request) -> PortalSession:
        """An empty session unless the cookie opens a living row."""
        session = PortalSession()
        g.key = g.session_row = None
        token = request.cookies.get(self.get_cookie_name(app), "")
        found = sealing.load_session(token) if token and request.endpoint != "static" else None
        if found is not None:
            g.session_row, body, g.key = found
            session.update(body)
            session.token = token
            g.csrf_token = body.get("csrf", "")
        return session

    def save_session(self, app, session, response) -> None:
        """Set or take away the cookie when this request began or ended a session."""
        name = self.get_cookie_name(app)
        if "new_token" in g:
            response.set_cookie(
                name,
                g.new_token,
                secure=_secure(app),
                httponly=True,
                samesite="Lax",
                path="/",
            )
        elif "session_over" in g:
            response.delete_cookie(name, secure=_secure(app), httponly=True, samesite="Lax")


def _secure(app) -> bool:
    return app.config["SETTINGS"].secure_at(host())


def begin_session(session: PortalSession, person_id: str, key: bytes, *, half: bool = False, **values) -> None:
    """Open a new session for a person, in place of any other this browser had. The token is new (R25)."""
    if session.token:
        sealing.end_session(session.token)
    session.clear()
    session.update(values)
    session.update({"_user_id": person_id, "_fresh": True, "csrf": secrets.token_urlsafe(24)})
    state = sealing.HALF if half else sealing.FULL
    session.token = g.new_token = sealing.start_session(dict(session), key, person_id=person_id, state=state)
    g.csrf_token = session["csrf"]


def renew_session(session: PortalSession, **values) -> None:
    """Make a half session whole, or step up: the same body and `values` under a new token (R25)."""
    if not session.token:
        raise NotFound
    session.update(values, csrf=secrets.token_urlsafe(24))
    session.token = g.new_token = sealing.renew_session(session.token, dict(session))
    g.csrf_token = session["csrf"]


def seconds_left(row) -> int:
    """How long a session lasts if this request is the last one: up to the idle time, within the eight hours."""
    used = SimpleNamespace(made=row.made, seen=max(row.seen, clock.now() - sealing.TOUCH), state=row.state)
    return max(0, int((sealing.ends_at(used) - clock.now()).total_seconds()))


def leave_session(session: PortalSession) -> None:
    """End the session: a copy of its cookie is dead from here on."""
    if session.token:
        sealing.end_session(session.token)
    session.clear()
    g.session_over = True
