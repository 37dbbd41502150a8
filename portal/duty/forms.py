"""The forms of this room."""

from flask_babel import lazy_gettext as lazy
from wtforms import IntegerField, SelectField, SelectMultipleField
from wtforms.validators import InputRequired, NumberRange
from wtforms.widgets import CheckboxInput, ListWidget

from .. import cases
from ..web import Form
from . import labels, rules

_HOURS = lazy("Choose between 0 and 4320 hours (180 days). 0 means no clock.")


class WhoForm(Form):
    """Who looks after a case, who is the second, and its tags."""

    lead = SelectField(lazy("Who looks after it"), choices=[], validate_choice=False, default="")
    second = SelectField(lazy("The second"), choices=[], validate_choice=False, default="")
    tags = SelectMultipleField(
        lazy("Tags"),
        choices=cases.options(labels.TAGS.items()),
        validate_choice=False,
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )


class ClocksForm(Form):
    """How long a community gives itself, and how many must be free of conflicts."""

    needed = IntegerField(
        lazy("How many of you must be free of conflicts before a case is decided?"),
        [InputRequired(lazy("Write a number.")), NumberRange(1, 9, lazy("Choose between 1 and 9."))],
        description=lazy("Usually two. A team of one writes 1, and sends what it can't decide alone to the committee."),
        render_kw={"inputmode": "numeric"},
    )


for _kind, (_label, _hint) in labels.SETTINGS.items():
    _checks = [InputRequired(lazy("Write a number.")), NumberRange(0, rules.LONGEST, _HOURS)]
    setattr(ClocksForm, _kind, IntegerField(_label, _checks, description=_hint, render_kw={"inputmode": "numeric"}))


class ButtonForm(Form):
    """A button and nothing else."""
