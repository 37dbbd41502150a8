"""For everybody: what is compared, by what rules, for how long, and how to object. No agreement, no page."""

from flask import url_for

from .. import access, communities, policies
from ..entry import PUBLIC, audience
from ..errors import NotFound
from ..web import page
from . import agreements
from .blueprint import bp


@bp.get("/c/<string:slug>/screening")
@audience(PUBLIC)
def public(actor, slug):
    """What a community has its lists compared with, in plain words."""
    found = agreements.valid(access.letterbox(actor.partition))
    if found is None or found.state != "valid":
        raise NotFound
    name = communities.brief(actor.partition)[0]
    shown = {"slug": slug, "team_name": name, "team_url": url_for("policies.community", slug=slug)}
    return page("screening/public.html", found=found, **shown)


@policies.says_on_page
def plaque(scope) -> tuple[str, dict] | None:
    """The line on a community's own page, while its lists are compared."""
    found = agreements.valid(scope)
    if found is None or found.state != "valid":
        return None
    return "screening/_plaque.html", {"slug": communities.community(scope).slug}
