"""Held reports on pages: offered in the form, and in the box what stands, what is asked, what can be done."""

from flask import request
from flask_babel import gettext as _

from .. import translation
from ..errors import Refused
from ..web import page
from . import addresses, held, held_forms, held_views, junk_routes, labels
from .forms import NoticeForm
from .pages import REVIEW, SEND, WISHES
from .rules import COMMITTEE
from .way_back import report_of

GONE = None


def shown(here, route, step: str, parts, told: str) -> dict:
    """For a page of the form: whether holding is offered, where its part stands on it; later, who reads it and when."""
    place = COMMITTEE if route.door == COMMITTEE else here.actor.partition
    if WISHES in parts:
        return {"hold_on": held.offered(place)}
    if not here.form.hold.data or step not in (REVIEW, SEND):
        return {}
    return {"readers": _("nobody but you, until you open it. Then: %(who)s", who=told)}


def take_in(here, answers, receipt: str) -> bool:
    """Take it in and hold it back. False, and said beside the fields, when that is not possible."""
    form = here.form
    aside, wish = junk_routes.weigh(here.actor, form, held="held:"), held_forms.wish_of(form)
    try:
        held.receive(here.actor, answers, wish, receipt, form.draft.data, team=here.team, aside=aside)
    except Refused as refused:
        if not refused.code.startswith("hold_"):
            raise
        form.hold.errors = [_("Reports can’t be held back here any more. Take the tick away to send it, or leave it.")]
        return False
    return True


def sent(here, receipt: str):
    """It is kept, and nobody reads it."""
    return page("reports/held_sent.html", team_name=here.team_name, receipt=receipt)


def inside(actor, form, team_name: str, *, status: int = 200, done: str = "", odd: str = "", address: str = ""):
    """The box of a held report."""
    notice = NoticeForm() if address else NoticeForm(formdata=None)
    notice.box_key.data = form.box_key.data
    if address:
        notice.notify.errors = [address]
    view = held_views.box(actor)
    translation.speak(report_of(actor, held=True).language)
    speech = ("look", "", "")
    facts = {"form": form, "notice_form": notice, "view": view, "team_name": team_name, "labels": labels}
    return page("reports/held_box.html", status=status, done=done, odd=odd, speech=speech, **facts)


def do(actor, act: str) -> dict | None:
    """One act in the box: what to say, by the names `inside` takes; GONE when nothing is left to show."""
    try:
        if act in _ACTS:
            return _ACTS[act](actor)
    except Refused as refused:
        return {"odd": _refusal(refused), "status": 422}
    return {"odd": _("While you hold it, nobody reads messages. Open it first."), "status": 422} if act == "" else {}


def _refusal(refused: Refused) -> str:
    if refused.code == "nobody_left" and not request.form.get("exclude"):
        return _("Nobody who may read it is on the team just now. You can take it back and report to the committee.")
    if refused.code == "nobody_left":
        return _("With these left out, nobody could read your report. Take one tick away.")
    return _("This is no longer asked. Look at what your box says now.")


def _yes(actor) -> dict:
    held.leave_out(actor, request.form.getlist("exclude"))
    if held.agree(actor):
        return {"done": _("Your report is open now, together with another one. Answers come to this box.")}
    return {"done": _("You agreed. If somebody else who named the same person agrees too, both reports are opened.")}


def _wait(actor) -> dict:
    held.wait(actor)
    return {"done": _("It stays held. You are asked again when one more report names the same person.")}


def _open(actor) -> dict:
    held.leave_out(actor, request.form.getlist("exclude"))
    held.release(actor)
    return {"done": _("Your report is open now. Answers come to this box.")}


def _again(actor) -> dict:
    held.renew(actor)
    return {"done": _("It is held for one more year.")}


def _take_back(actor) -> dict | None:
    if request.form.get("sure") != "yes":
        return {"odd": _("To delete it, tick that you are sure."), "status": 422}
    held.withdraw(actor)
    return GONE


def _notify(actor) -> dict:
    try:
        addresses.keep(actor, report_of(actor, held=True).id, NoticeForm().notify.data or "")
    except Refused:
        return {"address": _("Write a mail address, such as name@example.org."), "status": 422}
    return {"done": _("You will get one mail when there is something new. Then the address is forgotten.")}


def _forget(actor) -> dict:
    addresses.drop(actor, report_of(actor, held=True).id)
    return {"done": _("The address is forgotten.")}


_ACTS = {
    "hold_yes": _yes,
    "hold_wait": _wait,
    "hold_open": _open,
    "hold_again": _again,
    "hold_back": _take_back,
    "notify": _notify,
    "forget": _forget,
}
