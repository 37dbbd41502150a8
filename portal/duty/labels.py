"""The words for clocks and tags, and for this room's refusals."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from . import rules

CLOCKS = {
    rules.FIRST: lazy("A first answer by"),
    rules.LOOK: lazy("A first look by"),
    rules.STATUS: lazy("Write to the reporter by"),
    rules.HEAR: lazy("Hear the people by"),
    rules.DECIDE: lazy("Decide by"),
    rules.CARRY_OUT: lazy("Carry it out by"),
    rules.REVIEW: lazy("Look at what was done at once by"),
    rules.AGAIN: lazy("Look again on"),
    rules.HELP: lazy("Answer the call for help by"),
}
SETTINGS = {
    rules.LOOK: (lazy("A first look at a new case"), lazy("Ends with the first thing anybody does in it. Usually 48.")),
    rules.STATUS: (
        lazy("A word to the reporter"),
        lazy("How it stands, also when there is nothing new. Starts again with each message. Usually 168."),
    ),
    rules.HEAR: (
        lazy("Hearing the people, after a proposal"),
        lazy("The person it is about, and those affected. Usually 168."),
    ),
    rules.DECIDE: (
        lazy("Deciding, after a proposal"),
        lazy("When it is over, the committee or the board can be asked. Usually 168."),
    ),
    rules.CARRY_OUT: (lazy("Carrying out what was decided"), lazy("Usually 168.")),
}
TAGS = {
    "urgent": lazy("urgent"),
    "safety": lazy("somebody may be at risk"),
    "retaliation": lazy("retaliation"),
    "minors": lazy("somebody under age"),
    "press": lazy("in public"),
    "law": lazy("a matter for the law"),
    "sponsor": lazy("about a sponsor"),
    "organiser": lazy("about somebody of the team"),
    "online": lazy("online"),
    "onsite": lazy("on site"),
}
_BESIDE = {"who_odd": "lead"}


def sentence(code: str) -> str:
    """What a refusal of this room says."""
    return {
        "who_odd": _("Choose somebody who can open this case."),
        "part_odd": _("Choose one of the entries offered."),
        "tag_odd": _("Choose one of the entries offered."),
        "hours_odd": _("Choose between 0 and 4320 hours (180 days). 0 means no clock."),
        "panel_odd": _("Choose between 1 and 9."),
    }.get(code, _("This did not work. Look at it once more."))
