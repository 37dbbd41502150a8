"""Sorting what looks like junk: folded away, back with one click, a box that takes no more messages."""

from flask import request

from .. import reports
from ..web import go_to
from .blueprint import both


@both("<string:report_id>/aside", thing="reports")
def set_aside(actor, place, report_id):
    """Fold a report away, unopened."""
    reports.set_aside(actor, report_id)
    return go_to(place.home_url())


@both("<string:report_id>/restore", thing="reports")
def bring_back(actor, place, report_id):
    """One click back: it waits like the others."""
    reports.bring_back(actor, report_id)
    return go_to(place.home_url())


@both("<string:report_id>/quiet", thing="reports")
def hush(actor, place, report_id):
    """The box of this report takes no more messages; or takes them again."""
    reports.hush(actor, report_id, request.form.get("quiet") == "yes")
    return go_to(place.url("report", report_id=report_id))
