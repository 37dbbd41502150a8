"""This room's pages: at a desk, at the committee, and for whoever got a letter."""

from flask import Blueprint

from .. import cases

bp = Blueprint("letters", __name__)


def both(path: str, *, methods=("GET", "POST")):
    """Hang a page of one case at both places."""
    return cases.both(f"<string:case_id>/{path}", methods=methods, room=bp)
