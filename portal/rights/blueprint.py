"""This room's pages: one for everybody, the box behind the door of letters, and the two desks that share no key."""

from functools import wraps

from flask import Blueprint

from ..cases import Place
from ..entry import COMMITTEE, DESK, audience
from . import labels
from .forms import ActForm
from .people import CHECKERS, WORKERS

bp = Blueprint("rights", __name__)


def both(path: str, roles: tuple[str, ...], *, methods=("GET", "POST")):
    """Hang a view at a community's desk and at the committee, for these roles. It is called view(actor, place, …)."""

    def hang(view):
        @wraps(view)
        def at_desk(actor, slug, **values):
            return view(actor, Place(slug), **values)

        @wraps(view)
        def at_committee(actor, **values):
            return view(actor, Place(), **values)

        name, ways = view.__name__, list(methods)
        bp.add_url_rule(f"/desk/<string:slug>/{path}", name, audience(DESK, roles=roles)(at_desk), methods=ways)
        above = audience(COMMITTEE, roles=roles)(at_committee)
        bp.add_url_rule(f"/committee/{path}", f"central_{name}", above, methods=ways)
        return view

    return hang


def checks(path: str, **more):
    """Hang a page for those who check who asks."""
    return both(path, CHECKERS, **more)


def works(path: str, **more):
    """Hang a page for those who answer."""
    return both(path, WORKERS, **more)


def own_page(actor, place: Place, template: str, **context):
    """A page of this room at a desk."""
    shown = {"here": "rights", "texts": labels, "button": ActForm(formdata=None), "me": actor.person}
    return place.page(actor, template, **shown | context)
