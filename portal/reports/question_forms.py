"""The form in which a community writes a question of its own, and the fields that ask it."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice

from ..errors import Refused
from ..web import Form
from . import questions
from .tick_forms import Ticks

KINDS = [
    (questions.TEXT, lazy_gettext("Something to write")),
    (questions.CHOICE, lazy_gettext("One of several answers")),
    (questions.SEVERAL, lazy_gettext("Any of several answers")),
    (questions.DAY, lazy_gettext("A day")),
]
KIND_NAMES = dict(KINDS)
_FIELDS = {
    "kind_odd": "kind",
    "words_needed": "words",
    "too_many": "words",
    "choices_needed": "choices",
    "choices_many": "choices",
    "after_odd": "after",
}


class QuestionForm(Form):
    """One question."""

    words = StringField(lazy_gettext("The question"), render_kw={"maxlength": questions.WORDS})
    why = StringField(
        lazy_gettext("Why you ask it"),
        description=lazy_gettext("Stands beside the question. Somebody who knows why is more likely to answer."),
        render_kw={"maxlength": questions.WHY},
    )
    kind = RadioField(
        lazy_gettext("How it is answered"),
        choices=[SelectChoice(code, words) for code, words in KINDS],
        default=questions.TEXT,
    )
    choices = TextAreaField(
        lazy_gettext("The answers to choose from"), description=lazy_gettext("One a line."), render_kw={"rows": 4}
    )
    after = SelectField(
        lazy_gettext("When it is asked"), validate_choice=False, description=lazy_gettext("Always, or after an answer.")
    )

    def offer(self, every, question_id: str | None = None) -> None:
        """The answers it may wait for: those of the other questions."""
        rows = [SelectChoice("", _("Always"))]
        for one in every:
            if one.id != question_id:
                told = [(f"{one.id}:{at}", choice) for at, choice in enumerate(one.choices)]
                rows += [SelectChoice(value, f"{one.words}: {choice}") for value, choice in told]
        self.after.choices = rows

    def condition(self, every) -> tuple[str, str] | None:
        """What was chosen under "when it is asked". Raises Refused("after_odd")."""
        if not self.after.data:
            return None
        question_id, _colon, at = self.after.data.partition(":")
        one = next((one for one in every if one.id == question_id), None)
        if one is None or not at.isdecimal() or len(at) > 3 or int(at) >= len(one.choices):
            raise Refused("after_odd")
        return question_id, one.choices[int(at)]

    def put_beside(self, refused: Refused) -> None:
        """A refusal's sentence beside the field it is about."""
        sentences = {
            "kind_odd": _("Choose one of these."),
            "words_needed": _("Write the question."),
            "too_many": _("There are %(most)s questions already. Take one away first.", most=questions.MOST),
            "choices_needed": _("Write at least two answers, one a line."),
            "choices_many": _("Write at most 20 answers of 100 characters."),
            "after_odd": _("Choose an answer of another question that does not wait for this one."),
        }
        self[_FIELDS[refused.code]].errors = [sentences[refused.code]]


class QuestionWordsForm(Form):
    """One question in another language."""

    words = StringField(
        lazy_gettext("The question"),
        description=lazy_gettext("Empty: the form asks it in your own words."),
        render_kw={"maxlength": questions.WORDS, "dir": "auto"},
    )
    why = StringField(lazy_gettext("Why you ask it"), render_kw={"maxlength": questions.WHY, "dir": "auto"})
    choices = TextAreaField(
        lazy_gettext("The answers to choose from"),
        description=lazy_gettext("One a line, in the order of your own."),
        render_kw={"rows": 4, "dir": "auto"},
    )

    def put_beside(self, _refused: Refused) -> None:
        """A refusal's sentence beside the field it is about."""
        self.choices.errors = [_("Write one line for each of your answers, in their order, or none.")]


def asking(one: questions.QuestionView):
    """The field of a question in a report form. Nothing about it is needed."""
    facts = {"description": one.reason, "validate_choice": False}
    if one.kind in questions.WITH_CHOICES:
        rows = [SelectChoice(choice, one.answer(choice)) for choice in one.choices]
        if one.kind == questions.SEVERAL:
            return Ticks(one.label, choices=rows, **facts)
        return RadioField(one.label, choices=[*rows, SelectChoice("", lazy_gettext("Not said"))], **facts)
    if one.kind == questions.DAY:
        return StringField(one.label, description=one.reason, render_kw={"type": "date"})
    return TextAreaField(one.label, description=one.reason)
