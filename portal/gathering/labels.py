"""The words for this room's codes and refusals."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from .. import web

WAYS = [
    ("in_person", lazy("In person")),
    ("call", lazy("By phone")),
    ("video", lazy("By video")),
    ("chat", lazy("By chat")),
    ("mail", lazy("By mail")),
]
NOBODY = lazy("Not said yet")
CARE = lazy("Ask the people how they are: who reported, who was affected, and whom it was about.")
_BESIDE = {
    "text_empty": "text",
    "text_long": "text",
    "whom_empty": "whom",
    "day_ahead": "day",
    "day_gone": "due",
    "owner_not_here": "owner",
    "link_odd": "link",
}


def put_beside(form, refused) -> int:
    """Put a refusal beside the field it is about, or on top of the form; says the status to answer with."""
    told = {
        "text_empty": _("Write something first."),
        "text_long": _("That is too long for one text. Please shorten it, or add it as a file."),
        "whom_empty": _("Say with whom. A part is enough: the reporter, a witness."),
        "day_ahead": _("That day is still to come."),
        "day_gone": _("That day is over."),
        "owner_not_here": _("They can't open this case. Choose somebody who can."),
        "link_odd": _("A link begins with https:// or http://."),
        "no_reporter": _("Nobody could read a question: this case has no report with a box."),
        "went_up": _("Its reporter gave it to the committee, because nobody answered in time."),
        "changed": _("Somebody else changed this case since you opened it. Look at it first, then send again."),
    }.get(refused.code, _("This can't be done as it stands."))
    field = _BESIDE.get(refused.code)
    if field == "day" and "taken" in form:
        field = "taken"
    web.put_beside(form, field if field in form else None, told)
    return refused.status
