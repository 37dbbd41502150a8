"""The forms of this room."""

import secrets

from flask_babel import lazy_gettext as lazy
from wtforms import BooleanField, HiddenField, RadioField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from ..cases import options
from ..web import Form, OpenForm
from . import labels


def ticks(label, **more):
    """Any of several."""
    return SelectMultipleField(
        label, option_widget=CheckboxInput(), widget=ListWidget(prefix_label=False), validate_choice=False, **more
    )


class BeginForm(Form):
    """Whom a letter goes to, and what it begins with."""

    party = SelectField(lazy("To whom"), choices=[], validate_choice=False)
    pattern = RadioField(lazy("What kind of letter"), choices=options(labels.PATTERNS), default="warning")
    facts = ticks(
        lazy("Facts to begin with"),
        choices=[],
        description=lazy("Their redacted copies go into the first part. You can change every word."),
    )


def part_form(names, parts, *, findings=()):
    """The composer: a field for each part, and a tick for each thing that was found."""

    class PartForm(Form):
        version = HiddenField(render_kw={"id": False})
        kept = ticks(lazy("This may stay, because it tells nothing about who reported"), choices=[])

    for name in names:
        field = TextAreaField(labels.PARTS[name], [InputRequired(), Length(max=20_000)], description=labels.HINTS[name])
        setattr(PartForm, name, field)
    return PartForm(data=parts)


class RemarkForm(Form):
    """Why a letter goes back to its writer."""

    version = HiddenField(render_kw={"id": False})
    text = TextAreaField(lazy("What should be changed"), [InputRequired(lazy("Write something first."))])


class VersionForm(Form):
    """An act on a letter as it was looked at."""

    version = HiddenField(render_kw={"id": False})


class SendForm(Form):
    """How a letter leaves."""

    version = HiddenField(render_kw={"id": False})
    way = RadioField(lazy("How it goes"), choices=options(labels.WAYS), default="mail", validate_choice=False)
    address = StringField(
        lazy("Their mail address"),
        [Optional(), Length(max=254)],
        description=lazy("Only for mail. It is used once and not kept."),
        render_kw={"autocomplete": "off", "inputmode": "email"},
    )
    fresh = BooleanField(
        lazy("They have lost their code: make a new link"),
        description=lazy("Their old code opens nothing any more. The new box holds every letter they got."),
    )


class RedactForm(Form):
    """Which passages of a text stay inside."""

    seen = HiddenField()
    sentences = ticks(lazy("Sentences that stay inside"), choices=[])
    phrases = TextAreaField(
        lazy("Words that stay inside, wherever they stand"),
        [Optional(), Length(max=20_000)],
        description=lazy("One a line: a name, a handle, a room, a time."),
        render_kw={"rows": 4},
    )
    whole = BooleanField(lazy("Hold all of it back"))


class CodeForm(OpenForm):
    """The way back to a letter."""

    code = StringField(
        lazy("Your code"),
        description=lazy("24 letters and numbers. Small letters, spaces and dashes do not matter."),
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "required": False},
    )


class AnswerForm(OpenForm):
    """An answer to a letter."""

    box_key = HiddenField(render_kw={"id": False})
    once = HiddenField()
    text = TextAreaField(lazy("Your answer"), [Length(max=50_000)], render_kw={"rows": 8})

    def ready(self, box_key: str) -> None:
        """Fill in what the next answer needs."""
        self.box_key.data, self.once.data = box_key, secrets.token_urlsafe(16)


class AppealForm(OpenForm):
    """Asking for another look, in the box."""

    box_key = HiddenField(render_kw={"id": False})
    appeal = TextAreaField(
        lazy("Why should it be looked at again?"),
        [Length(max=20_000)],
        description=lazy("What was not seen, what was not fair, or what is too hard. Who told the team is not asked."),
        render_kw={"rows": 6},
    )


class BackForm(OpenForm):
    """Asking to take part again, in the box."""

    box_key = HiddenField(render_kw={"id": False})
    again = TextAreaField(
        lazy("Why you would like to come back"),
        [Length(max=5000)],
        description=lazy("What has changed, and what you will do differently. Who told the team is not asked."),
        render_kw={"rows": 5},
    )


class LinkForm(OpenForm):
    """The button behind a link that works once."""
