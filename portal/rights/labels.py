"""The words for this room's codes, and for its refusals."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy
from flask_babel import ngettext

from .. import web
from ..letters import FINDING_WORDS, PART_WORDS
from . import told_labels
from .told_labels import KINDS, PARTS_TOLD

__all__ = ["KINDS", "PARTS_TOLD"]
KINDS_SHORT = {
    "access": lazy("to know what is held"),
    "correction": lazy("to put something right"),
    "objection": lazy("objects"),
    "deletion": lazy("to delete"),
    "wrong": lazy("says it is somebody else"),
}
CHECKS = {"open": lazy("to check"), "sure": lazy("checked"), "unsure": lazy("stayed unclear")}
STATES = {"draft": lazy("to answer"), "asked": lazy("waits for a second reader"), "sent": lazy("answered")}
OUTCOMES = {
    "told": lazy("We tell them something"),
    "nothing": lazy("There is nothing we can tell (nothing is held, or it must not be told yet)"),
}
PARTS = {
    "others": lazy("Parts about other people"),
    "law": lazy("Parts that a law keeps back"),
    "needed": lazy("Parts without which nobody could be protected"),
}
DELAYS = {
    "": lazy("No"),
    "safety": lazy("Yes: somebody would be in danger"),
    "inquiry": lazy("Yes: what is being looked at could be spoiled"),
    "witness": lazy("Yes: somebody who spoke could be pressed"),
}
REPLY_HINT = lazy(
    "What you did about it: put right, deleted, or why not. No names, no days, no words of others, no number of people."
)
WORDS = {
    "question": lazy("Asked by the one who checks"),
    "answer": lazy("From whoever asks"),
    "disagree": lazy("Their statement: they do not agree"),
    "remark": lazy("Why it came back"),
}
FINDINGS = FINDING_WORDS | {"count": lazy("Who reported, or how many people")}


def day_of(text: str) -> date | None:
    """A day as a form shows it."""
    return date.fromisoformat(text) if text else None


def shown(parts: dict) -> dict:
    """What left, as a page shows it: days and months as such, the parts of letters by their words."""
    made = parts | {"again": date.fromisoformat(parts["again"])}
    for name in ("letters", "own"):
        made[name] = [one | {"month": date.fromisoformat(f"{one['month']}-01")} for one in parts.get(name, ())]
    for one in made["letters"]:
        one["parts"] = [(PART_WORDS[name], words) for name, words in one["parts"].items()]
    return made


def sentence(code: str, facts: dict | None = None) -> str:
    """What a refusal of this room says."""
    longest = (facts or {}).get("longest", 0)
    return (told_labels.sentences(longest) | _checking() | _answering()).get(
        code, _("This did not work. Look at it once more.")
    )


def _checking() -> dict[str, str]:
    return {
        "still_member": _("Leave your places first: somebody else has to hold what only you hold now."),
        "password_wrong": _("This is not your password."),
        "settled_already": _("It was settled meanwhile. Look at the page once more."),
        "nobody_to_answer": _("Nobody of the team can answer it at the moment. Tell those who lead."),
        "nobody_else": _("Nobody else holds the key of it. Let a colleague in first."),
    }


def _answering() -> dict[str, str]:
    return {
        "request_moved": _("Somebody did something with it meanwhile. Look at the page once more."),
        "request_changed": _("The words were changed meanwhile. Read them once more."),
        "answer_empty": _("Write what you tell them, or choose that there is nothing to tell."),
        "nothing_says_nothing": _("This answer has fixed words. Take out what you tell them, or choose the other one."),
        "why_empty": _("Say why, in a sentence or two. It stays with you."),
        "delay_why_empty": _("Say why telling now would endanger, in a sentence or two."),
        "until_empty": _("Choose a day on which you look again."),
        "until_odd": _("Choose a day to come, at most half a year away."),
        "tells_who": _("Something in it could tell who reported. Change these words first."),
        "no_statement": _("They have left no statement."),
        "nothing_told": _("Nothing was told of them to anybody outside."),
        "own_answer": _("You wrote it. Somebody else has to agree."),
        "case_closed_to_you": _("It tells of a case you can't open. Somebody who can has to agree."),
    }


_BESIDE = {
    "still_member": "password",
    "password_wrong": "password",
    "kind_empty": "kinds",
    "name_empty": "name",
    "proof_empty": "proof",
    "text_empty": "text",
    "box_quiet": "text",
    "answer_empty": "reply",
    "nothing_says_nothing": "outcome",
    "why_empty": "why",
    "delay_why_empty": "delay_why",
    "until_empty": "until",
    "until_odd": "until",
}


def put_beside(form, refused) -> int:
    """Put a refusal beside the field it is about; says the status to answer with."""
    web.put_beside(form, _BESIDE.get(refused.code), sentence(refused.code, refused.facts))
    return refused.status


def wait_to_check(number: int) -> str | None:
    """How many askings wait for somebody who checks."""
    told = ngettext("%(num)s person asks about themself", "%(num)s people ask about themselves", number)
    return told if number else None


def wait_for_answer(number: int) -> str | None:
    """How many requests wait for an answer."""
    told = ngettext("%(num)s request about somebody’s own data", "%(num)s requests about people’s own data", number)
    return told if number else None
