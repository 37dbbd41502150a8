"""The forms of leaving: where one goes, what is wanted with what is open, taking everything along, agreeing."""

from flask_babel import lazy_gettext as lazy
from wtforms import BooleanField, HiddenField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from ..cases import ActForm, options
from . import labels, rules
from .models import STAY


class AskForm(ActForm):
    """Asking to leave, with what the address says afterwards."""

    act = "leave"
    url = StringField(
        lazy("Where you are found afterwards"),
        [Optional(), Length(max=500)],
        description=lazy("A web address. It stands at your address here for 90 days, with your contacts of today."),
        render_kw={"inputmode": "url"},
    )
    words = TextAreaField(
        lazy("A sentence for whoever looks for you"),
        [Optional(), Length(max=rules.LONGEST, message=lazy("Use at most %(max)d characters."))],
        render_kw={"rows": 2},
    )


class ChoiceForm(ActForm):
    """What the committee is asked to do with one open escalation."""

    act = "choose"
    case = HiddenField()
    choice = RadioField(lazy("What do you want with it?"), choices=options(labels.CHOICES), default=STAY)


class TakeForm(ActForm):
    """Taking everything along: the code was seen."""

    act = "take"
    code = HiddenField()
    issued = HiddenField()


class AgreeForm(ActForm):
    """The committee lets a community go."""

    act = "agree"
    sure = BooleanField(
        lazy("I have looked at what is open with them, and know that this can't be undone"),
        [InputRequired(lazy("Tick this when you have."))],
    )
