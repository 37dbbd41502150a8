"""This room's pages: at a community's desk, at the committee, and one for everybody."""

from flask import Blueprint

from ..cases import ActForm, Place
from . import labels

bp = Blueprint("screening", __name__)


def desk_page(actor, slug: str, template: str, **context):
    """A page at a community's desk."""
    shown = {"here": "screening", "texts": labels, "button": ActForm(formdata=None)}
    return Place(slug).page(actor, template, **shown | context)


def committee_page(actor, template: str, **context):
    """A page at the committee."""
    shown = {"here": "screening", "texts": labels, "button": ActForm(formdata=None), "me": actor.person}
    return Place().page(actor, template, **shown | context)
