"""The page on which a community lets its reporters hold reports back, or no longer."""

from flask import request

from .. import escrow
from ..entry import DESK, audience
from ..web import Form, go
from .blueprint import bp
from .question_routes import LOOKS_AFTER, desk_page


@bp.route("/desk/<string:slug>/settings/held", methods=["GET", "POST"])
@audience(DESK, roles=LOOKS_AFTER)
def hold_switch(actor, slug):
    """What it means, and the switch."""
    if request.form.get("on") in ("yes", "no"):
        escrow.turn(actor, request.form["on"] == "yes")
        return go("reports.hold_switch", slug=slug)
    status = 422 if request.method == "POST" else 200
    facts = {"button": Form(formdata=None), "on": escrow.is_on(actor)}
    return desk_page(actor, "reports/held_switch.html", status=status, **facts)
