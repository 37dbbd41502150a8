"""One request to the report form: who is here, what may be chosen, what was typed, and the page that shows it."""

from dataclasses import dataclass

from flask import request
from flask_babel import gettext as _

from .. import communities, sealing, translation
from ..web import page
from . import held_routes, intake, junk_routes, labels, pages, questions, service, sign_forms, uploads, vocabulary
from .pages import READERS, REVIEW, SEND, STORY
from .report_forms import ReportForm, form_for
from .rules import COMMITTEE, Route
from .views import Team


@dataclass
class Visit:
    """Who is here, what may be chosen, what was typed."""

    actor: object
    team: Team
    team_name: str
    form: ReportForm
    help: tuple = ((), ())
    promised: int = 0

    @property
    def route(self) -> Route:
        """Where the report would go as things stand."""
        return service.route_of(self.team, self.form.door.data, self.form.exclude.data)

    @property
    def seal(self) -> str:
        """A token of who would read it, so that nothing is sent to others than the page said."""
        route = self.route
        return sealing.tag("reports.readers", self.actor.partition, route.door, *sorted(route.readers))


def visit(actor) -> Visit:
    """Read the form, and what this team offers. Where it is sent only what sending needs is looked up."""
    form = form_for(_own(actor))
    last = SEND if form.mode.data != vocabulary.ONE_WAY else REVIEW
    sending = form.step.data == last and form.door.data != COMMITTEE and "back" not in request.form
    team = service.offer(actor.partition, past=form.exclude.data or [] if sending else None)
    if team.own:
        name, numbers, hours = _("The committee"), ((), ()), 0
    else:
        row = communities.community(actor)
        name, numbers, hours = row.name, communities.help_of(row), row.acknowledge_hours
    form.offer(team, name)
    sign_forms.offer(form, actor, needed=not team.own and (not sending or bool(form.event.data)))
    if request.method == "GET" and not team.own:
        sign_forms.read(form, actor, request.args.get("event", ""), request.args.get("place", ""))
    return Visit(actor, team, name, form, numbers, hours)


def _own(actor) -> list[questions.QuestionView]:
    """The community's own questions, where this request can have to do with them."""
    if actor.partition == COMMITTEE or request.method != "POST":
        return []
    answered = any(name.startswith(questions.PREFIX) and text for name, text in request.form.items())
    sending = request.form.get("step") == SEND and "back" not in request.form
    if sending and not answered:
        return []
    spoken, plate = translation.spoken(), communities.plate(actor.partition)
    return questions.asked(actor, "" if plate and spoken == plate[0] else spoken)


def whole(here: Visit) -> Visit:
    """The same visit, with all that a page of the form shows."""
    if here.team.whole:
        return here
    team = service.offer(here.actor.partition)
    here.form.offer(team, here.team_name)
    return Visit(here.actor, team, here.team_name, here.form, here.help, here.promised)


def show(here: Visit, step: str, status: int = 200, **more):
    """One page of the form, everything typed so far in it."""
    here = whole(here)
    form, route = here.form, here.route
    if not here.team.doors:
        return page("reports/closed.html", status=status, form=form, team_name=here.team_name, **_help(here))
    step = pages.at(step, form.is_whole)
    form.step.data, form.shown_readers.data, kept = step, here.seal, uploads.kept(form.draft.data)
    form.kept.data = str(len(kept))
    junk_routes.begin(form)
    form.shield.choices = labels.people(route.readers, here.team.names)
    asks_door = step == READERS or (step == STORY and route.few and len(here.team.doors) > 1)
    shown = {*pages.shown(step, form.is_whole), *(["door"] if asks_door else [])}
    due, parts = form.due(), pages.parts(step, form.is_whole)
    if pages.DETAILS in parts:
        shown |= {one.field for one in due}
        form.asked.data = " ".join(one.id for one in due)
    carried = [*pages.CARRIED, *(one.field for one in form.own)]
    return page(
        f"reports/new_{'fields' if step in pages.WRITTEN else step}.html",
        status=status,
        form=form,
        team=here.team,
        team_name=here.team_name,
        route=route,
        asks_door=asks_door,
        parts=parts,
        due=due,
        carried=[name for name in carried if name not in shown],
        at=pages.number(step, form.is_whole),
        **_help(here),
        kept=kept,
        labels=labels,
        one_way=form.mode.data == vocabulary.ONE_WAY,
        receipt=form.receipt_given() if step == SEND else None,
        work_bits=junk_routes.work() if step in (SEND, REVIEW) else 0,
        tested=intake.last(here.actor) if step == READERS else None,
        **_readers(here, route, step, parts) | more,
    )


def _help(here: Visit) -> dict:
    """Where to call before a word is typed; the sign that led here."""
    return {"help": here.help, "help_words": communities.HELP_WORDS, "sign": sign_forms.where(here.form)}


def _readers(here: Visit, route: Route, step: str, parts) -> dict:
    """Who could read it, in the words of this page."""
    names = here.team.names
    place = COMMITTEE if route.door == COMMITTEE else here.actor.partition
    few = service.narrower(place, route.readers)
    who = labels.readers_of(route, names, here.team_name)
    return {
        "speech": ("the-report", "back", step),
        "readers": who,
        "others": labels.left_out(here.form.exclude.data, names),
        "elsewhere": labels.why_elsewhere(route, here.team_name),
        "short": labels.short(route, names),
        "contact_readers": _("%(who)s only.", who=labels.names_of(few, names)),
    } | held_routes.shown(here, route, step, parts, who)
