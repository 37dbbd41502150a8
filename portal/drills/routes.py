"""Practising, at a community's desk."""

from flask import Blueprint, url_for

from .. import cases
from ..access import HANDLERS, require
from ..entry import DESK, audience
from . import forms, service

bp = Blueprint("drills", __name__)


@bp.route("/desk/<string:slug>/practice", methods=["GET", "POST"])
@audience(DESK, roles=HANDLERS)
def practice(actor, slug):
    """Choose a practice report; it waits at once, with its receipt for whoever started it."""
    require(actor, "drill.start")
    form, place = forms.PracticeForm(), cases.Place(slug)
    if form.validate_on_submit():
        report_id, receipt = service.start(actor, form.story.data)
        way = {"report_url": place.url("report", report_id=report_id), "box_url": url_for("reports.box_door")}
        return place.page(actor, "drills/started.html", receipt=receipt, **way)
    return place.page(actor, "drills/practice.html", form=form, status=422 if form.errors else 200)


@cases.shows("now", "drills/_on_case.html")
def marked(actor, place, view):
    """A practice case says so on top of its page."""
    return {} if view.drill else None
