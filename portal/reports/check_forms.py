"""What the report form asks to be mended, said beside the fields. Only the story is needed."""

from flask_babel import gettext as _

from ..errors import Refused
from . import addresses, held_forms, labels, pages, vocabulary
from .report_forms import ReportForm


def faults(form: ReportForm, route, upto: str) -> str | None:
    """Say beside the fields what is wrong, as far as somebody has come; gives the first page with a fault."""
    _lengths(form)
    if not (form.story.data or "").strip():
        form.story.errors = [_("Write what happened, in a sentence or more. Everything else may stay empty.")]
    if pages.PAGES.index(upto) >= pages.PAGES.index(pages.WISHES):
        _who_reports(form, route)
        _notice(form)
        held_forms.put_faults(form)
    found = [pages.page_of(field.name) for field in form if field.errors and field.name != "receipt"]
    return min(found, key=pages.PAGES.index, default=None)


def _lengths(form: ReportForm) -> None:
    limits = pages.LIMITS | {one.field: pages.ANSWER for one in form.own}
    for name, most in limits.items():
        text = form[name].data or ""
        if len(text if isinstance(text, str) else "".join(text)) > most:
            form[name].errors = [labels.too_long("x" * len(text), most)]


def _who_reports(form: ReportForm, route) -> None:
    named, mode = (form.contact.data or "").strip(), form.mode.data
    if mode in (vocabulary.NAMED, vocabulary.SHIELDED) and not named:
        form.contact.errors = [_("Write your name or a way to reach you, or choose above to stay unnamed.")]
    if mode in (vocabulary.ANONYMOUS, vocabulary.ONE_WAY) and named:
        form.contact.errors = [_("You chose to stay unnamed. Empty this, or choose otherwise above.")]
    if mode == vocabulary.SHIELDED and form.shield.data not in route.readers:
        form.shield.errors = [_("Choose the one person who may learn your name.")]


def _notice(form: ReportForm) -> None:
    if not (form.notify.data or "").strip():
        return
    if form.mode.data == vocabulary.ONE_WAY:
        form.notify.errors = [_("Without a box there is nothing to tell you of. Empty this, or choose a box above.")]
        return
    try:
        form.notify.data = addresses.tidy(form.notify.data)
    except Refused:
        form.notify.errors = [_("Write a mail address, such as name@example.org.")]
