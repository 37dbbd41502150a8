"""One form an act."""

from flask_babel import lazy_gettext as lazy
from wtforms import BooleanField, DateField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from ..cases import ActForm, options
from . import labels

_SOME = InputRequired(lazy("Write something first."))


class TalkForm(ActForm):
    """A talk."""

    act = "talk"
    title = lazy("Write down a talk")
    button = lazy("Keep the talk")
    hint = lazy("Two of you at each talk is safer for everybody. Write it down the same day.")
    day = DateField(lazy("On which day"), [InputRequired(lazy("Say on which day."))])
    way = SelectField(lazy("How"), choices=options(labels.WAYS))
    whom = StringField(lazy("With whom"), [InputRequired(lazy("Say with whom.")), Length(max=300)])
    present = StringField(lazy("Who else was present"), [Optional(), Length(max=300)])
    text = TextAreaField(lazy("What was said"), [_SOME, Length(max=50_000)], render_kw={"rows": 6})


class AskForm(ActForm):
    """A question to a reporter. It leaves only after a second look."""

    act = "ask"
    audience = "reporter"
    title = lazy("Ask the reporter")
    button = lazy("Look at it before it goes")
    hint = lazy("Ask one or two things, openly. Say that they need not answer, and why you ask.")
    report = SelectField(lazy("Whom"), choices=[], validate_choice=False)
    text = TextAreaField(lazy("Your question"), [_SOME, Length(max=50_000)], render_kw={"rows": 5})


class SureForm(ActForm):
    """The same words, looked at."""

    act = "ask"
    report = HiddenField()
    text = HiddenField()
    sure = HiddenField(default="yes")


class ExhibitForm(ActForm):
    """A piece of evidence."""

    act = "exhibit"
    title = lazy("Add to the evidence log")
    button = lazy("Keep it in the log")
    text = TextAreaField(lazy("What it shows"), [_SOME, Length(max=50_000)], render_kw={"rows": 3})
    file = SelectField(lazy("Which file of this case"), choices=[], validate_choice=False)
    link = StringField(lazy("Or where it stands"), [Optional(), Length(max=1000)], description=lazy("A link."))
    taken_by = StringField(lazy("Who took or sent it"), [Optional(), Length(max=300)])
    taken = DateField(lazy("When it was taken"), [Optional()])
    tells = BooleanField(lazy("It could tell who reported"))


class TaskForm(ActForm):
    """A task."""

    act = "task"
    title = lazy("Add a task")
    button = lazy("Keep the task")
    text = TextAreaField(lazy("What is to be done"), [_SOME, Length(max=50_000)], render_kw={"rows": 3})
    owner = SelectField(lazy("Who does it"), choices=[], validate_choice=False)
    due = DateField(lazy("By when"), [Optional()])


class DoneForm(ActForm):
    """A task that is done."""

    act = "done"
    title = lazy("It is done")
    button = lazy("It is done")
    text = TextAreaField(lazy("What came of it"), [Optional(), Length(max=50_000)], render_kw={"rows": 3})


class LessonForm(ActForm):
    """A lesson."""

    act = "lesson"
    title = lazy("What would prevent it?")
    button = lazy("Keep it for the next time")
    hint = lazy("Something to change: a room, a rule, a sign, a word at the opening. Not about a person.")
    text = TextAreaField(lazy("What would prevent it"), [_SOME, Length(max=50_000)], render_kw={"rows": 4})
