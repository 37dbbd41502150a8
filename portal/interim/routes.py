"""The pages of acting at once: the one screen, with or without a case, and the look of two others."""

from flask import Blueprint
from flask_babel import lazy_gettext as lazy

from .. import access, accounts, cases, communities
from ..entry import DESK, audience
from ..errors import NotFound, Refused
from ..web import put_beside
from . import forms, rules, service

bp = Blueprint("interim", __name__)


def _done(form) -> service.Act:
    said = {name: form[name].data or "" for name in ("text", "name", "space")}
    return service.Act(form.tool.data, until=form.until.data, **said)


def _offer(form, actor, *, events: bool) -> None:
    form.space.choices = cases.options(cases.SPACE_CHOICES)
    if events:
        found = communities.events(actor)
        form.event.choices = cases.options([("", lazy("No event")), *((one.id, one.name) for one in found)])
    else:
        del form.event


def _try(form, verb):
    """What the verb gives, or None with the refusal beside its field."""
    try:
        return verb()
    except Refused as refused:
        if refused.status == 409:
            raise
        put_beside(form, forms.beside(refused.code), forms.sentence(refused.code))
    return None


@bp.route("/desk/<string:slug>/at-once", methods=["GET", "POST"])
@audience(DESK, roles=access.HANDLERS)
def act_now(actor, slug):
    """Log what was done at once where there is no case yet: one screen."""
    access.require(actor, "case.file")
    place, form = cases.Place(slug), forms.ActNowForm()
    _offer(form, actor, events=True)
    if form.is_submitted() and form.validate():
        found = _try(form, lambda: service.act_now(actor, _done(form), form.event.data or None))
        if found is not None:
            return place.show_case(found[0])
    return place.page(actor, "interim/now.html", form=form, case=None, status=422 if form.errors else 200)


@cases.both("<string:case_id>/at-once", methods=("GET", "POST"), room=bp)
def act_in_case(actor, place, case_id):
    """Log what was done at once in a case there is."""
    case = cases.see(actor, case_id)
    access.require(actor, "case.measure", case)
    form = forms.ActNowForm()
    _offer(form, actor, events=False)
    if form.is_submitted() and form.validate():
        found = _try(form, lambda: service.act(actor, case_id, _done(form)))
        if found is not None:
            return place.show_case(case_id)
    return place.page(actor, "interim/now.html", form=form, case=case, status=422 if form.errors else 200)


@cases.both("<string:case_id>/at-once/<string:act_id>", methods=("GET", "POST"), room=bp)
def look(actor, place, case_id, act_id):
    """Look at what a colleague did at once."""
    view = cases.read(actor, case_id)
    form = forms.ReviewForm()
    found = next((one for one in service.acts_of(actor, case_id) if one.id == act_id), None)
    if found is None:
        raise NotFound
    if form.is_submitted() and form.validate():
        facts = (form.verdict.data, form.text.data, form.until.data)
        if _try(form, lambda: service.review(actor, act_id, *facts, case_id=case_id)) is not None:
            return place.show_case(case_id)
    context = {"case": view, "one": found, "names": _names([found])} | _words(view)
    return place.page(actor, "interim/look.html", form=form, status=422 if form.errors else 200, **context)


def _names(acts) -> dict[str, str]:
    people = {one.person_id for one in acts} | {said.person_id for one in acts for said in one.verdicts}
    return accounts.names(people)


def _words(view) -> dict:
    return {"tools": forms.TOOLS, "verdicts": forms.VERDICTS, "measures": {one.id: one for one in view.measures}}


@cases.shows("next", "interim/_next.html", rank=cases.URGENT)
def whose_turn(actor, place, view) -> dict | None:
    """An act of a colleague that this reader has not looked at: before anything else, there is a day for it."""
    mild = actor.person in view.soft
    return _part(actor, view, lambda one: not (mild or one.person_id == actor.person or one.verdict_of(actor.person)))


@cases.shows("standing", "interim/_waiting.html")
def what_waits(actor, place, view) -> dict | None:
    """An act that waits for others."""
    mild = actor.person in view.soft
    return _part(actor, view, lambda one: mild or one.person_id == actor.person or one.verdict_of(actor.person))


def _part(actor, view, wanted) -> dict | None:
    acts = [one for one in service.acts_of(actor, view.id) if one.waits and wanted(one)]
    return {"acts": acts, "names": _names(acts), "few": _few(actor, view, acts)} | _words(view) if acts else None


def _few(actor, view, acts) -> bool:
    """Whether fewer than two others of the team could look at one of these."""
    able = {*cases.gauge(actor, view.id).free, *cases.gauge(actor, view.id).asked}
    return any(len(able - {one.person_id}) < rules.NEEDED for one in acts)


@cases.shows("actions", "interim/_acts.html")
def what_was_done(actor, place, view) -> dict | None:
    """Every act of one person in this case, and what the others made of it."""
    acts = service.acts_of(actor, view.id)
    return {"acts": acts, "names": _names(acts)} | _words(view) if acts else None


@cases.shows("do", "interim/_do.html")
def the_way_to_it(actor, place, view) -> dict | None:
    """The way to the one screen."""
    return {} if cases.may_follow(view.kind, view.state, "measure") else None
