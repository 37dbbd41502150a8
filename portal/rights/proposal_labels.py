"""The line an answer begins with for a case."""

from flask_babel import gettext as _

from .. import cases


def proposal(held) -> str:
    """What a bundle could say of a case: what was found and what follows, by months. Nobody's words."""
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
