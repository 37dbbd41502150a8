"""The words for this room's codes and refusals."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from .. import web

FORMS = {
    "pdf": lazy("A PDF, to read or print"),
    "archive": lazy("A sealed archive, opened with a code: everything as data, the PDF, and the files"),
}
HOW_MUCH = {
    "redacted": lazy("Redacted: passages you marked, names, handles, reports, talks, letters and files stay here"),
    "whole": lazy("Whole: what stands on the case's page, with names, reports, messages, letters and files"),
}
SHORT = {"pdf": lazy("PDF"), "archive": lazy("sealed archive")}


def put_beside(form, refused) -> int:
    """Put a refusal beside the field it is about; says the status to answer with."""
    told = {
        "reason_empty": ("text", _("Write why, for your colleagues.")),
        "reason_long": ("text", _("That is too long for a reason.")),
        "paper_no_font": (None, _("It holds letters that can't be printed here. Take the sealed archive instead.")),
        "paper_too_tangled": (None, _("It is too long for one PDF. Take the sealed archive instead.")),
    }
    field, words = told.get(refused.code, (None, _("This can't be done as it stands.")))
    web.put_beside(form, field, words)
    return refused.status


def committee() -> str:
    """Whose papers these are, at the committee."""
    return _("The committee")


def foot(papers) -> str:
    """The line at the foot of each page."""
    if papers.whole:
        return _("%(name)s · whole · confidential", name=papers.view.code_name)
    return _("%(name)s · redacted copy · confidential", name=papers.view.code_name)
