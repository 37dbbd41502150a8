"""The report form: one class over all its pages. Each shows some of it and carries the rest along hidden."""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import (
    BooleanField,
    HiddenField,
    MultipleFileField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired

from .. import sealing
from ..translation import comma
from ..web import OpenForm
from . import code_labels, labels, questions, rules, vocabulary
from .forms import LARGEST
from .held_forms import HoldFields
from .question_forms import asking
from .tick_forms import Ticks

PURPOSE = "reports.receipt"


def _list(codes, told, first=None) -> list[SelectChoice]:
    rows = [SelectChoice(code, told[code]) for code in codes]
    return [SelectChoice("", first), *rows] if first else rows


def _pick(label, codes, told, why):
    return SelectField(
        label, choices=_list(codes, told, lazy_gettext("Not said")), validate_choice=False, description=why
    )


class ReportForm(HoldFields, OpenForm):
    """Who reads it, what happened, people and place, wishes, a last look, sending it."""

    step = HiddenField()
    whole = HiddenField(render_kw={"data-whole": ""})
    draft = HiddenField()
    kept = HiddenField()
    issued = HiddenField()
    asked = HiddenField()
    shown_readers = HiddenField()
    begun = HiddenField()
    work = HiddenField()
    drill = HiddenField()
    spot = HiddenField()
    homepage = StringField(lazy_gettext("Leave this field empty"), render_kw={"autocomplete": "off", "tabindex": "-1"})
    exclude = Ticks(
        lazy_gettext("Does this concern anyone on this team?"),
        description=lazy_gettext("Whoever you tick gets no key to your report, no mail, and no sign of it."),
    )
    door = RadioField(lazy_gettext("Who should get it?"), validate_choice=False)
    story = TextAreaField(
        lazy_gettext("What happened?"),
        [InputRequired()],
        description=lazy_gettext("In your own words, in any order, in any language. It does not have to be complete."),
    )
    kind = SelectField(
        lazy_gettext("What is this?"),
        choices=_list(vocabulary.OFFERED_KINDS, code_labels.KINDS),
        default=vocabulary.INCIDENT,
        validate_choice=False,
        description=lazy_gettext("So that it reaches the right hands. If you are not sure, leave it as it is."),
    )
    before = StringField(
        lazy_gettext("Have you reported about this before?"),
        description=lazy_gettext(
            "When, and about what. If you lost your receipt, this is how the two can be put together; "
            "nobody tells you whether an earlier report exists."
        ),
    )
    translated = BooleanField(
        lazy_gettext("A program translated my words"),
        description=lazy_gettext("So that nobody weighs a word that a program chose. Your own words are welcome too."),
        render_kw={"value": "yes"},
    )
    who = TextAreaField(
        lazy_gettext("Who was involved?"),
        description=lazy_gettext("Names, nicknames, or what they looked like. So that we do not ask the wrong people."),
    )
    event = SelectField(
        lazy_gettext("Was it at one of our events?"),
        validate_choice=False,
        default="",
        description=lazy_gettext("So that we ask those who were there."),
    )
    where = StringField(
        lazy_gettext("Where was it?"),
        description=lazy_gettext("A room, a street, a channel, a link. So that we know which place it is about."),
    )
    venue = _pick(
        lazy_gettext("What kind of place?"),
        vocabulary.VENUES,
        code_labels.VENUES,
        lazy_gettext("So that we see where things happen again and again."),
    )
    when = StringField(
        lazy_gettext("When was it?"),
        description=lazy_gettext("“Friday after the talks” is enough. So that we know which day to ask about."),
    )
    ongoing = RadioField(
        lazy_gettext("Is it still going on?"),
        choices=[SelectChoice(code, told) for code, told in labels.ONGOING],
        validate_choice=False,
        description=lazy_gettext("So that we know how fast somebody has to act."),
    )
    standing = _pick(
        lazy_gettext("How do you know of it?"),
        vocabulary.STANDINGS,
        code_labels.STANDINGS,
        lazy_gettext("So that we know whom we have to look after."),
    )
    category = _pick(
        lazy_gettext("What comes closest?"),
        vocabulary.CATEGORIES,
        code_labels.CATEGORIES,
        lazy_gettext("Only for counting. Your own words decide."),
    )
    attachments = MultipleFileField(
        lazy_gettext("Pictures, messages or other files"),
        description=lazy_gettext(
            "Up to ten files of 25 MB. From pictures, PDF and mail we take out what tells who made them, where and "
            "when, and say so. The original is kept closed beside the copy."
        ),
        render_kw=LARGEST,
    )
    drop = Ticks(lazy_gettext("Take a file out again"))
    wishes = TextAreaField(
        lazy_gettext("What do you wish for?"),
        description=lazy_gettext("What should happen, what should not, what makes you feel safe. We can’t promise it."),
    )
    fear = _pick(
        lazy_gettext("Are you afraid of what somebody may do because of this report?"),
        vocabulary.FEARS,
        code_labels.FEARS,
        lazy_gettext("So that we think of it before we speak with anybody."),
    )
    mode = RadioField(
        lazy_gettext("How do you report?"),
        choices=_list(vocabulary.MODES, code_labels.MODES),
        validate_choice=False,
        description=lazy_gettext("If you choose nothing, you stay unnamed and have a box."),
    )
    contact = StringField(
        lazy_gettext("Your name, or a way to reach you"),
        description=lazy_gettext("Leave this empty to stay unnamed. You get answers through your receipt either way."),
        render_kw={"autocomplete": "off"},
    )
    shield = RadioField(
        lazy_gettext("Who alone may learn your name?"),
        validate_choice=False,
        description=lazy_gettext("Only if you chose “for one person only” above."),
    )
    notify = StringField(
        lazy_gettext("Mail address for one notice"),
        description=lazy_gettext(
            "One mail when there is something new in your box, without a word of what it is about. Nobody who handles "
            "your report sees the address; it is forgotten after that mail. Others may read your mail: think of that."
        ),
        render_kw={"autocomplete": "off", "type": "email"},
    )
    receipt = StringField(
        lazy_gettext("Your receipt, typed or pasted"),
        [InputRequired()],
        id="receipt-back",
        description=lazy_gettext("Small letters, spaces and dashes do not matter."),
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )
    own = ()
    events = {}

    def offer(self, team, team_name: str) -> None:
        """Fill in who can be left out and which doors there are."""
        every = (*team.people, *team.committee)
        self.exclude.choices = [SelectChoice(person, name) for person, name, _roles in every]
        told = {
            "community": _("The team of %(team)s", team=team_name),
            "committee": _("The committee, which stands outside every team"),
        }
        self.door.choices = [SelectChoice(door, told.get(door) or _only(door, team.names)) for door in team.doors]
        self.exclude.data = [person for person in self.exclude.data or [] if person in team.known]
        if self.door.data not in team.doors and not rules.member_of(self.door.data or ""):
            self.door.data = team.doors[0] if team.doors else ""
        for name in ("ongoing", "kind", "venue", "standing", "category", "fear", "mode"):
            if self[name].data not in {choice.value for choice in self[name].choices}:
                self[name].data = self[name].default or ""
        if len(self.draft.data or "") != 43:
            self.draft.data = secrets.token_urlsafe(32)

    @property
    def is_whole(self) -> bool:
        """Whether all that one writes stands on one page."""
        return self.whole.data == "1"

    @property
    def consent(self) -> tuple[str, ...]:
        """What may be done, as codes."""
        return tuple(code for code in vocabulary.CONSENTS if self[f"consent_{code}"].data)

    @property
    def files_shown(self) -> int:
        """How many files the page that was filled in said are kept."""
        told = self.kept.data or ""
        return int(told) if told.isascii() and told.isdigit() and len(told) < 3 else 0

    def given(self) -> dict[str, list[str]]:
        """Answers to the community's own questions so far, by question."""
        found = {}
        for one in self.own:
            data = self[one.field].data
            found[one.id] = [text for text in (data if isinstance(data, list) else [data or ""]) if text.strip()]
        return found

    def due(self) -> list[questions.QuestionView]:
        """Those of the own questions that are to be asked, as far as one can say."""
        return questions.due(list(self.own), self.given())

    def said(self, name: str) -> str:
        """What was answered to a question, codes in words."""
        data, choices = self[name].data or "", getattr(self[name], "choices", None)
        if not choices or not data:
            return data
        return str(next((choice.label for choice in choices if choice.value == data), data))

    def asks_more(self) -> bool:
        """Whether the answers lead to questions that were not on the page."""
        return bool({one.id for one in self.due()} - set((self.asked.data or "").split()))

    def answered(self) -> tuple[tuple[str, str], ...]:
        """The own questions that were asked and answered, as (question, answer)."""
        given = self.given()
        return tuple((one.words, ", ".join(given[one.id])) for one in self.due() if given[one.id])

    def answered_here(self) -> tuple[tuple[str, str], ...]:
        """The same in the language of the page."""
        given = self.given()
        due = [one for one in self.due() if given[one.id]]
        return tuple((one.label, comma().join(one.answer(text) for text in given[one.id])) for one in due)

    def receipt_given(self) -> str:
        """The receipt of this form, made on first sight. It travels closed under the server's key."""
        try:
            receipt = sealing.envelope_open(urlsafe_b64decode(self.issued.data or ""), PURPOSE).decode()
        except (sealing.Damaged, NotBase64, ValueError):
            receipt = sealing.receipt.new()
            self.issued.data = urlsafe_b64encode(sealing.envelope_close(receipt.encode(), PURPOSE)).decode()
        return receipt

    def receipt_is_back(self, issued: str) -> bool:
        """Whether the receipt was typed back right. Says what is wrong beside the field."""
        typed = sealing.receipt.tidy(self.receipt.data or "")
        if typed == sealing.receipt.tidy(issued):
            return True
        self.receipt.errors = [labels.receipt_fault(self.receipt.data or "", typed, sealing.receipt.tidy(issued))]
        return False


for _code in vocabulary.CONSENTS:
    setattr(ReportForm, f"consent_{_code}", BooleanField(code_labels.CONSENTS[_code], render_kw={"value": "yes"}))


def form_for(own) -> ReportForm:
    """The form with a community's own questions in it."""
    if not own:
        return ReportForm()
    fields = {one.field: asking(one) for one in own}
    return type("OwnReportForm", (ReportForm,), {**fields, "own": tuple(own)})()


def _only(door: str, names) -> str:
    return _("Only %(name)s", name=names.get(rules.member_of(door), "?"))
