"""The committee's own switch for reports that wait for another one."""

from flask import request

from .. import escrow
from ..entry import COMMITTEE, audience
from ..web import go
from . import forms
from .blueprint import bp, committee_page


@bp.route("/committee/held", methods=["GET", "POST"])
@audience(COMMITTEE, roles=("chair", "vice"))
def hold_switch(actor):
    """What it means, and the switch."""
    if request.form.get("on") in ("yes", "no"):
        escrow.turn(actor, request.form["on"] == "yes")
        return go("committee.hold_switch")
    status = 422 if request.method == "POST" else 200
    facts = {"button": forms.ActForm(formdata=None), "on": escrow.is_on(actor)}
    return committee_page(actor, "committee/held.html", "team", status=status, **facts)
