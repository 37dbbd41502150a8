"""The forms around an affiliation."""

from flask_babel import lazy_gettext as lazy
from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from .. import cases
from ..cases import ActForm
from . import labels, rules

_LONG = Length(max=4000, message=lazy("Use at most %(max)d characters."))


class AskForm(ActForm):
    """Asking for affiliation."""

    act = "ask"
    text = TextAreaField(
        lazy("What the committee should know"),
        [Optional(), _LONG],
        description=lazy("You may leave this empty. Name nobody who reported or was reported."),
        render_kw={"rows": 4, "dir": "auto"},
    )


class AnswerForm(ActForm):
    """Answering what the committee asked for."""

    act = "answer"
    text = TextAreaField(lazy("Your answer"), [_LONG], render_kw={"rows": 4, "dir": "auto"})


class WithdrawForm(ActForm):
    """Ending it from the community's side."""

    act = "withdraw"
    text = TextAreaField(lazy("Why, if you want to say"), [Optional(), _LONG], render_kw={"rows": 2, "dir": "auto"})


class PointForm(ActForm):
    """Where a requirement is met outside of the portal."""

    act = "point"
    item = SelectField(lazy("Which requirement"), choices=cases.options(labels.ITEMS.items()))
    url = StringField(
        lazy("Where it stands"),
        [Optional(), Length(max=500)],
        description=lazy("A whole address. Leave it empty to take back what you said before."),
        render_kw={"inputmode": "url"},
    )
    words = StringField(lazy("What is to be seen there"), [Optional(), Length(max=300)], render_kw={"dir": "auto"})


class DecideForm(ActForm):
    """What a member does or proposes."""

    act = "decide"
    step = RadioField(lazy("What you want"), [InputRequired(lazy("Choose one."))])
    text = TextAreaField(
        lazy("Words for the community"),
        [Optional(), _LONG],
        description=lazy("The community reads them. Name no case, and nobody who reported or was reported."),
        render_kw={"rows": 4},
    )

    def offer(self, acts) -> None:
        """Only what may follow."""
        listed = [act for act in acts if act in rules.COMMITTEE_ACTS]
        self.step.choices = cases.options((act, labels.OFFERS[act]) for act in listed)


class AgreeForm(ActForm):
    """Agreeing to a colleague's proposal."""

    act = "agree"
    proposal = HiddenField()
