"""Reports as handlers meet them: opening one is an act, and so is making a case of it."""

from flask import url_for

from .. import accounts, reports
from ..entry import DESK, audience
from ..errors import Refused
from ..web import go_to
from . import forms, labels, service
from .blueprint import HANDLERS, Place, both, bp


@both("<string:report_id>", thing="reports", methods=("GET",))
def report(actor, place, report_id):
    """A report: closed until somebody opens it, then its words and what can be made of it."""
    return show_report(actor, place, report_id)


@both("<string:report_id>/open", thing="reports")
def open_report(actor, place, report_id):
    """Open a report: its reporter sees that somebody did."""
    reports.mark_opened(actor, report_id)
    return go_to(place.url("report", report_id=report_id))


@both("<string:report_id>/link", thing="reports")
def link_report(actor, place, report_id):
    """Add a report to a case there is."""
    form = forms.LinkForm()
    try:
        service.link(actor, form.case.data or "", report_id)
    except Refused as refused:
        return show_report(actor, place, report_id, form=form, status=labels.put_beside(form, refused))
    return place.show_case(form.case.data)


@bp.post("/desk/<string:slug>/reports/<string:report_id>/case")
@audience(DESK, roles=HANDLERS)
def open_case(actor, slug, report_id):
    """Make a case of a report."""
    return Place(slug).show_case(service.open_case(actor, report_id))


def show_report(actor, place, report_id, *, form=None, status=200):
    """A report's page, for whoever holds its key; its words only once it was opened."""
    found = reports.get(actor, report_id)
    context = {"report": found, "button": forms.ButtonForm(formdata=None), "link_form": form or forms.LinkForm()}
    if found.state == reports.RECEIVED:
        return place.page(actor, "cases/report_closed.html", status=status, **context)
    view = reports.read(actor, report_id)
    running = [row for row in service.listing(actor)[0] if row.held and row.state != "closed"]
    context["link_form"].case.choices = forms.options((row.id, row.code_name) for row in running)
    people = {*view.readers, *(message.author for message in view.messages)} - {""}
    return place.page(
        actor,
        "cases/report.html",
        status=status,
        view=view,
        names=accounts.names(people),
        cases=service.cases_of(actor, report_id),
        together=reports.together(actor, report_id) if found.held_since else [],
        case_making=_case_making(place, report_id),
        running=running,
        file_url=file_url(place, report_id),
        **context,
    )


def _case_making(place, report_id: str) -> str:
    if place.central:
        return url_for("committee.open_direct", report_id=report_id)
    return place.url("open_case", report_id=report_id)


def file_url(place, report_id: str):
    """How a page names the address of a report's file: the page about it."""
    return lambda file_id: place.url("report_file_look", report_id=report_id, file_id=file_id)
