"""The forms of asking somebody who is not on a case, and of answering; and what refusals say."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy
from wtforms import RadioField, SelectField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from .. import cases, web
from . import advice, labels

PARTS = {
    advice.ADVISER: lazy("An adviser: law, trauma, people"),
    advice.LIAISON: lazy("A liaison: hears of it, has no vote"),
    advice.BOARD: lazy("The board: decides where the vote is stuck"),
}
_BESIDE = {"who_odd": "person", "left_out": "person", "text_empty": "text", "not_stuck": "part", "word_needed": "word"}


class AskForm(cases.ActForm):
    """Somebody is asked."""

    act, audience = "advice", ""
    title = lazy("Ask somebody who is not on this case")
    button = lazy("Ask them")
    part = RadioField(lazy("As what"), choices=cases.options(PARTS.items()), default=advice.ADVISER)
    person = SelectField(lazy("Whom"), choices=[], validate_choice=False)
    parts = SelectMultipleField(
        lazy("What they may read"),
        choices=cases.options((code, labels.PARTS[code]) for code in advice.SHOWN),
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
        description=lazy("Only what the question needs. Never who reported, nor your own notes."),
    )
    text = cases.words(lazy("Your question"), rows=4)


class AnswerForm(cases.ActForm):
    """What somebody thinks who was asked."""

    act, audience = "advice_answer", ""
    title = lazy("Your answer")
    button = lazy("Send it to the case")
    text = cases.words(lazy("What you think"), rows=6)


class BoardForm(AnswerForm):
    """The board's answer to a vote that is stuck."""

    word = RadioField(
        lazy("The board"),
        choices=cases.options(
            [
                ("for", lazy("stands behind the proposal: it holds")),
                ("against", lazy("does not: the committee finds another one")),
            ]
        ),
        validate_choice=False,
    )


def sentence(code: str) -> str:
    """What a refusal says."""
    return {
        "who_odd": _("Choose somebody of the list who fits what you ask them as."),
        "left_out": _("This person can't be asked about this case."),
        "text_empty": _("Write something first."),
        "not_stuck": _("The board is asked only when a vote is stuck. See how the proposal stands."),
        "word_needed": _("Choose one of the two."),
    }.get(code, _("This can't be done as it stands."))


def put_beside(form, refused) -> int:
    """Put a refusal beside the field it is about; says the status to answer with."""
    web.put_beside(form, _BESIDE.get(refused.code), sentence(refused.code))
    return refused.status
