"""This room's pages stand at a desk and at the committee, for those who keep time there."""

from functools import wraps

from flask import Blueprint

from ..cases import ActForm, Place
from ..entry import COMMITTEE, DESK, audience
from . import labels

bp = Blueprint("retention", __name__)


def both(path: str, methods=("GET",)):
    """Hang a view at a desk and at the committee: view(actor, place, **values)."""

    def hang(view):
        @wraps(view)
        def at_desk(actor, slug, **values):
            return view(actor, Place(slug), **values)

        @wraps(view)
        def at_committee(actor, **values):
            return view(actor, Place(), **values)

        name, ways = view.__name__, list(methods)
        desk = audience(DESK, roles=("lead",))(at_desk)
        above = audience(COMMITTEE, roles=("keyholder",))(at_committee)
        bp.add_url_rule(f"/desk/<string:slug>/forgetting{path}", name, desk, methods=ways)
        bp.add_url_rule(f"/committee/forgetting{path}", f"central_{name}", above, methods=ways)
        return view

    return hang


def shown(actor, place, template: str, *, status: int = 200, **context):
    """A page of this room."""
    told = {"here": "forgetting", "texts": labels, "button": ActForm(formdata=None)}
    return place.page(actor, template, status=status, **told | context)
