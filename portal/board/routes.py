"""The board's pages, and the page on which a member shuts one of them out of a case."""

from flask import Blueprint

from .. import accounts, affiliation, cases
from ..access import MEMBERS
from ..entry import COMMITTEE, audience, says_what_waits
from . import forms, labels, service

bp = Blueprint("board", __name__)
ONLY = (service.BOARD,)


def _page(actor, template: str, here: str, **context):
    return cases.Place().page(actor, template, here=here, texts=labels, states=cases.STATE_WORDS, **context)


@bp.get("/committee/board")
@audience(COMMITTEE, roles=ONLY)
def overview(actor):
    """What is stuck, what is late, and the numbers."""
    found = service.overview(actor)
    return _page(actor, "board/overview.html", "board", found=found, affiliations=affiliation.STATE_WORDS)


@bp.get("/committee/board/decisions")
@audience(COMMITTEE, roles=ONLY)
def decisions(actor):
    """That cases were decided, and how; not what."""
    number = cases.page_number()
    rows, more = service.decisions(actor, page=number)
    return _page(actor, "board/decisions.html", "decisions", rows=rows, more=more, number=number)


@bp.get("/committee/board/readings")
@audience(COMMITTEE, roles=ONLY)
def readings(actor):
    """Who opened the people of the register, and when; not why."""
    number = cases.page_number()
    rows, more = service.readings(actor, page=number)
    names = accounts.names({one.person_id for one in rows})
    return _page(actor, "board/readings.html", "readings", rows=rows, more=more, number=number, names=names)


@bp.route("/committee/cases/<string:case_id>/board", methods=["GET", "POST"])
@audience(COMMITTEE, roles=MEMBERS)
def shut_out(actor, case_id):
    """A member says that somebody of the board is part of a case."""
    view, form = cases.read(actor, case_id), forms.ShutOutForm()
    names = accounts.names(service.people())
    form.person.choices = cases.options(sorted(names.items(), key=lambda one: one[1]))
    if form.is_submitted() and form.validate():
        service.shut_out(actor, case_id, form.person.data)
        return cases.Place().show_case(case_id)
    status = 422 if form.errors else 200
    return _page(actor, "board/shut_out.html", "desk", form=form, case=view, any_board=bool(names), status=status)


@cases.shows("do", "board/_do.html")
def way_to_it(actor, place, view) -> dict | None:
    """The way to that page, at the committee alone."""
    return {} if place.central and service.people() else None


@says_what_waits
def the_board_is_asked(actor) -> str | None:
    """For the page of all places: how many cases are stuck."""
    if actor.role == service.BOARD and actor.partition == service.PLACE:
        return labels.stuck(len(service.stuck_cases(actor)))
    return None
