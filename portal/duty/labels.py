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
    rules.ROLL_OUT: lazy("See that it is carried out everywhere by"),
    rules.EVENT: lazy("Tell the committee of it by"),
    "who_asks": lazy("Check who asks by"),
    "rights": lazy("Answer about their own data by"),
    "put_off": lazy("Look again at what was put off by"),
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
    rules.ROLL_OUT: (
        lazy("A measure carried out at all its places"),
        lazy("From its first day. Ends with the last tick. Usually 168."),
    ),
    rules.EVENT: (
        lazy("Telling the committee what happened at an event"),
        lazy("From its last day. Ends when it went, or when you say that nothing more goes. Usually 720."),
    ),
}
THINGS = {
    "sign": (lazy("Read a colleague's letter, and sign it or give it back"), "letters.letter", "letter_id", None),
    "send": (lazy("Your letter is signed: send it"), "letters.letter", "letter_id", None),
    "back": (lazy("Somebody asks to take part again: decide"), "letters.term", "term_id", None),
    "carry_out": (lazy("A measure is not carried out everywhere yet"), "letters.term", "term_id", lazy("It ends by")),
    "ends": (lazy("A measure you look after ends soon"), "letters.term", "term_id", lazy("It ends by")),
    "nobody": (lazy("A measure that nobody looks after"), "letters.term", "term_id", lazy("It ends by")),
    "records": (lazy("Another look was asked for: hand over the records"), "letters.hand_records", "appeal_id", None),
    "task": (lazy("A task of yours"), "gathering.done", "task_id", lazy("By")),
}
"""What waits for one person alone: its words, the page it is done on, that page's value, what its day means."""
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
