"""The languages of pages that visitors and reporters see: which one is spoken, and where its words come from.

The catalogues lie in portal/languages as .po; they are read once a process, so nothing built can be out of date.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode

import flask_babel
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, current_app, g, has_request_context, request
from flask_babel import lazy_gettext

_HARMLESS = re.compile(r"(?!//)[\w /.,'@+&?=()-]{0,200}")
LANGUAGES = {"en": "English", "es": "Español", "ar": "العربية"}
"""Each language by its own name; the first is the one the source is written in."""
ENGLISH = "en"
HOME = Path(__file__).parent / "languages"
_ODD = re.compile(r"[^A-Za-z-]")

PATTERNS = {
    "es": {
        "EEEE d MMMM": "EEEE d 'de' MMMM",
        "EEEE d MMMM y": "EEEE d 'de' MMMM 'de' y",
        "EEEE d MMMM, HH:mm": "EEEE d 'de' MMMM, HH:mm",
        "d MMMM": "d 'de' MMMM",
        "d MMMM y": "d 'de' MMMM 'de' y",
        "d MMMM yyyy": "d 'de' MMMM 'de' y",
    },
    "ar": {
        "EEEE d MMMM": "EEEE، d MMMM",
        "EEEE d MMMM y": "EEEE، d MMMM y",
        "EEEE d MMMM, HH:mm": "EEEE، d MMMM، HH:mm",
    },
}
"""How a day is written in a language, where it differs from English."""

BUILT_IN = (
    lazy_gettext("This field is required."),
    lazy_gettext("Not a valid choice."),
    lazy_gettext("Not a valid date value."),
    lazy_gettext("Not a valid integer value."),
    lazy_gettext("Invalid email address."),
    lazy_gettext("Invalid input."),
)
"""What the forms' library says by itself: it asks our catalogues, so the words stand here to be found."""


class Words:
    """The catalogues as the forms' library wants them."""

    def gettext(self, text: str) -> str:
        """One message."""
        return flask_babel.gettext(text)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """One message with a number."""
        return flask_babel.get_translations().ungettext(one, many, number)


class Catalogues(flask_babel.Domain):
    """The messages of the language that is spoken just now."""

    def get_translations(self):
        """English is its own catalogue."""
        locale = flask_babel.get_locale()
        return catalogue(locale.language if locale else ENGLISH)


@cache
def catalogue(language: str) -> NullTranslations:
    """All messages of a language, read from its .po."""
    file = HOME / language / "LC_MESSAGES" / "messages.po"
    if not file.is_file():
        return NullTranslations()
    with file.open("rb") as source:
        messages = read_po(source, locale=language)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return Translations(compiled, domain="messages")


def match(code: str | None) -> str | None:
    """Our language for a code: "es-MX" is spoken as "es"."""
    first = _ODD.sub("", code or "").split("-")[0].lower()
    return first if first in LANGUAGES else None


def is_open() -> bool:
    """Whether this request is for a page of visitors and reporters. All others are written in English."""
    if not has_request_context():
        return False
    audience = getattr(current_app.view_functions.get(request.endpoint), "audience", None)
    return audience.open if audience is not None else not request.path.startswith(("/desk/", "/committee/"))


def chosen() -> str | None:
    """The language asked for with ?lang=, on pages that have several."""
    return match(request.args.get("lang")) if is_open() else None


def spoken() -> str:
    """The language of this page: the one asked for, else that of the place, else English."""
    if not is_open():
        return ENGLISH
    return chosen() or match(g.get("place_language")) or ENGLISH


def speak(language: str | None) -> None:
    """From now on this request's pages speak a place's or a report's language, unless another was asked for."""
    g.place_language = language
    flask_babel.refresh()


@contextmanager
def speaking(language: str | None) -> Iterator[None]:
    """Say what is said inside in one language, whatever the page speaks: a letter to somebody else."""
    with flask_babel.force_locale(match(language) or ENGLISH):
        yield


def format_date(day, pattern: str) -> str:
    """A day in words, as its language writes it."""
    return flask_babel.format_date(day, _pattern(pattern))


def format_datetime(moment, pattern: str, rebase: bool = True) -> str:
    """A day and time in words, as its language writes it."""
    return flask_babel.format_datetime(moment, _pattern(pattern), rebase)


def _pattern(pattern: str) -> str:
    locale = flask_babel.get_locale()
    return PATTERNS.get(locale.language if locale else ENGLISH, {}).get(pattern, pattern)


def comma() -> str:
    """What stands between two words of a row."""
    locale = flask_babel.get_locale()
    return "، " if locale and locale.language == "ar" else ", "


def name_of(code: str) -> str:
    """A language's name in the language of this page; the code where nobody knows one."""
    locale = flask_babel.get_locale()
    return (locale.languages.get(code.split("-", maxsplit=1)[0], code) if locale else code).capitalize()


def _carry(endpoint: str, values: dict) -> None:
    """A language that was asked for stays in every link to another page that has it."""
    if endpoint == "static" or not has_request_context():
        return
    audience = getattr(current_app.view_functions.get(endpoint), "audience", None)
    if audience is not None and audience.open and chosen():
        values.setdefault("lang", request.args["lang"])


def choices() -> list[tuple[str, str, bool]]:
    """What the chooser offers: code, its own name, whether it is spoken now; nothing where there is no choice."""
    now = spoken()
    return [(code, name, code == now) for code, name in LANGUAGES.items()] if is_open() else []


def address(code: str) -> str:
    """This page in another language; what else stood in its address stays, unless it could lead elsewhere (R38)."""
    kept = {name: value for name, value in request.args.items() if name != "lang" and _HARMLESS.fullmatch(value)}
    return "?" + urlencode({**kept, "lang": code})


def init(app: Flask) -> None:
    """Hang the languages on an application."""
    babel = flask_babel.Babel(app, locale_selector=spoken)
    babel.domain_instance = Catalogues()
    app.jinja_env.filters.update(dateformat=format_date, datetimeformat=format_datetime, language=name_of)
    app.jinja_env.globals.update(comma=comma, languages_here=choices, language_address=address)
    app.url_default_functions.setdefault(None, []).append(_carry)
