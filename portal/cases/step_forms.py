"""The forms of the steps after the review, one a step."""

from flask_babel import lazy_gettext as lazy
from wtforms import DateField, RadioField
from wtforms.validators import Optional

from . import labels
from .forms import ActForm, AnswerForm, options, words


class TellForm(AnswerForm):
    """The outcome, in words for the reporters."""

    act = "tell"
    title = lazy("Tell the reporter what came of it")
    button = lazy("Look at it before it goes")
    hint = lazy("The outcome in general words, what happens next, and whom to ask for another look. Name nobody.")


class EnactForm(ActForm):
    """A decision, carried out."""

    act = "enact"
    title = lazy("Say that it is carried out")
    button = lazy("Keep it with the case")
    text = words(lazy("Who did it, how, and what is still open"), rows=4)


class FollowForm(ActForm):
    """How everybody is now."""

    act = "follow"
    title = lazy("Write down how everybody is")
    button = lazy("Keep it with the case")
    text = words(lazy("Whom you asked, and what they said"), rows=4)
    look_again = DateField(lazy("Ask again on"), [Optional()])


class ResolveForm(ActForm):
    """How it was resolved."""

    act = "resolve"
    title = lazy("Write down how it ended")
    button = lazy("Keep it with the case")
    text = words(lazy("What was done, and what came of it"), rows=4)
    look_again = DateField(lazy("Look at it again on"), [Optional()])


class HoldForm(ActForm):
    """A case rests."""

    act = "hold"
    title = lazy("Put the case on hold")
    button = lazy("Put it on hold")
    hint = lazy("It keeps its place and goes on where it stood. Reporters see nothing of this.")
    reason = RadioField(lazy("What you wait for"), choices=options(labels.HOLD_REASONS), default="unreachable")
    text = words(lazy("In a few words, for the team"), rows=3)
    look_again = DateField(lazy("Look at it again on"), [Optional()])


class ResumeForm(ActForm):
    """It goes on."""

    act = "resume"
    title = lazy("Go on with the case")
    button = lazy("Go on with the case")
    text = words(lazy("What has changed"), needed=False, rows=3)
