"""The words for times, for what stops them, for what is forgotten, and for this room's refusals."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy
from flask_babel import ngettext

from . import rules
from .time_labels import CLASSES, FROM, TYPES, span

__all__ = ["CLASSES", "FROM", "TYPES", "span"]

WHATS = {
    "case": lazy("Case"),
    "report": lazy("A report that is no case"),
    "sheet": lazy("A record that was brought in"),
    "shell": lazy("What is left of a case"),
}
STAGES = {
    "words": lazy("Everything but whom it was about"),
    "names": lazy("All of it; code name, month and outcome stay"),
    "rest": lazy("Code name, month and outcome too"),
}
WHY = {
    "held": lazy("It is held."),
    "appeal": lazy("Somebody asked for another look, and that is not over."),
    "measure": lazy("A measure still runs."),
    "task": lazy("Something in it is still to be done."),
    "above": lazy("The committee is not done with it."),
    "same": lazy("Another case about the same person is open."),
    "standing": lazy("A flag or a ban without an end stands in the register, or one waits to be confirmed."),
    "dispute": lazy("Somebody says that a record is not about them; that is not decided."),
}
REASONS = {
    "police": lazy("The police, or a court"),
    "legal": lazy("A claim, or legal advice"),
    "request": lazy("Somebody asked for their data, and has no answer yet"),
    "safety": lazy("Somebody could be in danger without it"),
    "other": lazy("Something else"),
    rules.LOOKED: lazy("Somebody looked: it stays"),
}
_WENT = {
    "cases": lambda n: ngettext("%(num)s case", "%(num)s cases", n),
    "reports": lambda n: ngettext("%(num)s report", "%(num)s reports", n),
    "messages": lambda n: ngettext("%(num)s message", "%(num)s messages", n),
    "texts": lambda n: ngettext("%(num)s sealed text", "%(num)s sealed texts", n),
    "files": lambda n: ngettext("%(num)s file", "%(num)s files", n),
    "people": lambda n: ngettext("%(num)s name of a person", "%(num)s names of people", n),
    "measures": lambda n: ngettext("%(num)s measure", "%(num)s measures", n),
    "letters": lambda n: ngettext("%(num)s letter", "%(num)s letters", n),
    "boxes": lambda n: ngettext("%(num)s box of somebody who got one", "%(num)s boxes of people who got one", n),
    "talks": lambda n: ngettext("%(num)s note of a talk", "%(num)s notes of talks", n),
    "tasks": lambda n: ngettext("%(num)s task", "%(num)s tasks", n),
    "exports": lambda n: ngettext("%(num)s line about an export", "%(num)s lines about exports", n),
    "acts": lambda n: ngettext("%(num)s act done at once", "%(num)s acts done at once", n),
    "questions": lambda n: ngettext("%(num)s question to an adviser", "%(num)s questions to advisers", n),
    "records": lambda n: ngettext("%(num)s record of the register", "%(num)s records of the register", n),
    "disclosures": lambda n: ngettext("%(num)s thing told to somebody", "%(num)s things told to somebody", n),
    "statements": lambda n: ngettext("%(num)s statement", "%(num)s statements", n),
    "disputes": lambda n: ngettext("%(num)s dispute", "%(num)s disputes", n),
    "tokens": lambda n: ngettext("%(num)s token", "%(num)s tokens", n),
    "entries": lambda n: ngettext("%(num)s line of a case", "%(num)s lines of cases", n),
    "duties": lambda n: ngettext("%(num)s line of who looked after it", "%(num)s lines of who looked after it", n),
    "keys": lambda n: ngettext("%(num)s copy of a key", "%(num)s copies of keys", n),
    "lines": lambda n: ngettext("%(num)s line of an answer about data", "%(num)s lines of answers about data", n),
    "narratives": lambda n: ngettext("%(num)s text for the public", "%(num)s texts for the public", n),
    "shells": lambda n: ngettext("%(num)s code name", "%(num)s code names", n),
}


def went(counts) -> list[str]:
    """How much of each kind went, in words."""
    return [say(counts[what]) for what, say in _WENT.items() if counts.get(what)]


def plain(counts) -> str:
    """The same in one line of the command line's English."""
    return ", ".join(f"{number} {what}" for what, number in counts.items())


def sentence(refused) -> str:
    """The words for a refusal."""
    return {
        "months_odd": _("Give whole months, from 0 to %(most)s.", most=rules.MOST),
        "names_first": _("Names of the people it was about can't go before what was written about them."),
        "rest_first": _("The code name can't go before the names do. 0 keeps it for good."),
        "text_empty": _("Say why, for those who come after you."),
        "text_long": _("That is too long. Shorten it; nothing was lost."),
        "unknown_code": _("Choose one."),
        "held_already": _("It is held already."),
        "changed": _("Somebody else changed this since you opened it. Look at it first, then send again."),
    }.get(refused.code, _("This can't be done as it stands."))


BESIDE = {"text_empty": "text", "text_long": "text", "unknown_code": "reason"}
