"""This room's pages, and what they do when the disk is full (507) or too many write at once (503): every word stays."""

from flask import Blueprint, make_response, request
from sqlalchemy.exc import OperationalError

from .. import communities
from ..db import begin_writing, is_waiting
from ..entry import admitted, crash
from . import labels
from .space import is_full

bp = Blueprint("reports", __name__)
_again = {}
bp.add_app_template_filter(communities.dialled, "dialled")
bp.add_app_template_filter(labels.said, "said")
bp.add_app_template_filter(labels.more_of, "more_of")
bp.add_app_template_filter(labels.consents, "consents")


def shown_again(show):
    """Mark the function that shows a view's form again, as `show(actor, busy)`, when nothing could be stored."""

    def mark(view):
        _again[f"reports.{view.__name__}"] = show
        return view

    return mark


@bp.errorhandler(OSError)
@bp.errorhandler(OperationalError)
def full(error):
    """Nothing was kept. Whoever typed something gets it back."""
    show, busy = _again.get(request.endpoint), is_waiting(error)
    if show is None or not (busy or is_full(error)):
        return crash(error)
    begin_writing(False)
    return later(show(admitted(), busy)) if busy else show(admitted(), busy)


def later(shown):
    """The form as it was, which may be sent again in a moment."""
    answer = make_response(shown)
    answer.headers["Retry-After"] = "10"
    return answer
