"""Whom to tell, then what; and a correction."""

from flask_babel import lazy_gettext as lazy
from wtforms import BooleanField, HiddenField, RadioField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from ..cases import ActForm, options
from . import labels

_CHOOSE = [InputRequired(lazy("Choose one."))]


class ToForm(ActForm):
    """Whom to tell."""

    act = "to"
    step = HiddenField(default="to")
    check = HiddenField(validators=[Optional(), Length(max=26)])
    place = SelectField(lazy("A community here"), choices=[], validate_choice=False, default="")
    outside = StringField(
        lazy("Or another committee"),
        [Optional(), Length(max=200)],
        description=lazy("One that is not on this site. Its copy is printed or sent by you."),
    )


class DraftForm(ActForm):
    """What to tell."""

    act = "disclose"
    step = HiddenField(default="draft")
    check = HiddenField(validators=[Optional(), Length(max=26)])
    place = HiddenField()
    outside = HiddenField()
    left_out = SelectMultipleField(
        lazy("Who must not read it there"),
        choices=[],
        validate_choice=False,
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )
    who = TextAreaField(
        lazy("Whom it is about"),
        [InputRequired(lazy("Write whom it is about, as the receiver knows them.")), Length(max=1_000)],
        description=lazy("Only the names, handles or addresses that the receiver needs."),
        render_kw={"rows": 2},
    )
    footing = RadioField(lazy("On what footing"), _CHOOSE, choices=options(labels.FOOTINGS.items()))
    text = TextAreaField(
        lazy("What is told, word for word"),
        [InputRequired(lazy("Write what shall be told.")), Length(max=5_000)],
        description=lazy("Behaviour and dates. No other name, no other place, no case. The person may read it."),
        render_kw={"rows": 6},
    )
    advice = TextAreaField(
        lazy("What they may want to think of"),
        [Optional(), Length(max=3_000)],
        description=lazy("Information, not direction: what they do is theirs to decide."),
        render_kw={"rows": 3},
    )
    basis = RadioField(lazy("On what ground of law"), _CHOOSE, choices=options(labels.BASES.items()))
    why = TextAreaField(
        lazy("Why they have to know"),
        [InputRequired(lazy("Say why it has to be told.")), Length(max=3_000)],
        description=lazy("Stays with the key holders."),
        render_kw={"rows": 3},
    )
    sure = BooleanField(lazy("I am sure of every word"))


class CorrectionForm(ActForm):
    """What puts right what was told."""

    act = "correct"
    footing = RadioField(lazy("On what footing, as is known now"), _CHOOSE, choices=options(labels.FOOTINGS.items()))
    text = TextAreaField(
        lazy("The correction, word for word"),
        [InputRequired(lazy("Write what shall be told.")), Length(max=5_000)],
        render_kw={"rows": 5},
    )
    why = TextAreaField(
        lazy("Why it is corrected"),
        [InputRequired(lazy("Say why it has to be told.")), Length(max=3_000)],
        description=lazy("Stays with the key holders."),
        render_kw={"rows": 3},
    )
    sure = BooleanField(lazy("I am sure of every word"))
