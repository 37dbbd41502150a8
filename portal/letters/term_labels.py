"""The words for measures as obligations."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

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
