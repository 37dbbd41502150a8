"""The words for measures as obligations."""

from textwrap import shorten

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from .. import cases

LEVELS = {
    0: lazy("No step of the ladder"),
    1: lazy("1: a warning"),
    2: lazy("2: suspended, up to 90 days"),
    3: lazy("3: suspended longer, with conditions"),
    4: lazy("4: a ban for good"),
}
STATES = {
    "running": lazy("Holds"),
    "ended": lazy("Over"),
    "waiting": lazy("Over; they may ask to come back"),
    "asked": lazy("They ask to come back"),
    "back": lazy("They are back"),
}
RESULTS = [
    ("back", lazy("They may take part again")),
    ("refused", lazy("Not now; they may ask again")),
    ("extended", lazy("It holds longer")),
]


NEW = lazy("No, it is a new one")


def action_words(measure) -> str:
    """An action of a case in one line: what, and how its words begin."""
    kind = str(dict(cases.MEASURE_LABELS).get(measure.kind, measure.kind))
    return f"{kind}: {shorten(measure.text, 60, placeholder=' …')}" if measure.text else kind


NONE_OF_THESE = lazy("None of these")


def origin_words(one) -> str:
    """A measure of another case in one line: which case, what, whom it concerns."""
    kind = str(dict(cases.MEASURE_LABELS).get(one.kind, one.kind))
    who = f" ({', '.join(one.people)})" if one.people else ""
    return f"{one.case.code_name}: {kind}{who}"


def step_words(step) -> str:
    """A step of the ladder, in the community's words or the usual ones."""
    return f"{step.level}: {step.words}" if step.words else str(LEVELS[step.level])


def sentence(code: str) -> str | None:
    """What a refusal about measures says."""
    return {
        "owner_unknown": _("Choose somebody who can read this case."),
        "days_odd": _("These days do not fit: the end lies before the beginning, or before today."),
        "done_already": _("That is ticked already."),
    }.get(code)
