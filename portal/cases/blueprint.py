"""This room's pages stand at two places: a community's desk and the committee. One code path, two audiences."""

from dataclasses import dataclass
from functools import wraps

from flask import Blueprint, url_for

from .. import accounts, communities, policies
from ..access import HANDLERS, MEMBERS
from ..entry import COMMITTEE, DESK, audience
from ..web import go_to, page
from . import forms, labels

bp = Blueprint("cases", __name__)


@dataclass(frozen=True)
class Place:
    """Where a page stands: a community's desk, or the committee when `slug` is empty."""

    slug: str = ""

    @property
    def central(self) -> bool:
        """Whether this is the committee."""
        return not self.slug

    def url(self, endpoint: str, **values) -> str:
        """The address of one of this room's pages, here; of another room's as "room.page"."""
        room, _, name = endpoint.rpartition(".")
        if self.central:
            return url_for(f"{room or 'cases'}.central_{name}", **values)
        return url_for(f"{room or 'cases'}.{name}", slug=self.slug, **values)

    def case_url(self, case_id: str) -> str:
        """The page of a case, here; the committee's own stands one floor up."""
        return url_for("committee.case", case_id=case_id) if self.central else self.url("case", case_id=case_id)

    def home_url(self) -> str:
        """What waits here."""
        return url_for("committee.home") if self.central else self.url("home")

    def frame(self, actor) -> dict:
        """What the layout of this place needs to know."""
        if self.central:
            frame = {"layout": "committee/_frame.html"}
        else:
            row = communities.community(actor)
            frame = {"layout": "communities/_desk.html", "team_name": row.name, "team_url": self.home_url()}
        return frame | {"slug": self.slug, "here": "desk", "place": self, "words": labels}

    def page(self, actor, template: str, *, status: int = 200, fragment=None, **context):
        """A page in the layout of this place."""
        return page(template, status=status, fragment=fragment, **self.frame(actor) | context)

    def show_case(self, case_id: str):
        """On to a case after an act."""
        return go_to(self.case_url(case_id))


def both(path: str, *, thing: str = "cases", methods=("POST",), upload: int = 1, room: Blueprint = bp, **more):
    """Hang a view at a community's desk and at the committee. It is called view(actor, place, **url values).

    `central` False: at desks alone. `room`: the blueprint of a room above that hangs its pages the same way; what else
    is given goes on to `audience`.
    """
    start, central = f"{thing}/{path}" if path else thing, more.pop("central", True)

    def hang(view):
        @wraps(view)
        def at_desk(actor, slug, **values):
            return view(actor, Place(slug), **values)

        @wraps(view)
        def at_committee(actor, **values):
            return view(actor, Place(), **values)

        name, ways = view.__name__, list(methods)
        desk = audience(DESK, roles=HANDLERS, upload=upload, **more)(at_desk)
        above = audience(COMMITTEE, roles=MEMBERS, upload=upload, **more)(at_committee)
        room.add_url_rule(f"/desk/<string:slug>/{start}", name, desk, methods=ways)
        if central:
            room.add_url_rule(f"/committee/{start}", f"central_{name}", above, methods=ways)
        return view

    return hang


def names_in(view) -> dict[str, str]:
    """The names of everybody a case's page mentions: {person id: name}."""
    ids = {note.author for note in view.notes} | {step.person_id for step in view.steps}
    ids |= {*view.readers, *view.asking}
    ids |= {person for report in view.reports for person in report.readers}
    ids |= {message.author for report in view.reports for message in report.messages}
    return accounts.names({one for one in ids if one})


@bp.app_template_filter()
def named(ids, names) -> str:
    """People's names in a row, in order; whoever has none is left out."""
    return ", ".join(sorted(names[one] for one in ids if one in names))


@bp.app_template_global()
def case_forms(view, code=None) -> dict:
    """The forms of a case's page, by act, empty; `code` is the version of the community's own code."""
    made = {act: form(formdata=None) for act, form in forms.ACTS.items()}
    for form in made.values():
        if "version" in form:
            form.version.data = str(view.version)
    fill_choices(made["measure"], view)
    for act in ("answer", "propose", "close"):
        if act in made:
            fill_choices(made[act], view)
    fill_clauses(made["review"], code)
    return made


def fill_clauses(form, code) -> None:
    """Put the clauses of a version of the code into the review's form."""
    form.code.data = str(code.number) if code else ""
    listed = policies.clauses(code) if code else ()
    form.clauses.choices = forms.options((one.place, one.words) for one in listed)


def fill_choices(form, view) -> None:
    """Put a case's own parties and reports into the lists of a form, and what its review found where that is asked."""
    if "outcome" in form and view.finding and not form.is_submitted():
        form.outcome.data = view.finding
    if "parties" in form:
        form.parties.choices = forms.options((party.id, party.name or "?") for party in view.parties)
    if "party" in form:
        named = ((party.id, party.name or "?") for party in view.parties)
        form.party.choices = forms.options([("", labels.NOT_SAID), *named] if view.parties else [])
    if "report" in form and form.act in ("answer", "tell"):
        several = view.reports if len(view.reports) > 1 else ()
        named = [(one.id, labels.reporter_of(number, one.received_day)) for number, one in enumerate(several, 1)]
        everybody = [("", labels.EVERYBODY)] if several and form.act == "tell" else []
        form.report.choices = forms.options(everybody + named)
