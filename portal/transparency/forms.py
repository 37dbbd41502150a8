"""The forms of a statement: its days and the team's own words; and what happened in a case, told again."""

from flask_babel import lazy_gettext as lazy
from wtforms import DateField, HiddenField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from ..cases import options
from ..reports import VENUE_LABELS
from ..translation import LANGUAGES
from ..web import Form
from . import labels, narratives

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
    tell = SelectMultipleField(
        lazy("What happened, told in words"),
        choices=[],
        description=lazy("Read by two people, and everybody who reported it agrees. Nothing says which case it was."),
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
        validate_choice=False,
    )
    reason = StringField(
        lazy("What was wrong, or came later"),
        [Optional(), Length(max=500)],
        description=lazy("Only when these days were published before. It stands beside the numbers for good."),
    )


class NarrativeForm(Form):
    """What happened, in words that could be about many people."""

    version = HiddenField(render_kw={"id": False})
    space = SelectField(lazy("In what kind of place"), choices=options(VENUE_LABELS.items()))
    what = TextAreaField(
        lazy("What happened"),
        [InputRequired(lazy("Tell it in a sentence or two.")), Length(max=narratives.LONGEST)],
        description=lazy(
            "In plain words of your own: a speaker, a visitor, somebody of the team. No names, no day or hour, "
            "no numbers, nobody as a man or a woman, and no word that only one person would use."
        ),
        render_kw={"rows": 4},
    )
    outcome = TextAreaField(
        lazy("What came of it"),
        [InputRequired(lazy("Tell what was done.")), Length(max=narratives.LONGEST)],
        description=lazy("What was done, not what somebody felt or said."),
        render_kw={"rows": 3},
    )
    language = SelectField(lazy("Written in"), choices=options(LANGUAGES.items()))


class NarrativeRemarkForm(Form):
    """Why it goes back to its writer."""

    version = HiddenField(render_kw={"id": False})
    remark = TextAreaField(lazy("What should change"), [InputRequired(lazy("Say what should change."))])
