"""The forms of appeals at a desk."""

from flask_babel import lazy_gettext as lazy
from wtforms import DateField, HiddenField, IntegerField, RadioField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from ..cases import options
from ..web import Form
from . import appeal_labels as words
from .forms import ticks


class AskedForm(Form):
    """Somebody asked for another look, by mail, in a box or face to face."""

    by = RadioField(lazy("Who asks"), choices=options(words.BY), default="reporter")
    day = DateField(lazy("On which day they asked"), [Optional()], description=lazy("Empty: today."))
    text = TextAreaField(
        lazy("What they say"),
        [InputRequired(lazy("Write something first.")), Length(max=20_000)],
        description=lazy("It goes to those who look again, and is not kept in this case."),
    )


class HandForm(Form):
    """The records, as they were looked at."""

    seal = HiddenField()


class EndForm(Form):
    """What came of it."""

    result = RadioField(lazy("What comes of it"), choices=options(words.RESULTS), default="ratified")
    text = TextAreaField(
        lazy("For whoever asked"),
        [InputRequired(lazy("Write something first.")), Length(max=20_000)],
        description=lazy("Why, in general words. No names, no witnesses, nothing from the report."),
    )
    kept = ticks(lazy("This may stay, because it tells nothing about who reported"), choices=[])
    team = TextAreaField(
        lazy("For the team that decided"),
        [Optional(), Length(max=20_000)],
        description=lazy("What they should do now."),
    )


class TermForm(Form):
    """How long one may ask."""

    days = IntegerField(lazy("Days to ask for another look"), [InputRequired(), NumberRange(1, 365)])
