"""The report form as it stands on paper: the same questions in the same order, and nothing a screen is needed for."""

from dataclasses import dataclass

from flask_babel import get_locale
from flask_babel import gettext as _

from .. import communities
from . import labels, pages, questions, service, sign_forms
from .report_forms import form_for
from .rules import COMMITTEE

LONG, SHORT, ONE = 12, 4, 1
_LINES = {"story": LONG, "who": SHORT, "wishes": SHORT}
_ON_SCREEN = ("attachments", "notify", "receipt", "shield", "translated")


@dataclass(frozen=True)
class Asked:
    """One question. `lines` to write on, or `choices` to tick as (words, what they mean); `filled`: known already."""

    words: str
    why: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    several: bool = False
    lines: int = 0
    filled: str = ""


@dataclass(frozen=True)
class Blank:
    """A whole form: whose it is, where to call first, the questions in parts, and who would read it."""

    team_name: str
    help: tuple
    parts: tuple[tuple[str, tuple[Asked, ...]], ...]
    readers: str
    open: bool
    contacts: tuple = ()
    committee: bool = False


def blank(actor, event: str = "", place: str = "") -> Blank:
    """The form of a community, or of the committee, to be printed or put into a mail."""
    team = service.offer(actor.partition)
    own = actor.partition == COMMITTEE
    row = None if own else communities.community(actor)
    name = _("The committee") if own else row.name
    form = form_for([] if own else questions.asked(actor, str(get_locale() or "")))
    form.offer(team, name)
    sign_forms.offer(form, actor, needed=not own)
    if not own:
        sign_forms.read(form, actor, event, place)
    parts = (
        (_("Who may read it"), tuple(_readers(form, team))),
        (_("What happened"), tuple(_asked(form, form[one], form.spot.data) for one in _names(form, pages.STORY))),
        (_("People, place and time"), tuple(_asked(form, form[one]) for one in _names(form, pages.DETAILS))),
        (_("What may be done with it"), tuple(_wishes(form))),
    )
    route = service.route_of(team, form.door.data, [])
    told = labels.readers_of(route, team.names, name) if team.doors else ""
    contacts = () if own else tuple(communities.contacts(actor))
    return Blank(name, communities.help_of(row) if row else ((), ()), parts, told, bool(team.doors), contacts, own)


def _names(form, part: str) -> list[str]:
    names = [one for one in pages.SHOWN[part] if one not in _ON_SCREEN and not one.startswith("consent_")]
    if not form.events and "event" in names:
        names.remove("event")
    return [*names, *(one.field for one in form.own)] if part == pages.DETAILS else names


def _readers(form, team):
    people = [(name, labels.roles_of(roles)) for _id, name, roles in (*team.people, *team.committee)]
    yield Asked(str(form.exclude.label.text), str(form.exclude.description), tuple(people), several=True)
    doors = [(str(one.label), "") for one in form.door.choices]
    if len(doors) > 1:
        yield Asked(str(form.door.label.text), "", tuple(doors))


def _asked(form, field, spot: str = "") -> Asked:
    """One field as a question. What is not said is not ticked, so that choice needs no box."""
    choices = getattr(field, "choices", None)
    told = tuple((str(one.label), "") for one in choices if one.value) if choices else ()
    several = field.type == "Ticks"
    filled = form.said(field.name) if field.name in ("event", "where") else ""
    lines = 0 if told else _LINES.get(field.name, ONE if field.type == "StringField" else SHORT)
    return Asked(str(field.label.text), str(field.description or ""), told, several, lines, filled)


def _wishes(form):
    yield _asked(form, form.wishes)
    yield _asked(form, form.fear)
    consents = tuple((str(field.label.text), "") for field in form if field.name.startswith("consent_"))
    why = _(
        "Tick what you agree to. What you do not tick is not done without asking you, unless somebody is in danger."
    )
    yield Asked(_("What may be done with it?"), why, consents, several=True)
    yield _asked(form, form.mode)
    yield _asked(form, form.contact)
    yield Asked(_("Who alone may learn your name?"), _("Only if you chose “for one person only” above."), lines=ONE)
