"""Your turn, the list of work at a place, the settings of the clocks, the calendar."""

from flask import Response
from flask_babel import gettext as _
from flask_babel import ngettext

from .. import access, accounts, cases, clock, communities, gathering
from ..entry import DESK, PERSON, PUBLIC, actor_in, audience, says_what_waits
from ..errors import NotFound, Refused, SecondFactorNeeded
from ..web import go, link_to, page, put_beside
from . import calendar, case_routes, clocks, forms, labels, notices, turn, work

__all__ = ["bp", "case_routes"]
bp = case_routes.bp
LOOKS_AFTER = ("lead", "organiser")
COMMITTEE = "committee"


@bp.get("/turn")
@audience(PERSON)
def your_turn(actor):
    """What waits for this person, at every place."""
    return _turn_page(actor)


def _turn_page(actor, *, address: str = ""):
    slugs = {partition: slug for slug, partition in access.teams()}
    found = []
    for partition in dict.fromkeys(place for place, _role in access.roles_of(actor.holder)):
        try:
            here = actor_in(partition, turn.roles_at(partition)) if partition != "site" else None
        except (NotFound, SecondFactorNeeded):
            here = None
        if here is not None:
            place = cases.Place(slugs.get(partition, ""))
            found.append((_name(here), place, turn.at_place(here), clocks.zone_of(here)))
    return page(
        "duty/turn.html",
        found=found,
        words={"next": cases.NEXT_WORDS, "states": cases.STATE_WORDS, "clocks": labels.CLOCKS, "things": labels.THINGS},
        care=gathering.CARE_WORDS,
        daily=notices.wants_daily(actor.holder),
        has_feed=turn.has_feed(actor.holder),
        address=address,
        button=forms.ButtonForm(formdata=None),
    )


def _name(actor) -> str:
    return _("Committee") if actor.partition == COMMITTEE else communities.community(actor).name


@bp.post("/turn/daily/<string:wish>")
@audience(PERSON)
def daily(actor, wish):
    """Get the daily letter, or not."""
    notices.set_daily(actor, wish == "on")
    return go("duty.your_turn")


@bp.post("/turn/calendar")
@audience(PERSON)
def new_calendar(actor):
    """A calendar address, shown this once."""
    return _turn_page(actor, address=link_to(f"/calendar/{turn.new_feed(actor)}.ics"))


@bp.post("/turn/calendar/off")
@audience(PERSON)
def no_calendar(actor):
    """No calendar any more."""
    turn.no_feed(actor)
    return go("duty.your_turn")


@bp.get("/calendar/<string:token>.ics")
@audience(PUBLIC)
def feed(actor, token):
    """The calendar of whoever has this address: that something is due, never what or where."""
    found = turn.entries(token)
    if found is None:
        raise NotFound
    said = {"due": _("Something is due at your desk"), "shift": _("On duty")}
    events = [(one.key, said[one.kind], one.starts, one.ends) for one in found]
    made = calendar.written(events, name=_("Your turn"), now=clock.now(), link=link_to("/turn"))
    return Response(made, mimetype="text/calendar", headers={"Cache-Control": "no-store"})


@cases.both("", thing="work", methods=("GET",), room=bp)
def work_list(actor, place):
    """Who does what: every running case one may know of, who looks after it, what is due."""
    number = cases.page_number()
    found, more = work.pieces(actor, page=number)
    loads = work.loads(actor)
    people = {one.person_id for one in loads} | {who for one in found for who in (one.lead, one.second) if who}
    known = {"texts": labels, "names": accounts.names(people), "number": number, "more": more}
    return place.page(actor, "duty/work.html", pieces=found, loads=loads, **known)


@bp.route("/desk/<string:slug>/settings/clocks", methods=["GET", "POST"])
@audience(DESK, roles=LOOKS_AFTER)
def set_clocks(actor, slug):
    """How long the community gives itself, and how many must be free."""
    form = forms.ClocksForm(data={"needed": cases.needed(actor)} | clocks.hours_of(actor))
    if form.is_submitted() and form.validate():
        try:
            cases.set_needed(actor, form.needed.data)
            clocks.set_hours(actor, {kind: form[kind].data for kind in labels.SETTINGS})
        except Refused as refused:
            put_beside(form, refused.facts.get("kind", "needed"), labels.sentence(refused.code))
        else:
            return go("communities.settings", slug=slug)
    row = communities.community(actor)
    return page(
        "duty/clocks.html",
        form=form,
        kinds=list(labels.SETTINGS),
        team_name=row.name,
        team_url=f"/desk/{slug}/",
        slug=slug,
        here="settings",
        status=422 if form.errors else 200,
    )


@says_what_waits
def cases_that_wait(actor) -> str | None:
    """For the page of all places: how many cases are this person's turn."""
    if actor.role not in (*access.HANDLERS, *access.MEMBERS):
        return None
    here = turn.at_place(actor)
    number = len({*(one.row.id for one in here.mine), *(one.case.id for one in here.things)})
    return ngettext("%(num)s case waits for you", "%(num)s cases wait for you", number) if number else None
