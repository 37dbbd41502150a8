"""The forms of deciding: a proposal, somebody heard, the team's rule."""

from flask_babel import lazy_gettext as lazy
from wtforms import BooleanField, HiddenField, IntegerField, RadioField, SelectField
from wtforms.validators import InputRequired, NumberRange

from . import labels
from .forms import ActForm, options, words


class ProposeForm(ActForm):
    """A proposed decision."""

    act = "propose"
    title = lazy("Propose a decision")
    button = lazy("Propose this decision")
    hint = lazy("Your colleagues see it and say where they stand. You stand behind it yourself.")
    outcome = SelectField(lazy("What was found"), choices=options(labels.FINDINGS))
    measure = SelectField(lazy("What follows"), choices=options(labels.MEASURES), default="nothing")
    plan = words(lazy("What the person is asked to do, and until when"), needed=False, rows=3)
    refused = words(lazy("What happens if they refuse"), needed=False, rows=2)
    text = words(lazy("Why"), rows=4)
    version = HiddenField()


class HearForm(ActForm):
    """What somebody said before it was decided."""

    act = "hear"
    title = lazy("Write down what somebody says")
    button = lazy("Keep it with the case")
    hint = lazy("Their answer is noted and weighed. It binds nobody: the team decides.")
    whom = RadioField(lazy("Who was asked"), choices=options(labels.HEARD), default="reported")
    party = SelectField(lazy("Which person"), choices=[], validate_choice=False)
    acceptable = RadioField(
        lazy("If they were affected: can they live with what is proposed?"),
        choices=options(labels.ACCEPTABLE),
        default="unsaid",
    )
    text = words(lazy("What they said, or why nobody was asked"), rows=4)


class WaysForm(ActForm):
    """How a team decides."""

    act = "ways"
    title = lazy("How your team decides")
    button = lazy("Keep this")
    rule = RadioField(
        lazy("A proposal is decided when"),
        choices=options([("", lazy("Two agree; one, where the team is one person")), *labels.VOTING.items()]),
        default="",
    )
    soft = BooleanField(
        lazy("Whoever knows somebody in a case a little may help without a vote"),
        description=lazy("They read, speak and write, and decide nothing. Without this tick they step back."),
    )
    word = BooleanField(
        lazy("Most of the others have to find that this fits"),
        description=lazy("Asked each time. Nobody has to say whom they know. If most find it too close, they are out."),
    )
    adding = BooleanField(
        lazy("Knowing several people of a case a little counts as too close"),
        description=lazy("Whoever says so a second time steps back."),
    )


class CentralWaysForm(WaysForm):
    """How the committee decides, and how many of it must be free of conflicts."""

    title = lazy("How the committee decides")
    rule = RadioField(
        lazy("A proposal is decided when"),
        choices=options(
            [
                ("", lazy("Two agree to record, advise or refer; all agree to more, or two thirds on the last day")),
                *labels.VOTING.items(),
            ]
        ),
        default="",
    )
    needed = IntegerField(
        lazy("How many members must be free of conflicts before a case is decided?"),
        [InputRequired(lazy("Write a number.")), NumberRange(1, 9, lazy("Choose between 1 and 9."))],
        render_kw={"inputmode": "numeric"},
    )
