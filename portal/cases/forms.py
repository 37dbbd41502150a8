"""One form an act. Ids carry the act's name, because several stand on one page; names do not."""

from flask_babel import lazy_gettext as lazy
from wtforms import (
    BooleanField,
    DateField,
    HiddenField,
    MultipleFileField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from .. import reports
from ..web import Form
from . import assessment_labels, labels

LONGEST = 50_000


def options(pairs) -> list[SelectChoice]:
    """(code, words) as the entries of a list to choose from."""
    return [SelectChoice(code, words) for code, words in pairs]


class ActForm(Form):
    """A form of one act. `act` is its data-act, `title` heads it, `button` says what happens.

    `audience`: for whom its text is: internal, reporter or reported. Every form of words shows it on top.
    """

    act = ""
    audience = "internal"
    title = button = hint = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self:
            if field.name != "csrf_token":
                field.id = field.label.field_id = f"{self.act}-{field.name}"


def words(label, *, needed=True, hint="", rows=6, longest=LONGEST):
    """A text of several lines."""
    sure = [InputRequired(lazy("Write something first."))] if needed else [Optional()]
    return TextAreaField(label, [*sure, Length(max=longest)], description=hint, render_kw={"rows": rows})


def ticks(label, **more):
    """Any of several."""
    return SelectMultipleField(label, option_widget=CheckboxInput(), widget=ListWidget(prefix_label=False), **more)


class ButtonForm(ActForm):
    """An act without words."""


class NoteForm(ActForm):
    """A fact or a note."""

    act = "note"
    title = lazy("Write down a fact or a note")
    button = lazy("Keep it with the case")
    kind = RadioField(lazy("What is it?"), choices=options(labels.NOTE_KINDS), default="fact")
    text = words(lazy("In your words"))


class PartyForm(ActForm):
    """Somebody a case is about."""

    act = "party"
    title = lazy("Name somebody who is involved")
    button = lazy("Add to the case")
    role = RadioField(lazy("Their part"), choices=options(labels.PARTY_ROLES), default="reported")
    kind = SelectField(lazy("Who or what"), choices=options(labels.PARTY_KINDS), default="person")
    name = StringField(lazy("Name"), [Optional(), Length(max=200)])
    handles = words(
        lazy("Handles and addresses"), needed=False, rows=3, hint=lazy("One a line, with the place: GitHub: robk.")
    )


class MeasureForm(ActForm):
    """Something that was or will be done."""

    act = "measure"
    title = lazy("Write down what was or will be done")
    button = lazy("Add the measure")
    kind = SelectField(lazy("What"), choices=options(labels.MEASURES))
    space = SelectField(lazy("Where it holds"), choices=options(labels.SPACES), default="")
    starts = DateField(lazy("From"), [Optional()])
    ends = DateField(lazy("Until"), [Optional()], description=lazy("Leave it empty if it does not end by itself."))
    parties = ticks(lazy("Whom it concerns"), validate_choice=False)
    text = words(lazy("Details"), needed=False, rows=4)


class RespondForm(ActForm):
    """How somebody answered to a measure."""

    act = "respond"
    title = lazy("Write down a response to an action")
    button = lazy("Keep it with the case")
    text = words(lazy("Who said or did what, after the action"))


class AttachForm(ActForm):
    """Files of the case."""

    act = "attach"
    title = lazy("Add files")
    button = lazy("Add the files")
    kind = SelectField(lazy("What they are"), choices=options(labels.FILE_KINDS))
    attachments = MultipleFileField(
        lazy("Files"),
        description=lazy(
            "Up to ten, 500 MB together. Pictures, PDF and mail get a copy without what tells who made them; "
            "the original is sealed beside it."
        ),
    )


class ReviewForm(ActForm):
    """What the team makes of the facts."""

    act = "review"
    title = lazy("Write the review")
    button = lazy("Keep the review")
    hint = lazy("What do the facts come to? Is it against the code, how heavy is it, is anybody still at risk?")
    jurisdiction = RadioField(
        lazy("Is it ours?"),
        [Optional()],
        choices=options([("", lazy("Not said yet")), *assessment_labels.JURISDICTIONS]),
        default="",
    )
    clauses = ticks(lazy("Which parts of your code it touches"), validate_choice=False)
    impacts = ticks(lazy("How heavy it is"), choices=options(assessment_labels.IMPACTS))
    risks = ticks(lazy("What may still happen"), choices=options(assessment_labels.RISKS))
    finding = SelectField(
        lazy("What you found"),
        [Optional()],
        choices=options([("", lazy("Not said yet")), *labels.FINDINGS]),
        default="",
    )
    text = words(lazy("Your review"))
    code = HiddenField()
    version = HiddenField()


class AnswerForm(ActForm):
    """Words to a reporter. They leave only after a second look."""

    act = "answer"
    audience = "reporter"
    title = lazy("Write to the reporter")
    button = lazy("Look at it before it goes")
    report = SelectField(lazy("To whom"), choices=[], validate_choice=False)
    text = words(
        lazy("Your message"), hint=lazy("Name nobody who must stay unnamed. Do not repeat the report's words.")
    )
    signed = BooleanField(
        lazy("Sign with my name"), description=lazy("Without this the reporter sees no name, only that the team wrote.")
    )


class SureForm(ActForm):
    """The same words, looked at."""

    act = "answer"
    report = HiddenField()
    text = HiddenField()
    signed = HiddenField()
    sure = HiddenField(default="yes")


class CloseForm(ActForm):
    """How it ended."""

    act = "close"
    title = lazy("Close the case")
    button = lazy("Close the case")
    hint = lazy("Reporters see in their box that it is closed. They don't see what you write here.")
    outcome = SelectField(lazy("How it ended"), choices=options(labels.FINDINGS))
    text = words(lazy("Why, for the team"), rows=4)
    category = SelectField(
        lazy("Counted as"),
        choices=options([("", lazy("As the reporters said")), *reports.CATEGORY_LABELS.items()]),
        default="",
        description=lazy("From now on this stands in your numbers, without a link to the case for anybody else."),
    )
    venue = SelectField(
        lazy("Where it happened"),
        choices=options([("", lazy("As the reporters said")), *reports.VENUE_LABELS.items()]),
        default="",
    )
    version = HiddenField()


class ReopenForm(ActForm):
    """Taking a case up again."""

    act = "reopen"
    title = lazy("Take the case up again")
    button = lazy("Take it up again")
    text = words(lazy("Why"), rows=3)


class LinkForm(ActForm):
    """A report joins a case there is."""

    act = "link"
    title = lazy("It belongs to a case there is")
    button = lazy("Add it to this case")
    case = SelectField(lazy("Which case"), choices=[], validate_choice=False)


class FiledForm(ActForm):
    """An incident that was already dealt with."""

    act = "file"
    button = lazy("Keep it, and choose what goes to the committee")
    text = words(lazy("What happened"), hint=lazy("The facts your team determined."))
    reported = words(
        lazy("Whom it was about"),
        needed=False,
        rows=2,
        hint=lazy("One a line. Leave it empty if nobody knows."),
        longest=2000,
    )
    affected = words(lazy("Who was affected"), needed=False, rows=2, hint=lazy("One a line."), longest=2000)
    witness = words(lazy("Who else was involved"), needed=False, rows=2, hint=lazy("One a line."), longest=2000)
    review = words(lazy("Your review"), needed=False, rows=4, hint=lazy("What your team made of it."))
    outcome = SelectField(lazy("What you found"), choices=options(labels.FINDINGS))
    measure = SelectField(lazy("What was done"), choices=options(labels.MEASURES), default="nothing")
    actions = words(lazy("What was done, in your words"), needed=False, rows=4)
    responses = words(lazy("Responses to what was done"), needed=False, rows=4)
    screenshot = MultipleFileField(lazy("Screenshots"))
    recording = MultipleFileField(lazy("Recordings of talks"))
    messages = MultipleFileField(lazy("Copies of messages"))
    event = SelectField(lazy("At which event"), choices=options([("", lazy("No event, or another one"))]), default="")


ACTS = {
    form.act: form
    for form in (
        NoteForm,
        PartyForm,
        MeasureForm,
        RespondForm,
        AttachForm,
        ReviewForm,
        AnswerForm,
        CloseForm,
        ReopenForm,
    )
}
