"""The words for what is told of a case, for those who write it."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from .. import letters

FINDINGS = {
    **letters.FINDING_WORDS,
    "gender": lazy("Whether it was a man or a woman"),
    "figure": lazy("A number"),
}
PARTS = {"what": lazy("What happened"), "outcome": lazy("What came of it")}
BESIDE = {"remark_empty": "remark", "unknown_code": "space", "not_offered": "tell", "too_few": "tell"}


def sentence(code: str) -> str:
    """The words for a refusal; "" for one of another kind."""
    return {
        "not_closed": _("The case is not closed. Nothing is told of it while it runs."),
        "not_agreed": _("Not everybody who reported it agrees. They can change that in their box, on their own."),
        "unknown_code": _("Choose one."),
        "part_empty": _("Both parts are needed."),
        "text_long": _("That is too long. Shorten it; nothing was lost."),
        "tells_who": _("Something in it could tell who it was. Change these words first."),
        "nobody_else": _("Nobody else is on this case. Ask a colleague to join it, so that two people read this."),
        "remark_empty": _("Say what should change."),
        "told_already": _("It stands in a statement. Take it out there first."),
        "own_narrative": _("You wrote it. Somebody else has to read it."),
        "narrative_changed": _("Somebody else changed this meanwhile. Look at it first, then send again."),
        "narrative_moved": _("Somebody else went on with this since you opened it. Look at it first."),
        "not_offered": _("One of the texts can’t be told now: it is too early, or somebody no longer agrees."),
        "too_few": _("With fewer than three incidents nothing is told in words: somebody could be recognised."),
    }.get(code, "")
