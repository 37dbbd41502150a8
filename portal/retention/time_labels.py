"""The words for times that everybody reads: kinds of records, classes of data, how long."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy
from flask_babel import ngettext

from . import rules

TYPES = {
    "1": lazy("Found not to be against the code"),
    "1b": lazy("Not enough is known to say"),
    "2": lazy("Against the code, by somebody not known"),
    "3": lazy("Against the code, settled"),
    "4": lazy("Flagged in the committee's register"),
    "5": lazy("Banned"),
    rules.LOOSE: lazy("A report that never became a case"),
}
FROM = {
    "1": lazy("after it was closed"),
    "1b": lazy("after it was closed"),
    "2": lazy("after it was closed"),
    "3": lazy("after it was closed, or after the last measure ended"),
    "4": lazy("after the flag ended"),
    "5": lazy("after the ban ended"),
    rules.LOOSE: lazy("after the last message"),
}
CLASSES = {
    "words": lazy("Who reported or saw it, and everything that was written"),
    "names": lazy("Whom it was about"),
    "rest": lazy("Code name, month, kind and outcome"),
}


def span(months: int, which: str) -> str:
    """How long a class is kept."""
    if months:
        return ngettext("%(num)s month", "%(num)s months", months)
    return _("for good") if which == rules.REST else _("until nobody can ask for another look")
