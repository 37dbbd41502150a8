"""One form a page."""

from flask_babel import lazy_gettext as lazy
from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    FileField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from ..cases import ActForm, options
from . import labels

BALANCE = lazy(
    "Some people were told to stay away because they had harmed others. Organisers can only keep them away if they "
    "know that they have a ticket. We compare names, mail addresses and handles once, under seal; nobody but two "
    "cleared members sees a row, and only rows that look alike; an answer is one word; everything else is wiped within "
    "days. People are told before they buy a ticket and can object. We see no milder way that works."
)
COUNTRIES = (
    ("", lazy("Choose one")), ("AT", lazy("Austria")), ("BE", lazy("Belgium")), ("CH", lazy("Switzerland")),
    ("CZ", lazy("Czechia")), ("DE", lazy("Germany")), ("DK", lazy("Denmark")), ("EE", lazy("Estonia")),
    ("ES", lazy("Spain")), ("FI", lazy("Finland")), ("FR", lazy("France")), ("GB", lazy("United Kingdom")),
    ("IE", lazy("Ireland")), ("IT", lazy("Italy")), ("LT", lazy("Lithuania")), ("LV", lazy("Latvia")),
    ("NL", lazy("Netherlands")), ("NO", lazy("Norway")), ("PL", lazy("Poland")), ("PT", lazy("Portugal")),
    ("SE", lazy("Sweden")), ("SI", lazy("Slovenia")), ("US", lazy("United States")), ("CA", lazy("Canada")),
    ("AU", lazy("Australia")), ("IN", lazy("India")), ("ZZ", lazy("Another country")),
)  # fmt: skip
_NEEDED = lazy("This is needed.")


class AgreementForm(ActForm):
    """What a community writes into its agreement."""

    act = "agree"
    country = SelectField(lazy("Whose law you follow"), choices=options(COUNTRIES))
    permit = StringField(
        lazy("Permit number"),
        [Optional(), Length(max=120)],
        description=lazy(
            "In the Netherlands such a check needs a permit of the authority first. Elsewhere leave it empty."
        ),
    )
    body = StringField(
        lazy("Who signs for the community"),
        [Length(max=200)],
        description=lazy("The association, company or person that answers for what you do with tickets."),
    )
    mail = EmailField(
        lazy("Where people can ask and object"),
        [Length(max=254)],
        description=lazy("It stands on the public page."),
    )
    notice_url = StringField(
        lazy("Where the notice stands"),
        [Length(max=500)],
        description=lazy("The ticket page with the words below."),
        render_kw={"inputmode": "url"},
    )
    balance = TextAreaField(
        lazy("Why it is needed, and not too much"), [Length(max=4000)], default=BALANCE, render_kw={"rows": 8}
    )
    assessed = DateField(
        lazy("Day of your data protection assessment"),
        [InputRequired(lazy("Write the day. Without an assessment nothing is compared."))],
    )
    days_kept = IntegerField(
        lazy("Lists are wiped after this many days at the latest"),
        [InputRequired(_NEEDED), NumberRange(3, 14, lazy("Between 3 and 14 days."))],
        default=14,
    )
    days_wait = IntegerField(
        lazy("An answer waits at least this many days"),
        [InputRequired(_NEEDED), NumberRange(1, 7, lazy("Between 1 and 7 days."))],
        default=3,
    )


class SignForm(ActForm):
    """The committee's signature."""

    act = "sign"
    body = StringField(lazy("Who signs for the committee"), [InputRequired(_NEEDED), Length(max=200)])


class ListForm(ActForm):
    """A list that is brought."""

    act = "bring"
    kind = RadioField(
        lazy("Who stands on it"),
        choices=options((code, labels.KINDS[code]) for code in ("attendees", "speakers")),
        default="attendees",
    )
    sheet = FileField(lazy("The list"), description=lazy("CSV, TSV or XLSX, as your ticket shop gives it."))
    lines = TextAreaField(
        lazy("Or paste lines"),
        [Optional(), Length(max=400_000)],
        description=lazy("One person a line: name, mail address, handle."),
        render_kw={"rows": 5, "dir": "auto", "autocomplete": "off"},
    )
    name_at = SelectField(lazy("Name"), [Optional()], validate_choice=False)
    more_at = SelectField(lazy("Second part of the name"), [Optional()], validate_choice=False)
    mail_at = SelectField(lazy("Mail address"), [Optional()], validate_choice=False)
    handle_at = SelectField(lazy("Handle"), [Optional()], validate_choice=False)
    noticed = BooleanField(lazy("The notice stood where these people got their tickets"))


class QueryForm(ActForm):
    """One name, with a reason."""

    act = "query"
    name = StringField(lazy("Name"), [InputRequired(lazy("Write a name.")), Length(max=200)])
    mail = StringField(lazy("Mail address"), [Optional(), Length(max=254)])
    handle = StringField(lazy("Handle"), [Optional(), Length(max=120)])
    text = TextAreaField(
        lazy("Why you ask about this person"),
        [InputRequired(lazy("Say why. The two members who look can read it.")), Length(max=2000)],
        render_kw={"rows": 4},
    )
    noticed = BooleanField(lazy("The notice stood where this person got a ticket"))


class TokensForm(ActForm):
    """Tokens made on the event's own machine."""

    act = "tokens"
    key = HiddenField()
    sheet = FileField(lazy("The file T.csv"))
    noticed = BooleanField(lazy("The notice stood where these people got their tickets"))


class CompareForm(ActForm):
    """Why the register is opened."""

    act = "compare"
    text = TextAreaField(
        lazy("Why you open the register"),
        [Optional(), Length(max=2000)],
        default=lazy("To compare a list that a community sent."),
        render_kw={"rows": 2},
    )
    without = BooleanField(lazy("Go on without the rows nobody is free for"))


class VerdictForm(ActForm):
    """What one of the two says of a pair."""

    act = "say"
    verdict = RadioField(
        lazy("What you say"), [InputRequired(lazy("Choose one."))], choices=options(labels.VERDICTS.items())
    )


class AskForm(ActForm):
    """A neutral question to the event."""

    act = "ask"
    question = RadioField(
        lazy("What you ask"), [InputRequired(lazy("Choose one."))], choices=options(labels.QUESTIONS.items())
    )


class DidForm(ActForm):
    """What the event did about a row."""

    act = "did"
    row = HiddenField()
    what = RadioField(
        lazy("What you did"), [InputRequired(lazy("Choose one."))], choices=options(labels.OUTCOMES.items())
    )


class DisputeForm(ActForm):
    """Somebody says that it is not them."""

    act = "dispute"
    text = TextAreaField(
        lazy("What speaks for another person"),
        [InputRequired(lazy("Say why. The other key holders can read that.")), Length(max=5000)],
        render_kw={"rows": 4},
    )
