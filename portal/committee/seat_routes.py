"""One's own seat: the promise at the start, the yearly question, leaving; and what was taken away from who left."""

from flask import current_app, request
from flask_babel import lazy_gettext as lazy
from wtforms import BooleanField
from wtforms.validators import InputRequired

from .. import access, cases, communities
from ..access import COMMITTEE_ROLES
from ..entry import COMMITTEE, PERSON, audience
from ..errors import NotFound, Refused
from ..web import go, go_to, page
from . import alone, labels, last_holder, seats, turning
from .blueprint import bp, committee_page


class PromiseForm(cases.ActForm):
    """Read, and promised."""

    act = "promise"
    button = lazy("I promise")
    read = BooleanField(lazy("I have read this page"), [InputRequired(lazy("Read the page first."))])
    keep = BooleanField(
        lazy("I keep to myself what I learn here, also after I have left"),
        [InputRequired(lazy("Without this promise nobody can let you in."))],
    )


@bp.route("/committee/welcome", methods=["GET", "POST"])
@audience(COMMITTEE, roles=COMMITTEE_ROLES)
def welcome(actor):
    """What everybody has to know before they see a case, and the promise."""
    form = PromiseForm()
    if form.validate_on_submit():
        seats.promise(actor)
        return go("committee.home")
    known = {"form": form, "promised": seats.has_promised(actor, actor.person)}
    return committee_page(actor, "committee/welcome.html", status=422 if form.errors else 200, **known)


@bp.get("/committee/seat")
@audience(COMMITTEE, roles=COMMITTEE_ROLES)
def seat(actor):
    """How long one stays, and the way out."""
    return _seat(actor)


def _seat(actor, refused=None):
    one = seats.seats(actor).get(actor.person)
    said = labels.sentence(refused.code) if refused else None
    known = {"seat": one, "said": said, "button": cases.ActForm(formdata=None)}
    return committee_page(actor, "committee/seat.html", status=refused.status if refused else 200, **known)


@bp.post("/committee/seat/stay")
@audience(COMMITTEE, roles=COMMITTEE_ROLES)
def stay(actor):
    """Another year."""
    seats.stay(actor)
    return go("committee.seat")


@bp.post("/committee/seat/leave")
@audience(COMMITTEE, roles=COMMITTEE_ROLES)
def leave(actor):
    """Roles and keys end at once."""
    try:
        seats.leave(actor)
    except Refused as refused:
        return _seat(actor, refused)
    return go_to("/home")


@bp.route("/handing-on", methods=["GET", "POST"])
@audience(PERSON)
def handing_on(actor):
    """For seven days after leaving: what only this person can open goes to the others, with one press."""
    last, below = last_holder.until(actor.holder), alone.until(actor.holder)
    if last is None and not below:
        raise NotFound
    if request.method == "POST":
        slug = request.form.get("place", "")
        if slug:
            alone.hand_on(actor, access.door(slug) or "")
        else:
            last_holder.hand_on(actor)
        return go_to("/home")
    slugs = {place: slug for slug, place in access.teams()}
    teams = [(slugs[place], communities.brief(place)[0], day) for place, day in below.items()]
    return page("committee/handing_on.html", last=last, teams=teams, button=cases.ActForm(formdata=None))


@bp.get("/committee/left/<string:departure_id>")
@audience(COMMITTEE, roles=access.OPENERS)
def left(actor, departure_id):
    """What was taken away from somebody who left, to print and to keep."""
    found, due = seats.departure(actor, departure_id)
    known = {"one": found, "due": due, "texts": labels, "button": cases.ActForm(formdata=None)}
    return committee_page(actor, "committee/left.html", "team", **known)


@bp.post("/committee/left/<string:departure_id>/turn")
@audience(COMMITTEE, roles=access.OPENERS)
def turn(actor, departure_id):
    """Turn what still waits, beside this request."""
    _found, due = seats.departure(actor, departure_id)
    if due[1]:
        turning.start(current_app._get_current_object(), actor)
    return go("committee.left", departure_id=departure_id)
