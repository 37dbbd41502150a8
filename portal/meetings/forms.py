"""The forms of a meeting."""

from flask_babel import lazy_gettext as lazy
from wtforms import DateField, HiddenField, SelectMultipleField
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from ..cases import ActForm, words


class PlanForm(ActForm):
    """Planning one."""

    act = "plan"
    day = DateField(lazy("On which day"), [InputRequired(lazy("Choose a day."))])


class TopicForm(ActForm):
    """A topic of one's own."""

    act = "topic"
    text = words(lazy("A topic of your own"), needed=False, rows=2)


class PresentForm(ActForm):
    """Who is there."""

    act = "present"
    present = SelectMultipleField(
        lazy("Who is there"), option_widget=CheckboxInput(), widget=ListWidget(prefix_label=False)
    )


class MinuteForm(ActForm):
    """What was said under one line."""

    act = "write"
    text = words(lazy("What was said, and what was agreed"), needed=False, rows=4)


class StandForm(ActForm):
    """One's own word for a proposal."""

    act = "stand"
    proposal = HiddenField()
