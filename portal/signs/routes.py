"""The short addresses of signs, and this room's other pages."""

from flask import request

from ..entry import REPORTER, audience
from ..web import go
from . import button_routes, desk_routes, paper_routes, rules
from .blueprint import bp

__all__ = ["bp", "button_routes", "desk_routes", "paper_routes"]


@bp.get("/r/<string:slug>")
@bp.get("/r/<string:slug>/<string:event>")
@bp.get("/r/<string:slug>/<string:event>/<string:spot>")
@audience(REPORTER)
def sign(actor, slug, event="", spot=""):
    """From a sign to the form, which knows then where the sign hangs. Nobody counts who comes."""
    told = {"event": "" if event == rules.HERE else event, "place": spot, "lang": request.args.get("lang", "")}
    return go("reports.new", slug=slug, **{name: word for name, word in told.items() if word})
