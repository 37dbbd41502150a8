"""One screen to log what was done at once, and one to look at it."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy
from wtforms import DateField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from .. import cases
from ..cases import ActForm
from . import rules

TOOLS = {
    "verbal_warning": lazy("Asked to stop"),
    "stay_away": lazy("Asked to keep away from a place or a person"),
    "talk_ended": lazy("A talk ended"),
    "content_changed": lazy("Something taken down or hidden"),
    "account_action": lazy("Muted or blocked"),
    "removal": lazy("Asked to leave the event"),
    "referred": lazy("Called for help: security, police, a doctor"),
    "other": lazy("Something else"),
}
VERDICTS = {
    rules.CONFIRM: lazy("It was right, and holds as it was meant"),
    rules.CHANGE: lazy("It holds until another day"),
    rules.REVERSE: lazy("It is taken back from today"),
}


class ActNowForm(ActForm):
    """What one did at once."""

    act = "immediate"
    title = lazy("I had to act at once")
    button = lazy("Log it, and ask two others to look")
    tool = RadioField(lazy("What you did"), choices=cases.options(TOOLS.items()), default="verbal_warning")
    name = StringField(
        lazy("Towards whom"),
        [Optional(), Length(max=200)],
        description=lazy("A name, a badge, or how to know them. Leave it empty if nobody knows."),
    )
    event = SelectField(lazy("At which event"), choices=[], validate_choice=False, default="")
    space = SelectField(lazy("Where it holds"), choices=[], validate_choice=False, default="")
    until = DateField(
        lazy("Until when you mean it"),
        [Optional()],
        description=lazy(
            "Unless two others confirm it, it ends with the event anyway, and after a week at the latest."
        ),
    )
    text = cases.words(lazy("Why, in a few words"), rows=4)


class ReviewForm(ActForm):
    """What one makes of a colleague's act."""

    act = "review_immediate"
    title = lazy("Look at what a colleague did at once")
    button = lazy("Keep what I say")
    verdict = RadioField(
        lazy("What you make of it"), [InputRequired(lazy("Choose one."))], choices=cases.options(VERDICTS.items())
    )
    until = DateField(lazy("Until"), [Optional()], description=lazy("Only if it is to hold until another day."))
    text = cases.words(lazy("Why"), rows=3)


_BESIDE = {"text_empty": "text", "day_gone": "until"}


def sentence(code: str) -> str:
    """What a refusal of this room says."""
    return {
        "text_empty": _("Write why, in a few words."),
        "day_gone": _("Choose a day that is still to come."),
        "own_act": _("You did it yourself: two others look at it."),
        "unknown_code": _("Choose one of the entries offered."),
        "panel": _("Say first that nothing stands in your way."),
    }.get(code, _("This can't be done as it stands."))


def beside(code: str) -> str | None:
    """The field a refusal is about."""
    return _BESIDE.get(code)
