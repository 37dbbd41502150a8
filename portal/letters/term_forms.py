"""The forms of measures as obligations."""

from flask_babel import lazy_gettext as lazy
from wtforms import (
    BooleanField,
    DateField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from .. import cases
from ..cases import options
from ..web import Form
from . import term_labels as words
from .forms import ticks


class ImposeForm(Form):
    """What is imposed, for whom, where, from when until when, and who looks after it."""

    level = SelectField(lazy("Step of your ladder"), choices=[], default="0")
    again = SelectField(
        lazy("Is it an action that stands in the case already?"),
        choices=[],
        validate_choice=False,
        description=lazy("Then it becomes this one, with its days and places, and does not stand there twice."),
    )
    kind = SelectField(lazy("What"), choices=options(pair for pair in cases.MEASURE_LABELS if pair[0] != "nothing"))
    parties = ticks(lazy("Whom it concerns"), choices=[])
    text = TextAreaField(lazy("In your words"), [Optional(), Length(max=5000)], render_kw={"rows": 3})
    places = TextAreaField(
        lazy("Where it has to be carried out"),
        [Optional(), Length(max=20_000)],
        description=lazy("One a line: the ticket list, the chat, the repository. Each gets a tick of its own."),
        render_kw={"rows": 4},
    )
    owner = SelectField(lazy("Who looks after it"), choices=[])
    starts = DateField(lazy("From"), [Optional()])
    ends = DateField(lazy("Until"), [Optional()], description=lazy("Empty: the days of the step, or no end."))
    asks = BooleanField(lazy("It does not end by itself: they have to ask to come back"))
    voluntary = BooleanField(lazy("The person agreed to it"))
    conditions = TextAreaField(lazy("Conditions"), [Optional(), Length(max=5000)], render_kw={"rows": 3})


class DoneForm(Form):
    """One place, carried out."""

    place = HiddenField(render_kw={"id": False})
    proof = StringField(lazy("What shows it"), [Optional(), Length(max=5000)])


class AskedForm(Form):
    """They asked to come back."""

    text = TextAreaField(lazy("What they wrote or said"), [InputRequired(lazy("Write something first."))])


class BackForm(Form):
    """What comes of it."""

    result = RadioField(lazy("What you decide"), choices=options(words.RESULTS), default="back")
    ends = DateField(lazy("If it is extended: until"), [Optional()])
    text = TextAreaField(
        lazy("Why, and the conditions"),
        [InputRequired(lazy("Write something first."))],
        id="back_text",
        render_kw={"rows": 4},
    )


class BreachForm(Form):
    """It was not kept to."""

    text = TextAreaField(
        lazy("What happened, and when"),
        [InputRequired(lazy("Write something first."))],
        id="breach_text",
        render_kw={"rows": 4},
    )


class BreachOfForm(cases.ActForm):
    """Which measure of another case was not kept to."""

    act = "breach_of"
    title = lazy("Which measure was not kept to?")
    button = lazy("Keep it")
    hint = lazy("Measures of the cases you can open, the newest first. On top those whose people this case names.")
    term = RadioField(
        lazy("The measure"), choices=[], validators=[InputRequired(lazy("Choose one, or none of these."))]
    )
    people = BooleanField(lazy("Whoever it concerns stands in this case as well"), default=True)


class OwnerForm(Form):
    """Who looks after it."""

    owner = SelectField(lazy("Who looks after it"), choices=[])


class RungForm(Form):
    """One step of the ladder."""

    level = HiddenField()
    words = StringField(lazy("What you call it"), [Optional(), Length(max=200)])
    days = IntegerField(lazy("Days"), [InputRequired(), NumberRange(0, 3650)], description=lazy("0: it has no end."))
    asks = BooleanField(lazy("They have to ask to come back"))
