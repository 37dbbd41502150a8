"""The card as a form. Only the words are needed; everything else may be left empty, as it may on paper."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64

from flask_babel import lazy_gettext
from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from .. import reports, sealing
from ..web import Form
from . import labels
from .rules import CODES, LIMITS, NEITHER, Card, read

PURPOSE = "cards.receipt"
_QUIET = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "sentences"}


class People(SelectMultipleField):
    """People, as check boxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def pre_validate(self, form):
        """Whoever is gone meanwhile is left aside."""


def _one(label, words) -> RadioField:
    choices = [SelectChoice(code, told) for code, told in words.items()]
    return RadioField(label, choices=choices, validate_choice=False, render_kw={"autocomplete": "off"})


def _line(label, hint="", **more) -> StringField:
    return StringField(label, description=hint, render_kw={**_QUIET, **more})


def _lines(label, hint="", rows=2, needed=False) -> TextAreaField:
    rules = [InputRequired()] if needed else []
    return TextAreaField(label, rules, description=hint, render_kw={**_QUIET, "rows": rows})


_TOLD = {name: words for name, (_label, words) in reports.TAKEN.items() if isinstance(words, dict)}


class CardForm(Form):
    """What somebody told, in their words, and what is known around it."""

    issued = HiddenField()
    exclude = People(
        lazy_gettext("Is it about somebody of the team?"),
        description=lazy_gettext(
            "Ask before you write. Whoever you tick gets no key to it, no mail, and no sign of it."
        ),
    )
    door = _one(lazy_gettext("Where should it go?"), labels.DOORS)
    story = _lines(
        lazy_gettext("What happened?"),
        lazy_gettext("In their words. Read nothing into it."),
        rows=5,
        needed=True,
    )
    who = _line(
        lazy_gettext("Who did it?"),
        lazy_gettext("Name, badge, company, ribbons, or what they looked like. No photos: describe the badge."),
    )
    where = _line(lazy_gettext("Where was it?"), list="card-places")
    when = _line(lazy_gettext("When was it?"), lazy_gettext("“Just now” or “after lunch” is enough."))
    safe = _one(lazy_gettext("Is everybody safe now?"), _TOLD["safe"])
    ongoing = _one(lazy_gettext("Is it still going on?"), labels.ONGOING)
    affected = _one(lazy_gettext("Who was affected?"), _TOLD["affected"])
    source = _one(lazy_gettext("How do they know?"), _TOLD["source"])
    witnesses = _line(lazy_gettext("Who else saw it?"))
    wishes = _line(
        lazy_gettext("What do they wish for?"),
        lazy_gettext("Only what they say unasked. Promise nothing."),
    )
    contact = _line(
        lazy_gettext("Their name, and how to reach them"),
        lazy_gettext("Only if they want it written down. Empty means: not recorded. Few people will read it."),
    )
    agrees = BooleanField(
        lazy_gettext("They agree that somebody looks into it"), render_kw={"value": "yes", "autocomplete": "off"}
    )
    event = SelectField(lazy_gettext("Which event?"), validate_choice=False, render_kw={"autocomplete": "off"})
    place = _line(lazy_gettext("Where did you talk?"))
    told = StringField(
        lazy_gettext("When did they tell you?"),
        description=lazy_gettext("From a paper card: the time written on it. When you typed it is noted by itself."),
        render_kw={"type": "datetime-local", "autocomplete": "off"},
    )
    confirmed = _one(lazy_gettext("Did you read it back to them?"), _TOLD["confirmed"])

    def offer(self, found) -> None:
        """Fill in who can be left out, and which events there are."""
        every = (*found.team.people, *found.team.committee)
        self.exclude.choices = [SelectChoice(person, name) for person, name, _roles in every]
        self.exclude.data = [person for person in self.exclude.data or [] if person in found.team.known]
        rows = [SelectChoice(one.id, one.name) for one in found.events]
        self.event.choices = [SelectChoice("", lazy_gettext("None of these")), *rows]
        if not self.is_submitted():
            self.event.data = found.event
        for name, known in CODES.items():
            if self[name].data not in known:
                self[name].data = {"confirmed": NEITHER, "door": "community"}.get(name, "")

    def card(self, language: str) -> Card:
        """What was filled in."""
        lines = {name: self[name].data for name in (*LIMITS, *CODES, "told", "event", "exclude", "agrees")}
        return read(lines | {"language": language})

    def receipt(self) -> str:
        """The receipt of this card, made on first sight. It travels closed under the server's key."""
        try:
            found = sealing.envelope_open(urlsafe_b64decode(self.issued.data or ""), PURPOSE).decode()
        except (sealing.Damaged, NotBase64, ValueError):
            found = sealing.receipt.new()
            self.issued.data = urlsafe_b64encode(sealing.envelope_close(found.encode(), PURPOSE)).decode()
        return found
