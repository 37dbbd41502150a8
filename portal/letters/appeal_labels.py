"""The words for appeals."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

BY = [
    ("reported", lazy("The person it was about")),
    ("affected", lazy("Somebody affected by it")),
    ("reporter", lazy("Whoever reported it")),
]
RESULTS = [
    ("ratified", lazy("The decision stays as it is")),
    ("changed", lazy("The decision is changed")),
    ("overturned", lazy("The decision is taken back")),
    ("remanded", lazy("The team has to look at it again")),
    ("ineligible", lazy("It can't be looked at: too late, or not a ground for it")),
]
TOLD = {
    "ratified": lazy("The decision stays as it is."),
    "changed": lazy("The decision is changed."),
    "overturned": lazy("The decision is taken back."),
    "remanded": lazy("The team looks at it again."),
    "ineligible": lazy("It can't be looked at again."),
}
STATES = {
    "asked": lazy("Asked for"),
    "handed": lazy("Being looked at"),
    "ended": lazy("Ended"),
}
PARTS = {
    "facts": lazy("Facts"),
    "actions": lazy("Actions taken"),
    "people": lazy("People involved"),
    "review": lazy("Review"),
    "responses": lazy("Responses"),
    "files": lazy("Files"),
    "report": lazy("The report, redacted"),
}


def sentence(code: str) -> str | None:
    """What a refusal about appeals says."""
    return {
        "appeal_late": _("The time to ask for another look is over. You can still write to the committee at /report."),
        "appeal_open": _("Another look has been asked for already."),
        "appeal_done": _("It has been looked at again, and there is no further look here."),
        "nobody_left": _(
            "Nobody is left who could look at it without having decided. Write to the committee at /report."
        ),
        "appeal_undecided": _("Decide in this case first: propose, and let the others say where they stand."),
        "changed": _("The case changed since you opened this page. Look at the records again, then hand them over."),
        "days_odd": _("Choose between 1 and 365 days."),
    }.get(code)
