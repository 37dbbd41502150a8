"""Proof that a form came from us: a session's token, or a signed and timed one where no cookie is."""

import hmac
from urllib.parse import urlsplit

from flask import current_app, g, request
from itsdangerous import BadData, SignatureExpired, TimestampSigner, URLSafeTimedSerializer

from .. import clock, sealing

LIFE = 24 * 3600


class _ClockSigner(TimestampSigner):
    """Tells the time by the portal's clock."""

    def get_timestamp(self) -> int:
        return int(clock.now().timestamp())


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(sealing.signing_keys("form"), salt="form", signer=_ClockSigner)


def fresh_token() -> str:
    """A new token for a form without a cookie; good for a day."""
    return _signer().dumps("form")


def token_state(token: str) -> str:
    """`good`, `stale` (ours, but more than a day old) or `bad`."""
    try:
        _signer().loads(token, max_age=LIFE)
    except SignatureExpired:
        return "stale"
    except BadData:
        return "bad"
    return "good"


def form_is_stale() -> bool:
    """Whether the form of this request lay open for more than a day; the words in it are kept."""
    return g.get("stale_form", False)


def same_origin() -> bool:
    """Whether the browser says that this came from our own page. A client that says nothing passes."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    base, given = urlsplit(current_app.config["SETTINGS"].address_at(request.host)), urlsplit(origin)
    return given.scheme == base.scheme and given.netloc in (request.host, base.netloc)


def carries_token(open_form: bool) -> bool:
    """Whether an unsafe request carries the token its audience asks for."""
    if open_form:
        state = token_state(request.form.get("form_token", ""))
        g.stale_form = state == "stale"
        return state != "bad"
    given = request.form.get("csrf_token") or request.headers.get("X-CSRFToken", "")
    return bool(g.get("csrf_token")) and hmac.compare_digest(given.encode(), g.csrf_token.encode())
