"""The words of meetings."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

STATES = {
    "planned": lazy("Planned"),
    "held": lazy("Going on"),
    "closed": lazy("Over"),
    "off": lazy("Called off"),
}
KINDS = {
    "case": lazy("A case to decide"),
    "ending": lazy("A measure ends soon, or its person asks to come back"),
    "affiliation": lazy("An affiliation"),
    "seat": lazy("A seat: its year ends soon, or its member has not signed in for long"),
    "topic": lazy("A topic"),
}


def sentence(code: str) -> str:
    """What a refusal of this room says."""
    return {
        "day_gone": _("Choose today or a day that is still to come."),
        "words_needed": _("Write something first."),
        "words_long": _("Use at most 20000 characters."),
        "too_many": _("There are sixty topics already. Plan a second meeting."),
        "step_does_not_follow": _("This does not follow from how the meeting stands. Look at it once more."),
        "agreed_already": _("You agreed to it already."),
        "proposal_over": _("It was replaced, or it is decided. Look at the page once more."),
    }.get(code, _("This did not work. Look at it once more."))


_BESIDE = {"day_gone": "day", "words_needed": "text", "words_long": "text", "too_many": "text"}


def beside(code: str) -> str | None:
    """The field a refusal is about."""
    return _BESIDE.get(code)
