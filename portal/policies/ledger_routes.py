"""The page by which somebody says that they accept a version: one button, no cookie, no name."""

from flask import current_app, url_for

from .. import communities
from ..entry import PUBLIC, audience, bucket
from ..web import OpenForm, go, page
from . import ledger, service
from .blueprint import bp


@bp.get("/c/<string:slug>/accept/<int:number>")
@audience(PUBLIC)
def accept(actor, slug, number):
    """Read which version it is, and press the button."""
    return _page(actor, slug, number, "policies/accept.html", form=OpenForm())


@bp.post("/c/<string:slug>/accept/<int:number>")
@audience(PUBLIC)
def accept_version(actor, slug, number):
    """Count one more person; the answer is the same for everybody."""
    ledger.accept(actor, number, bucket(), workers=current_app.config["SETTINGS"].workers)
    return go("policies.accepted", slug=slug, number=number)


@bp.get("/c/<string:slug>/accepted/<int:number>")
@audience(PUBLIC)
def accepted(actor, slug, number):
    """It is counted; nothing about anybody was kept."""
    return _page(actor, slug, number, "policies/accepted.html")


def _page(actor, slug: str, number: int, template: str, **more):
    version, row = service.numbered(actor, number), communities.community(actor)
    team_url = url_for("policies.community", slug=slug)
    facts = {"slug": slug, "team_name": row.name, "team_url": team_url, "community": row}
    return page(template, version=version, latest=service.current(actor), **facts, **more)
