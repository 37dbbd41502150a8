"""The words on signs and buttons, and the languages they come in."""

from babel import Locale
from flask_babel import gettext as _

from .. import communities, policies
from ..translation import LANGUAGES, match, speaking
from . import rules


def spoken() -> list[str]:
    """The languages this portal speaks, as codes."""
    return list(LANGUAGES)


def own_languages(scope) -> list[str]:
    """The languages of a community that this portal speaks: that of its pages, and those its code is published in."""
    told = [communities.community(scope).language, *policies.languages(scope)]
    return list(dict.fromkeys(one for one in map(match, told) if one))


def language_name(code: str) -> str:
    """A language in its own words."""
    return LANGUAGES[code]


def chosen(scope, wanted: list[str]) -> list[str]:
    """The languages of a paper."""
    return rules.chosen(wanted, spoken(), own_languages(scope))


def block(code: str, where: str) -> dict:
    """The words of a sign in one language."""
    with speaking(code):
        locale = Locale.parse(code)
        return {
            "lang": locale.language,
            "rtl": locale.text_direction == "rtl",
            "head": _("Something is not all right?"),
            "words": _("You can report it here. You need no account and no name, and you choose who must not read it."),
            "scan": _("Scan this, or type the address:"),
            "here": _("This sign hangs here: %(where)s.", where=where) if where else "",
            "square": _("The square holds this address and nothing about you. You can change the place in the form."),
            "danger": _("In danger now? Call first:"),
            "talk": _("Or talk to somebody:"),
            "card": _("Report something, without your name if you like."),
            "door": _("You are not alone with it."),
        }


def numbers(row, languages: list[str]) -> list[tuple[str, str]]:
    """Where to call: a community's own numbers, then those of its country, named in each of the languages."""
    own, national = communities.help_of(row)
    return [*own, *((_named(code, languages), number) for code, number in national)]


def _named(code: str, languages: list[str]) -> str:
    told = []
    for language in languages:
        with speaking(language):
            told.append(str(communities.HELP_WORDS[code]))
    return " · ".join(dict.fromkeys(told))


def button(code: str) -> str:
    """What a button says."""
    with speaking(code):
        return _("Report something")


def rtl(code: str) -> bool:
    """Whether a language is written from right to left."""
    return Locale.parse(code).text_direction == "rtl"
