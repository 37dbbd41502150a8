"""This room's pages, and what those of a desk have in common."""

from flask import Blueprint

from ..web import page
from . import service

bp = Blueprint("communities", __name__)
LOOKS_AFTER = ("lead", "organiser")


def desk_page(actor, template: str, here: str, **context):
    """A page of this community's desk; `here` names the part of the desk it belongs to."""
    row = service.community(actor)
    home = f"/desk/{row.slug}/"
    return page(template, community=row, team_name=row.name, team_url=home, slug=row.slug, here=here, **context)


def status_of(form) -> int:
    """422 for a form that comes back, 200 for one that is shown first."""
    return 422 if form.is_submitted() else 200
