"""The line an answer begins with for a case."""

from flask_babel import format_date
from flask_babel import gettext as _

from .. import cases, register
from .entries import HeldEntry


def proposal(held) -> str:
    """What a bundle could say of a case: what was found and what follows, by months. Nobody's words."""
    if isinstance(held, HeldEntry):
        return _of_entry(held.entry)
    view, lines = held.view, []
    found = {code: str(label) for code, label in cases.FINDING_LABELS}.get(view.finding)
    if view.closed_at and found:
        lines.append(_("What was decided: %(found)s.", found=found))
    else:
        lines.append(_("We were told of behaviour of yours. It is being looked at."))
    kinds = {code: str(label) for code, label in cases.MEASURE_LABELS}
    for one in view.measures:
        kind = kinds.get(one.kind, one.kind)
        if one.ends:
            lines.append(_("What follows: %(kind)s, until %(day)s.", kind=kind, day=one.ends.isoformat()))
        else:
            lines.append(_("What follows: %(kind)s.", kind=kind))
    return " ".join(lines)


def _of_entry(entry) -> str:
    """The same of an entry of the register: its month, and how it stands."""
    month = format_date(entry.received, "MMMM y")
    lines = [_("Our records hold something about you from %(month)s.", month=month)]
    if entry.standing != "none":
        label = register.STANDING_LABELS[entry.standing]
        if entry.until:
            lines.append(_("They say: %(standing)s, until %(day)s.", standing=label, day=entry.until.isoformat()))
        else:
            lines.append(_("They say: %(standing)s.", standing=label))
    return " ".join(lines)
