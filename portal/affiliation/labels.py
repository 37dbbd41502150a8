"""The words for this room's codes, and for its refusals."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy
from flask_babel import ngettext

STATES = {
    "none": lazy("Not affiliated"),
    "asked": lazy("Has asked"),
    "conditions": lazy("Something is missing"),
    "approved": lazy("Affiliated, not on the public list"),
    "listed": lazy("Affiliated"),
    "review": lazy("Looked at again"),
    "ended": lazy("Ended"),
}
TURNS = {
    "committee": lazy("the committee's turn"),
    "community": lazy("the community's turn"),
    "": "",
}
DONE = {
    "ask": lazy("Asked for affiliation"),
    "answer": lazy("Answered"),
    "list": lazy("Put on the public list"),
    "unlist": lazy("Taken off the public list"),
    "withdraw": lazy("Withdrawn by the community"),
    "condition": lazy("Something was asked for"),
    "approve": lazy("Affiliated"),
    "decline": lazy("Declined"),
    "review": lazy("The yearly look began"),
    "confirm": lazy("Confirmed for another year"),
    "end": lazy("Ended by the committee"),
    "remind": lazy("Reminded"),
}
OFFERS = {
    "condition": lazy("Ask the community for something"),
    "review": lazy("Begin to look again"),
    "approve": lazy("Affiliate the community"),
    "decline": lazy("Decline"),
    "confirm": lazy("Confirm for another year"),
    "end": lazy("End the affiliation"),
}
SIDES = {"community": lazy("the community"), "committee": lazy("the committee"), "keeper": lazy("by itself")}
ITEMS = {
    "code": lazy("A code of conduct of its own, published"),
    "contact": lazy("Somebody to turn to, by name"),
    "doors": lazy("Reports reach more than one person"),
    "grounds": lazy("The code says when a report goes to somebody outside"),
    "reports": lazy("The code promises to tell numbers, once a year"),
}
MISSING = {
    "code": lazy("no code is published"),
    "contact": lazy("nobody is named; a group is not enough"),
    "doors": lazy("fewer than two people receive reports"),
    "member": lazy("when it concerns somebody of the team itself"),
    "silence": lazy("when nobody answers"),
    "appeal": lazy("when somebody asks for another look within 30 days"),
    "reports": lazy("no sentence says so"),
}


def evidence(item: str, found: tuple[str, ...]) -> list[str]:
    """What shows that a requirement is met, in words."""
    if item == "doors":
        return [ngettext("%(num)s person", "%(num)s people", int(one)) for one in found]
    return list(found)


def sentence(code: str) -> str:
    """What a refusal of this room says."""
    return {
        "no_committee": _("There is no committee on this portal yet."),
        "no_code": _("Publish your code of conduct first. It is what the committee reads."),
        "words_needed": _("Write something first: the other side sees nothing else."),
        "words_long": _("Use at most 4000 characters."),
        "url_odd": _("Write a whole address, beginning with https://"),
        "own_community": _("You belong to this community. Others of the committee decide about it."),
        "own_proposal": _("You proposed it yourself. Somebody else has to agree."),
        "choose_one": _("Choose one of the entries offered."),
        "step_does_not_follow": _("This does not follow from how it stands. Look at the page once more."),
        "proposal_over": _("Something happened since. Look at the page once more."),
    }.get(code, _("This did not work. Look at it once more."))


_BESIDE = {"words_needed": "text", "words_long": "text", "url_odd": "url", "choose_one": "step"}


def beside(code: str) -> str | None:
    """The field a refusal is about."""
    return _BESIDE.get(code)


def waits(number: int) -> str | None:
    """How many affiliations wait for the committee."""
    return ngettext("%(num)s affiliation to look at", "%(num)s affiliations to look at", number) if number else None
