"""This room's pages, and what those of a desk have in common."""

from flask import Blueprint

from .. import communities
from ..web import page

bp = Blueprint("policies", __name__)
WRITES = ("lead", "organiser")


def desk_page(actor, template: str, step: str, **context):
    """A page on the way of a code at its community's desk; `step` is the one it belongs to."""
    row = communities.community(actor)
    facts = {"team_name": row.name, "team_url": f"/desk/{row.slug}/", "slug": row.slug, "here": "code"}
    return page(template, community=row, step=step, **facts, **context)
