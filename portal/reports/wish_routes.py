"""What a reporter presses in the box besides sending a message: each does one thing and says that it is done."""

from flask import request
from flask_babel import gettext as _

from ..errors import Refused
from . import box_acts
from .forms import ConsentForm, NoticeForm

ACTS = ("outcome", "stop", "resume", "consent", "notify", "forget", "take_back")


def do(actor, act: str) -> tuple[str, str]:
    """Do it; gives (what to say when it is done, what to say beside the address when that is odd)."""
    if act == "notify":
        return _leave_address(actor)
    return _PLAIN[act](actor), ""


def _leave_address(actor) -> tuple[str, str]:
    given = NoticeForm().notify.data or ""
    try:
        box_acts.leave_address(actor, given)
    except Refused:
        return "", _("Write a mail address, such as name@example.org.")
    return _("You will get one mail when there is something new. Then the address is forgotten."), ""


def _outcome(actor) -> str:
    box_acts.ask_outcome(actor)
    return _("They see that you want to know what came of it.")


def _stop(actor) -> str:
    box_acts.stop_contact(actor)
    return _("They see that you want no more contact. Your report is still handled. You can come back at any time.")


def _resume(actor) -> str:
    box_acts.allow_contact(actor)
    return _("They see that they may write to you again.")


def _consent(actor) -> str:
    changed = box_acts.allow(actor, ConsentForm().consent)
    if changed == "undone":
        return _("From now on this counts. What was published about it in words was taken out just now.")
    return _("From now on this counts. What was done before can’t be undone.") if changed else _("Nothing has changed.")


def _forget(actor) -> str:
    box_acts.drop_address(actor)
    return _("The address is forgotten.")


def _take_back(actor) -> str:
    if box_acts.take_back(actor, request.form.get("message_id", "")):
        return _("The message is gone. Nobody had read it.")
    return _("Somebody has read this message, so it stays. You can send a correction.")


_PLAIN = {
    "outcome": _outcome,
    "stop": _stop,
    "resume": _resume,
    "consent": _consent,
    "forget": _forget,
    "take_back": _take_back,
}


def forms_for(view, box_key: str, odd: str = "") -> dict:
    """The forms of the box's other acts, filled with what counts now."""
    consent = ConsentForm(formdata=None)
    for code in view.consent:
        consent[f"consent_{code}"].data = True
    notice = NoticeForm() if odd else NoticeForm(formdata=None)
    for form in (consent, notice):
        form.box_key.data = box_key
    if odd:
        notice.notify.errors = [odd]
    return {"consent_form": consent, "notice_form": notice}
