"""The form of a statement: which days, and the team's own words."""

from flask_babel import lazy_gettext as lazy
from wtforms import DateField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from ..web import Form
from . import labels

_SAY = lazy("Left empty, the statement says nothing of it. Name nobody; everybody can read it.")
_DAY = lazy("Give a day.")


class StatementForm(Form):
    """Everything a statement needs that is not counted."""

    first = DateField(lazy("From"), [InputRequired(_DAY)])
    last = DateField(lazy("Until"), [InputRequired(_DAY)])
    event = SelectField(lazy("Of one event alone"), choices=[], default="", validate_choice=False)
    team = TextAreaField(labels.WORDS["team"], [Optional(), Length(max=4000)], description=_SAY, render_kw={"rows": 2})
    preparation = TextAreaField(labels.WORDS["preparation"], [Optional(), Length(max=4000)], render_kw={"rows": 3})
    changes = TextAreaField(labels.WORDS["changes"], [Optional(), Length(max=4000)], render_kw={"rows": 3})
    lessons = TextAreaField(labels.WORDS["lessons"], [Optional(), Length(max=4000)], render_kw={"rows": 3})
    reason = StringField(
        lazy("What was wrong, or came later"),
        [Optional(), Length(max=500)],
        description=lazy("Only when these days were published before. It stands beside the numbers for good."),
    )
