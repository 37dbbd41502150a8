"""Making a statement: at a community's desk, and at the committee."""

from datetime import timedelta

from flask import request

from .. import cases, clock, communities
from ..access import can, require
from ..entry import COMMITTEE, DESK, audience
from ..errors import NotFound, Refused
from ..web import go, put_beside
from . import forms, labels, narrative_routes, overdue, public_routes, statements, telling, telling_labels
from .blueprint import bp

__all__ = ["bp", "narrative_routes", "public_routes"]
DESK_ROLES = ("lead", "responder", "organiser")
BEFORE = timedelta(days=90)  # reports about an event can come before it
CENTRAL_ROLES = ("chair", "vice", "caselead", "member", "keyholder", "board")


@bp.route("/desk/<string:slug>/numbers", methods=["GET", "POST"])
@audience(DESK, roles=DESK_ROLES)
def build(actor, slug):
    """What was published, and the next statement."""
    return _build(actor, cases.Place(slug))


@bp.route("/committee/numbers", methods=["GET", "POST"])
@audience(COMMITTEE, roles=CENTRAL_ROLES)
def central_build(actor):
    """The same for the committee, with who is late."""
    return _build(actor, cases.Place())


def _build(actor, place):
    require(actor, "statement.see")
    form, facts, asked, status = forms.StatementForm(), None, None, 200
    events = [] if place.central else communities.events(actor)
    form.event.choices = cases.options([("", "—"), *((one.slug, one.name) for one in events)])
    if request.method == "POST":
        status = 422
        if form.validate():
            asked = _asked(form, events)
            try:
                if request.form.get("act") == "publish":
                    made = statements.publish(actor, asked)
                    way = {"number": made.number} | ({} if place.central else {"slug": place.slug})
                    return go(f"transparency.{'central_' if place.central else ''}statement", **way)
                facts, status = statements.look(actor, asked), 200
            except Refused as refused:
                _put_beside(form, refused.code)
    else:
        _suggest(form, [] if place.central else overdue.of_events(actor))
    _offer(actor, form, asked)
    told = {"form": form, "facts": facts, "asked": asked, "may": can(actor, "statement.publish"), "texts": labels}
    told["due"] = [] if place.central else overdue.of_events(actor)
    told |= {"rows": statements.published(actor.partition), "late": overdue.late() if place.central else []}
    return place.page(actor, "transparency/build.html", here="numbers", status=status, **told)


def _put_beside(form, code: str) -> None:
    beside = telling_labels.BESIDE | labels.BESIDE
    put_beside(form, beside.get(code), telling_labels.sentence(code) or labels.sentence(code))


def _asked(form, events) -> statements.Asked:
    if form.event.data and form.event.data not in {one.slug for one in events}:
        raise NotFound
    words = tuple((name, (form[name].data or "").replace("\r\n", "\n")) for name in statements.WORDS)
    days = (form.first.data, form.last.data)
    more = {"reason": form.reason.data or "", "tell": tuple(form.tell.data or ())}
    return statements.Asked(*days, form.event.data or "", words, **more)


def _offer(actor, form, asked) -> None:
    """What could be told of these days in words, by its code name and its first words, for who can open it."""
    if asked is not None:
        found = telling.offers(actor, asked)
        form.tell.choices = cases.options((one.id, f"{one.code_name}: {one.words.what}") for one in found)


def _suggest(form, due) -> None:
    """The days of the event whose numbers were asked for; else the year that is over."""
    one = next((each for each in due if each.slug == request.args.get("event")), None)
    if one is None:
        _last_year(form)
    else:
        form.event.data, form.first.data, form.last.data = one.slug, one.first - BEFORE, clock.today()


def _last_year(form) -> None:
    """What is asked for most often: the year that is over."""
    year = clock.today().year - 1
    form.first.data = form.first.data or clock.today().replace(year=year, month=1, day=1)
    form.last.data = form.last.data or clock.today().replace(year=year, month=12, day=31)
