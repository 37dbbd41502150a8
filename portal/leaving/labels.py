"""The words for this room's refusals and choices, and what is said in boxes and to the committee."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from ..translation import speaking
from .models import END, STAY

CHOICES = [
    (STAY, lazy("The committee goes on with it, without us")),
    (END, lazy("We ask the committee to end it")),
]
COUNTS = {
    "cases": lazy("Cases, with every word, name and file in them"),
    "keys": lazy("Keys that opened something; without them no backup opens it either"),
    "rows": lazy("Rows of the database"),
    "people": lazy("People whose roles ended"),
    "boxes": lazy("Boxes that stay for those who reported, until they end too"),
}
BESIDE = {"url_odd": "url", "words_long": "words", "unknown_code": "choice"}
BESIDE |= dict.fromkeys(("too_early", "own_community"), "sure")


def sentence(code: str) -> str:
    """The words for a refusal."""
    return {
        "url_odd": _("Write a whole web address, with https:// before it."),
        "words_long": _("That is too long. Shorten it to 600 characters."),
        "no_committee": _("There is no committee here yet, and it has to agree."),
        "too_early": _("The two weeks are not over yet."),
        "own_community": _("You belong to this community. Somebody else has to agree."),
        "unknown_code": _("Choose one of these."),
    }.get(code, _("This can't be done as it stands."))


def last_words(language: str, name: str) -> str:
    """What stands in each box when its community has left, in the language of its reporter."""
    with speaking(language):
        return _(
            "%(name)s has left this portal. Its team can't read here any more, and what it wrote about your report is "
            "deleted here. Your own words and its answers stay in this box for fourteen months. If something still has "
            "to be done, you can give your report to the committee, below.",
            name=name,
        )


def to_committee(name: str, choice: str, url: str) -> str:
    """What stands in a central case whose sender left."""
    wish = {
        STAY: "They ask that you go on with it without them.",
        END: "They ask you to end it. That is for you to decide.",
    }[choice]
    where = f" They can be reached at {url}." if url else ""
    return f"{name} has left this portal. {wish}{where} Nothing that you write down here goes to them any more."


def waits(number: int) -> str | None:
    """For the page of all places."""
    return _("A community wants to leave, and may from today") if number else None
