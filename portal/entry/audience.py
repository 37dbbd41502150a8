"""Every view says who may stand before it. A view that does not stops the application from starting."""

from dataclasses import dataclass
from functools import wraps

from .. import web
from .admit import answer

MEGABYTE = 1024 * 1024
EMBEDDED = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors *",
    "Cross-Origin-Resource-Policy": "cross-origin",
}  # a page for other sites' frames: it reads and shows, no cookie, no form, no script (settled 18)


@dataclass(frozen=True)
class Audience:
    """Who may stand before a view: a kind of visitor and, for members, the roles that count."""

    name: str
    open: bool
    roles: tuple[str, ...] = ()


PUBLIC = Audience("public", open=True)
REPORTER = Audience("reporter", open=True)
BOX = Audience("box", open=True)
EMBED = Audience("embed", open=True)
DATA = Audience("data", open=True)
HALF = Audience("half", open=False)
PERSON = Audience("person", open=False)
DESK = Audience("desk", open=False)
COMMITTEE = Audience("committee", open=False)
KEYHOLDER = Audience("keyholder", open=False, roles=("keyholder",))
OPERATOR = Audience("operator", open=False, roles=("operator",))


def audience(who: Audience, *, roles: tuple[str, ...] | None = None, upload: int = 1, read: int = 0, writes=None):
    """Declare a view's audience. The view gets its Actor first, then the URL's values.

    `roles` are tried in order: the actor stands in the first one the person holds there. `upload` is how much of a
    body is kept, in megabytes; up to `read`, where that is more, it is read to its end, so that a file too large loses
    nobody the words beside it. `writes`: asked of a POST before anything is looked up, whether it may write at all;
    where it says no, nobody waits for the write lock (settled 12).
    """
    declared = Audience(who.name, who.open, roles if roles is not None else who.roles)

    def mark(view):
        @wraps(view)
        def admitted(**values):
            made = answer(declared, view, values, writes)
            if declared.name == "embed":
                made.headers.update(EMBEDDED)
            if declared.name == "data":
                made.headers.update(web.SHARED)
            return made

        admitted.audience = declared
        admitted.upload = upload * MEGABYTE
        admitted.read = max(upload, read) * MEGABYTE
        return admitted

    return mark
