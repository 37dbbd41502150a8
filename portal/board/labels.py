"""The words of the board's pages."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy
from flask_babel import ngettext

STUCK = {
    "no_quorum": lazy("too few people can still be free"),
    "no_end": lazy("a vote ended without a decision, or can't reach one"),
}
CLOCKS = {
    "first": lazy("a first answer"),
    "look": lazy("a first look"),
    "status": lazy("word to the reporter"),
    "hear": lazy("hearing the person"),
    "decide": lazy("a decision"),
    "enact": lazy("carrying it out"),
    "review": lazy("a look at what one person did alone"),
    "again": lazy("another look"),
    "help": lazy("an answer to a call for help"),
}
RULES = {
    "one": lazy("one decides"),
    "two_agree": lazy("two agree"),
    "majority": lazy("more than half"),
    "two_thirds": lazy("two thirds"),
    "unanimous": lazy("all"),
    "consensus": lazy("everybody, or two thirds on the last day"),
    "silence": lazy("nobody objects within a day"),
}
STANDINGS = {"none": lazy("told to nobody"), "flagged": lazy("flagged"), "banned": lazy("banned")}


def stuck(number: int) -> str | None:
    """How many cases are stuck."""
    return ngettext("%(num)s case is stuck", "%(num)s cases are stuck", number) if number else None


def sentence(code: str) -> str:
    """What a refusal of this room says."""
    return {"choose_one": _("Choose one of the entries offered.")}.get(
        code, _("This did not work. Look at it once more.")
    )
