"""What the box says when nobody answered in time, and the way to the committee from there."""

from flask_babel import gettext as _

from ..errors import Refused
from . import silence


def told(actor) -> dict:
    """For the box's page: since when an answer is overdue, and how many of the committee could read it instead."""
    if silence.has_left(actor):
        return {"silence": None, "left": {"above": silence.committee_would_read(actor)}}
    found = silence.silence(actor)
    if found is None:
        return {"silence": None}
    promised, late = found
    return {"silence": {"promised": promised, "late": late, "above": silence.committee_would_read(actor)}}


def give(actor) -> tuple:
    """The reporter gives their report to the committee: (the reporter where it stands now, what to say)."""
    try:
        moved = silence.give_to_committee(actor)
    except Refused:
        return actor, ""
    return moved, _("The committee has your report now. Your receipt opens this box as before.")
