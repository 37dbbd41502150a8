"""This room's pages, and what they do when the disk is full: 507, and every word still in the form."""

from flask import Blueprint, g, request
from sqlalchemy.exc import OperationalError

from .. import communities
from ..db import begin_writing
from . import labels
from .space import is_full

bp = Blueprint("reports", __name__)
_again = {}
bp.add_app_template_filter(communities.dialled, "dialled")
bp.add_app_template_filter(labels.said, "said")
bp.add_app_template_filter(labels.more_of, "more_of")
bp.add_app_template_filter(labels.consents, "consents")


def shown_again(show):
    """Mark the function that shows a view's form again, as `show(actor)`, when nothing could be stored."""

    def mark(view):
        _again[f"reports.{view.__name__}"] = show
        return view

    return mark


@bp.errorhandler(OSError)
@bp.errorhandler(OperationalError)
def full(error):
    """Nothing was kept. Whoever typed something gets it back."""
    show = _again.get(request.endpoint)
    if not is_full(error) or show is None or "actor" not in g:
        raise error
    begin_writing(False)
    return show(g.actor)
