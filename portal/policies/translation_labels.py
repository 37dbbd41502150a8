"""The words for languages, translations and what an event adds."""

from babel import Locale, UnknownLocaleError
from flask_babel import gettext as _

from ..errors import Refused

CODES = (
    *("ar", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "ko", "nl", "pl"),
    *("pt", "pt-BR", "ro", "ru", "sv", "sw", "th", "tr", "uk", "ur", "vi", "zh", "zh-Hant"),
)
_FIELDS = {"title_needed": "title", "translator_needed": "translator"}


def language(code: str) -> str:
    """A language's own name."""
    try:
        return Locale.parse(code.replace("-", "_")).get_display_name() or code
    except (UnknownLocaleError, ValueError):
        return code


def choices(but: str) -> list[tuple[str, str]]:
    """The languages a code can be translated into, by their own names."""
    return [(code, f"{language(code)} ({code})") for code in CODES if code != but]


def state(code: str) -> str:
    """How a section of a translation stands."""
    return {
        "fresh": _("translated"),
        "stale": _("the original has changed since"),
        "missing": _("not yet translated"),
        "draft": _("written, not yet public"),
    }[code]


def variable(name: str) -> str:
    """What a named blank stands for."""
    return {
        "community": _("Your community's name"),
        "report": _("A link to your form for reports"),
        "contacts": _("Your contacts with all ways to reach them"),
        "mail": _("The first mail address of your contacts; mail2 is the second"),
        "phone": _("The first telephone number; phone2 is the second"),
        "committee": _("A link to the committee's own form"),
        "year": _("The year: this one, or the event's"),
        "event": _("The event's name; elsewhere the words after the bar"),
        "place": _("Where the event is; elsewhere the words after the bar"),
        "dates": _("The event's days; elsewhere the words after the bar"),
    }[name]


def otherwise(name: str) -> str:
    """Words for where there is no event."""
    return {"event": _("our meetings"), "place": _("where we meet"), "dates": _("any day")}[name]


def narrowing(kind: str) -> str:
    """In which way an addition may narrow the code."""
    return {
        "scope": _("It may say that the code does not hold for something or somebody."),
        "exception": _("It may make an exception."),
        "recipients": _("It may leave people fewer ways to report."),
        "limit": _("It may make reporting harder, or promise less."),
        "replaces": _("It may put something in the place of the code."),
    }[kind]


def sentence(refused: Refused) -> str:
    """What a refusal about a translation or an addition says."""
    facts = refused.facts
    if refused.code == "heading_needed":
        return _("Begin with the heading, as the original does: %(heading)s", heading=facts["heading"])
    if refused.code == "variable_missing":
        names = ", ".join(facts["names"])
        return _("The original fills in contacts or names here. Put this into your words too: %(names)s", names=names)
    if refused.code == "variable_empty":
        names = ", ".join(facts["names"])
        return _("Nothing can be filled in here: %(names)s. Write the words, or add words after a bar.", names=names)
    if refused.code == "blanks":
        places = ", ".join(one.words for one in facts["blanks"][:5])
        return _("These places are still open: %(places)s. Write the real words there.", places=places)
    return {
        "text_empty": _("There is nothing here yet. Write the words, or leave the page; nothing is lost."),
        "text_too_long": _("This is too long: the whole may have 200 kB."),
        "text_too_tangled": _("This is too tangled to be drawn in two seconds. Take out brackets and stars."),
        "additions_too_long": _("This is too long for an addition: it may have 20,000 characters."),
        "title_needed": _("Write what the code is called in this language."),
        "translator_needed": _("Say who translates it. A first name or a team's name is enough."),
        "nothing_translated": _("No section is translated yet. Write one first."),
        "no_code": _("Publish your code first; an event adds to it."),
    }.get(refused.code, _("This did not work. Look at it once more."))


def put_beside(form, refused: Refused, field: str = "text") -> None:
    """Put a refusal's sentence beside the field it is about, or above the form."""
    name = _FIELDS.get(refused.code, field)
    if name in form:
        form[name].errors = [*form[name].errors, sentence(refused)]
    else:
        form.form_errors.append(sentence(refused))
