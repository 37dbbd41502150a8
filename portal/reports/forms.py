"""The forms of the box, and what both forms of this room say about files."""

import secrets

from flask_babel import lazy_gettext
from wtforms import BooleanField, HiddenField, MultipleFileField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice

from .. import evidence
from ..web import OpenForm
from . import code_labels, vocabulary

LARGEST = {"data-largest": evidence.UNNAMED.largest}


class BoxDoorForm(OpenForm):
    """The way back in: the receipt. A message that waited for it is carried along."""

    receipt = StringField(
        lazy_gettext("Your receipt"),
        description=lazy_gettext("24 letters and numbers. Small letters, spaces and dashes do not matter."),
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "required": False},
    )
    message = HiddenField()


class BoxForm(OpenForm):
    """A message from the reporter."""

    box_key = HiddenField()
    once = HiddenField()
    draft = HiddenField()
    message = TextAreaField(
        lazy_gettext("Write to the people who handle this"),
        description=lazy_gettext("Something you remembered, a question, or an answer."),
    )
    kind = SelectField(
        lazy_gettext("What is it?"),
        choices=[
            SelectChoice("", lazy_gettext("A message")),
            SelectChoice(vocabulary.CORRECTION, lazy_gettext("A correction of what I wrote")),
        ],
        default="",
        validate_choice=False,
    )
    attachments = MultipleFileField(
        lazy_gettext("Pictures, messages or other files"),
        description=lazy_gettext("Up to ten files of 25 MB."),
        render_kw=LARGEST,
    )

    def ready(self, box_key: str) -> None:
        """Fill in what the next message needs."""
        self.box_key.data = box_key
        self.once.data = secrets.token_urlsafe(16)
        if len(self.draft.data or "") != 43:
            self.draft.data = secrets.token_urlsafe(32)


class ConsentForm(OpenForm):
    """What may be done with a report, changed in its box."""

    box_key = HiddenField()

    @property
    def consent(self) -> tuple[str, ...]:
        """What may be done, as codes."""
        return tuple(code for code in vocabulary.CONSENTS if self[f"consent_{code}"].data)


for _code in vocabulary.CONSENTS:
    _words = code_labels.CONSENTS[_code]
    setattr(ConsentForm, f"consent_{_code}", BooleanField(_words, id=f"box_{_code}", render_kw={"value": "yes"}))


class NoticeForm(OpenForm):
    """Where one mail may go."""

    box_key = HiddenField()
    notify = StringField(
        lazy_gettext("Mail address for one notice"),
        description=lazy_gettext(
            "One mail when there is something new here, without a word of what it is about. Nobody who handles your "
            "report sees the address; it is forgotten after that mail."
        ),
        render_kw={"autocomplete": "off", "type": "email"},
    )


def put_problems(form, problems) -> None:
    """Say beside the files which of them did not come along, and why."""
    if not problems:
        return
    form.attachments.errors = [evidence.problem_words(problem) for problem in problems[: evidence.UNNAMED.most + 10]]
