"""The words around drafts and what codes lack."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy
from flask_babel import ngettext

GAPS = {
    "scope": lazy("for whom and where it holds"),
    "unacceptable": lazy("what is not accepted"),
    "how_to_report": lazy("how to report"),
    "who_receives": lazy("who receives a report"),
    "what_happens": lazy("what happens then"),
    "confidentiality": lazy("confidentiality"),
    "conflict": lazy("conflicts of interest"),
    "retaliation": lazy("no retaliation"),
    "consequences": lazy("consequences"),
    "appeal": lazy("appeal"),
    "attribution": lazy("where the text comes from"),
    "licence": lazy("its licence"),
    "version": lazy("version or date"),
    "review": lazy("when it is reviewed"),
}


def sentence(code: str) -> str:
    """What a refusal around drafts says."""
    return {
        "no_draft": _("There is no draft to look at yet. Begin one first."),
        "asked_already": _("The committee is looking at a draft of yours already."),
        "words_needed": _("Write something first."),
    }.get(code, _("This did not work. Look at it once more."))


def waiting(number: int) -> str | None:
    """How many drafts wait for a look."""
    return ngettext("%(num)s draft to look at", "%(num)s drafts to look at", number) if number else None


def comments(number: int) -> str | None:
    """How many comments of the committee are not settled."""
    if not number:
        return None
    return ngettext("%(num)s comment of the committee", "%(num)s comments of the committee", number)
