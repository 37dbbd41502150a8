"""One form a page."""

from flask_babel import lazy_gettext as lazy
from wtforms import (
    BooleanField,
    DateField,
    FileField,
    HiddenField,
    PasswordField,
    RadioField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from .. import cases
from ..cases import ActForm, options
from . import labels

_REASON = [InputRequired(lazy("Say why. The other key holders can read that.")), Length(max=5_000)]


class ReasonForm(ActForm):
    """Why the people of the register are opened."""

    act = "people"
    text = TextAreaField(lazy("Why you open it"), _REASON, render_kw={"rows": 3})


class FindForm(ActForm):
    """Somebody is looked for."""

    act = "find"
    text = StringField(
        lazy("Name, handle or address"),
        [InputRequired(lazy("Write at least two letters to look for.")), Length(max=200)],
        render_kw={"autocomplete": "off"},
    )


class NamesForm(ActForm):
    """How somebody is known."""

    act = "names"
    name = StringField(
        lazy("Name"), [InputRequired(lazy("Write a name, or how the person is known.")), Length(max=200)]
    )
    aliases = TextAreaField(
        lazy("Other names, handles and addresses"),
        [Optional(), Length(max=5_000)],
        description=lazy("One a line, with the place: GitHub: robk."),
        render_kw={"rows": 5},
    )


class LinkForm(ActForm):
    """Who else somebody is."""

    act = "link"
    code = StringField(lazy("The other one's code"), [InputRequired(lazy("Write the code.")), Length(max=60)])


class StandingForm(ActForm):
    """How somebody shall stand."""

    act = "standing"
    standing = RadioField(
        lazy("Standing"),
        [InputRequired(lazy("Choose one."))],
        choices=options(labels.STANDING_LABELS.items()),
    )
    since = DateField(lazy("From"), [Optional()], description=lazy("Leave it empty for today."))
    until = DateField(lazy("Until"), [Optional()], description=lazy("Leave it empty for no end, or no standing."))
    flag = RadioField(
        lazy("Kind of reason, if flagged"), [Optional()], choices=options(labels.CLASSES.items()), default="other"
    )
    spaces = SelectMultipleField(
        lazy("Where it holds, if banned"),
        choices=options(cases.SPACE_CHOICES[2:]),
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )
    text = TextAreaField(lazy("Why"), _REASON, render_kw={"rows": 4})
    summary = TextAreaField(
        lazy("A summary that may be shared"),
        [Optional(), Length(max=5_000)],
        description=lazy(
            "Write it as if the person will read it: what was alleged, found or not found, when, and what followed."
        ),
        render_kw={"rows": 4},
    )
    advice = TextAreaField(
        lazy("Advice for organisers"),
        [Optional(), Length(max=5_000)],
        description=lazy("What they may want to think of. It is information; what they do is theirs to decide."),
        render_kw={"rows": 3},
    )
    sure = BooleanField(lazy("I am sure of every word"))


class SheetForm(ActForm):
    """A sheet that is brought in."""

    act = "sheet"
    sheet = FileField(lazy("The sheet, as CSV"))


class BringForm(ActForm):
    """The same, looked at: the sheet travels along, read again when it is written."""

    act = "bring"
    rows = HiddenField()


class TakeOutForm(ActForm):
    """The register as a sheet."""

    act = "take_out"
    password = PasswordField(
        lazy("Your password once more"),
        [InputRequired(lazy("Write your password.")), Length(max=300)],
        render_kw={"autocomplete": "current-password"},
    )
