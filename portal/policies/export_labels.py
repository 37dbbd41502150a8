"""The words of a code's other shapes, its gaps, its precedence and its ledger."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext

from ..errors import Refused
from ..translation import format_date

# The words exports.py asks for one by one, for translators.
EXPORTS = [
    lazy_gettext("Report something, or reach a person:"),
    lazy_gettext("Report something, or reach a person"),
    lazy_gettext("Where it comes from"),
    lazy_gettext("You need no account and no name to report."),
    lazy_gettext("Report something, or read the code"),
    lazy_gettext("Or talk to somebody"),
    lazy_gettext("%(community)s keeps to a code of conduct. It holds for everybody, here and online."),
    lazy_gettext("If something is not all right, tell one of us:"),
    lazy_gettext("or without your name:"),
    lazy_gettext("All of it:"),
    lazy_gettext("Report:"),
]
ITEMS = {
    "scope": (
        lazy_gettext("Where and for whom it holds"),
        lazy_gettext("Without it, people argue about whether the party afterwards or the chat counts."),
    ),
    "unacceptable": (
        lazy_gettext("What is not acceptable"),
        lazy_gettext("Examples help people to see that what happened to them is meant."),
    ),
    "how_to_report": (
        lazy_gettext("How to report"),
        lazy_gettext("Somebody who is frightened should not have to search."),
    ),
    "who_receives": (
        lazy_gettext("Who receives a report"),
        lazy_gettext("People decide whether to report by who will read it."),
    ),
    "what_happens": (
        lazy_gettext("What happens after a report"),
        lazy_gettext("Not knowing what comes next is a common reason to stay silent."),
    ),
    "confidentiality": (
        lazy_gettext("What is kept confidential"),
        lazy_gettext("A reporter wants to know who will hear of it."),
    ),
    "conflict": (
        lazy_gettext("What if a report is about somebody of the team"),
        lazy_gettext("Say that this person takes no part, and where else one can go."),
    ),
    "retaliation": (
        lazy_gettext("No revenge against people who report"),
        lazy_gettext("It is the fear reporters name most often, and codes rarely answer it."),
    ),
    "consequences": (
        lazy_gettext("What the consequences can be"),
        lazy_gettext("It is fairer to everybody when they are known beforehand."),
    ),
    "appeal": (
        lazy_gettext("How to ask for a second look"),
        lazy_gettext("Mistakes happen. One sentence on whom to ask, and until when, is enough."),
    ),
    "attribution": (
        lazy_gettext("Where the text comes from"),
        lazy_gettext("Most licences ask for it, and it is a thank-you."),
    ),
    "licence": (
        lazy_gettext("Its licence"),
        lazy_gettext("Without one, nobody else may use your text."),
    ),
    "version": (
        lazy_gettext("Its version or date"),
        lazy_gettext("So that everybody can tell which text held. A published page always shows it."),
    ),
    "review": (
        lazy_gettext("When it is looked at again"),
        lazy_gettext("A code nobody looks after grows old. Once a year is a good habit."),
    ),
}
PREVAILS = [
    ("stricter", lazy_gettext("Both hold. Where they differ, whichever protects people more")),
    ("ours", lazy_gettext("Ours")),
    ("theirs", lazy_gettext("Theirs, at their place or event")),
]
_FIELDS = {"url_odd": "url", "prevails_odd": "prevails"}


def sentence(refused: Refused) -> str:
    """What a refusal of these pages says."""
    return {
        "url_odd": _("Write a web address that begins with https://."),
        "item_odd": _("Choose one of the things listed here."),
        "prevails_odd": _("Choose one of the three."),
        "words_long": _("Use at most %(max)d characters.", max=refused.facts.get("most", 300)),
        "no_draft": _("There is no draft to work on. Start with the text."),
        "too_many_sources": _("Name at most six sources here."),
        "source_is_itself": _("This is the text itself."),
        "paper_no_font": _(
            "This server has no font for one of the letters in this text, so it can't make a PDF of it yet. "
            "Whoever runs it can install one. The other forms work."
        ),
        "paper_too_tangled": _("This text is too tangled to be printed in a few seconds. The other forms work."),
    }.get(refused.code, _("This did not work. Look at it once more."))


def put_beside(form, refused: Refused) -> None:
    """Put a refusal's sentence beside its field, or above the form."""
    name = refused.facts.get("field") or _FIELDS.get(refused.code, "")
    if name in form:
        form[name].errors = [*form[name].errors, sentence(refused)]
    else:
        form.form_errors.append(sentence(refused))


def version_line(version) -> str:
    """Version 3, 4 May 2026."""
    day = format_date(version.published, "d MMMM y")
    return _("Version %(number)s", number=version.number) + f", {day}"
