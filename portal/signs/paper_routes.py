"""The report form without a screen: as plain text and as a page to print."""

from flask import make_response, request, url_for

from .. import communities, reports
from ..entry import REPORTER, audience
from ..web import link_here, page
from . import paper_labels
from .blueprint import bp


def _blank(actor):
    return reports.blank(actor, request.args.get("event", ""), request.args.get("place", ""))


def _text(actor, to: str):
    answer = make_response(paper_labels.text(_blank(actor), to))
    answer.headers["Content-Type"] = "text/plain; charset=utf-8"
    return answer


def _page(actor, to: str, way: str, text: str):
    form = _blank(actor)
    facts = {"home": link_here(), "to": to, "way": way, "text": text, "told": paper_labels}
    facts |= {"help_words": communities.HELP_WORDS, "team_name": form.team_name}
    return page("signs/blank.html", form=form, **facts)


@bp.get("/c/<string:slug>/report.txt")
@audience(REPORTER)
def blank_text(actor, slug):
    """A community's form as plain text."""
    return _text(actor, f"/c/{slug}/report")


@bp.get("/c/<string:slug>/report/paper")
@audience(REPORTER)
def blank_page(actor, slug):
    """A community's form to print."""
    way, text = url_for("reports.new", slug=slug), url_for("signs.blank_text", slug=slug)
    return _page(actor, f"/c/{slug}/report", way, text)


@bp.get("/report.txt")
@audience(REPORTER)
def committee_text(actor):
    """The committee's form as plain text."""
    return _text(actor, "/report")


@bp.get("/report/paper")
@audience(REPORTER)
def committee_page(actor):
    """The committee's form to print."""
    return _page(actor, "/report", url_for("reports.central"), url_for("signs.committee_text"))
