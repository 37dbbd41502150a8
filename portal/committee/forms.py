"""One form a page. Ids carry the act's name, because several stand on one page."""

from flask_babel import lazy_gettext as lazy
from wtforms import (
    DateField,
    EmailField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from .. import cases, register
from ..cases import ActForm, options
from . import labels
from .team import GIVEN

_WORDS = [InputRequired(lazy("Write something first.")), Length(max=50_000)]


class EscalateForm(ActForm):
    """What goes to the committee, and why."""

    act = "escalate"
    parts = SelectMultipleField(
        lazy("What goes"),
        choices=options((code, labels.PARTS[code]) for code in cases.PARTS),
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )
    reason = SelectField(lazy("Why you send it"), choices=options(labels.REASONS.items()))
    text = TextAreaField(lazy("What you ask of the committee"), [Optional(), Length(max=50_000)], render_kw={"rows": 4})


class SendForm(EscalateForm):
    """The same, looked at: everything hidden, with the seal of what was shown."""

    seen = HiddenField()


class BundleForm(ActForm):
    """Which incidents of an event go, and which parts of each."""

    act = "bundle"
    chosen = SelectMultipleField(
        lazy("Which incidents"), choices=[], option_widget=CheckboxInput(), widget=ListWidget(prefix_label=False)
    )
    parts = SelectMultipleField(
        lazy("What goes of each"),
        choices=options((code, labels.PARTS[code]) for code in cases.PARTS),
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )
    seen = HiddenField()


class DecideForm(ActForm):
    """A proposed decision."""

    act = "decide"
    title = lazy("Propose a decision")
    button = lazy("Propose this decision")
    outcome = SelectField(lazy("What was found"), choices=options(cases.FINDING_LABELS))
    further = RadioField(lazy("Further action"), choices=options(labels.FURTHER.items()), default="log_only")
    standing = RadioField(
        lazy("Standing of the reported person"), choices=options(labels.STANDINGS.items()), default="none"
    )
    until = DateField(lazy("Until"), [Optional()], description=lazy("Leave it empty for no standing, or for good."))
    text = TextAreaField(lazy("Why"), _WORDS, render_kw={"rows": 6})
    advice = TextAreaField(
        lazy("Words for the sender"),
        [Optional(), Length(max=50_000)],
        description=lazy("They are the only words that go down, and only when a second member has agreed."),
        render_kw={"rows": 4},
    )
    rule = SelectField(
        lazy("It is decided when"),
        choices=options([("", lazy("The usual way")), *cases.VOTING_LABELS.items()]),
        default="",
        description=lazy("The usual way: two agree to record, advise or refer; all agree to more."),
    )
    closes = DateField(
        lazy("Last day of the vote"), [Optional()], description=lazy("Leave it empty for a week from today.")
    )
    version = HiddenField()


class RecordForm(ActForm):
    """A row of the register."""

    act = "record"
    record_type = RadioField(lazy("Kind of record"), choices=options(labels.RECORD_TYPES.items()))
    standing = RadioField(lazy("Standing"), choices=options(labels.STANDINGS.items()), default="none")
    until = DateField(lazy("Until"), [Optional()])
    category = SelectField(lazy("What comes closest"), choices=options(register.CATEGORY_CHOICES), default="")
    consequence = SelectField(lazy("What followed"), choices=options(register.CONSEQUENCES.items()), default="")
    person = SelectField(
        lazy("Who"),
        choices=options([("", lazy("Somebody new, or nobody identifiable"))]),
        default="",
        validate_choice=False,
    )
    name = StringField(lazy("Name, if new"), [Optional(), Length(max=200)])
    aliases = TextAreaField(
        lazy("Other names, handles and addresses"),
        [Optional(), Length(max=2000)],
        description=lazy("One a line, with the place: GitHub: robk."),
        render_kw={"rows": 3},
    )
    text = TextAreaField(
        lazy("A summary that may be shared"),
        [Optional(), Length(max=5000)],
        description=lazy("Write it so that the person could read it: behaviour and dates, no names of others."),
        render_kw={"rows": 4},
    )


class InviteForm(ActForm):
    """Somebody new."""

    act = "invite"
    email = EmailField(lazy("Their mail address"), [InputRequired(lazy("Write their address.")), Length(max=254)])
    role = SelectField(lazy("Role"), choices=options((role, labels.ROLES[role]) for role in GIVEN), default="member")


class RemoveForm(ActForm):
    """Somebody leaves; who looks after their cases."""

    act = "remove"
    heir = SelectField(lazy("Who looks after their cases and tasks"), choices=[], validate_choice=False, default="")


class RoleForm(ActForm):
    """One more role for somebody."""

    act = "role"
    role = SelectField(lazy("One more role"), choices=options((role, labels.ROLES[role]) for role in GIVEN))
