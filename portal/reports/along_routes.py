"""The reporter's own words and what was answered, as a file to take along."""

from flask import make_response, request
from flask_babel import gettext as _

from .. import translation
from ..entry import BOX, audience, form_is_stale
from . import held_views, labels, way_back
from .blueprint import bp
from .box_routes import door, inside, name_of
from .forms import BoxDoorForm


@bp.post("/box/along")
@audience(BOX)
def along(actor):
    """Everything that lies in the box, as plain text."""
    key = request.form.get("box_key", "")
    reporter = way_back.reopen(key)
    if reporter is None:
        return door(BoxDoorForm(formdata=None), 422, closed=True)
    if form_is_stale() or held_views.is_held(reporter):
        return inside(reporter, key, status=422)
    view = way_back.box(reporter)
    translation.speak(view.language)
    answer = make_response("\n".join(_lines(view)) + "\n")
    answer.headers["Content-Type"] = "text/plain; charset=utf-8"
    answer.headers["Content-Disposition"] = "attachment; filename=notes.txt"
    return answer


def _lines(view):
    yield name_of(view.about)
    asked = {"story": _("What happened?"), "who": _("Who was involved?"), "where": _("Where was it?")}
    asked["when"] = _("When was it?")
    told = [(label, view.answers.get(name, "")) for name, label in asked.items()]
    told.append((_("Is it still going on?"), labels.ongoing(view.answers.get("ongoing", ""))))
    for label, text in [*told, *labels.more_of(view.answers)]:
        if text:
            yield from ("", label, str(text))
    for message in view.messages:
        who = _("You") if message.from_reporter else _("From the people who handle it")
        yield from ("", f"{message.day.isoformat()} {who}", message.text)
    names = [file.name for file in view.files] + [file.name for one in view.messages for file in one.files]
    if names:
        yield from ("", _("Files (download them one by one)"), *names)
