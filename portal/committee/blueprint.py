"""This room's pages and what they have in common."""

from flask import Blueprint

from ..cases import Place
from . import labels

bp = Blueprint("committee", __name__)


def committee_page(actor, template: str, here: str = "desk", *, status: int = 200, **context):
    """A page of the committee; `here` names the part it belongs to."""
    return Place().page(actor, template, status=status, **{"here": here, "texts": labels, **context})
