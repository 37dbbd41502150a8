"""What everybody reads: who sees what at a community or the committee, and how long it is kept."""

from .. import access, communities
from ..entry import PUBLIC, audience
from ..web import page
from . import rules, schedule
from . import time_labels as labels
from .blueprint import bp


def _shown(slug: str):
    place = schedule.place_of(slug)
    now, coming = schedule.terms_of(place)
    name = communities.community(access.letterbox(place)).name if slug else ""
    days = schedule.appeal_days(place)
    told = {"slug": slug, "team_name": name, "now": now, "coming": coming, "days": days}
    return page("retention/privacy.html", rules=rules, texts=labels, **told)


@bp.get("/c/<string:slug>/privacy")
@audience(PUBLIC)
def privacy(actor, slug):
    """A community's page."""
    return _shown(slug)


@bp.get("/privacy/committee")
@audience(PUBLIC)
def central_privacy(actor):
    """The committee's page."""
    return _shown("")
