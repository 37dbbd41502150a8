"""Asking a community for more of a case, on the central case; answering at the desk, where all that goes is seen."""

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy
from wtforms import HiddenField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from .. import cases, web
from ..access import HANDLERS, MEMBERS, require
from ..entry import COMMITTEE, DESK, audience
from ..errors import Refused
from . import inbox, labels, more
from .blueprint import bp

_BESIDE = {"nothing_ticked": "parts", "text_empty": "text"}


def _ticks(label):
    return SelectMultipleField(
        label, choices=[], option_widget=CheckboxInput(), widget=ListWidget(prefix_label=False), validate_choice=False
    )


class AskMoreForm(cases.ActForm):
    """The committee asks for parts of a case."""

    act, audience = "more", ""
    title = lazy("Ask the community for more of this case")
    button = lazy("Ask the community")
    hint = lazy("They see what you ask for and why, and send it or not. The case stays with them.")
    parts = _ticks(lazy("What you ask for"))
    text = cases.words(lazy("Why, for the community"), rows=3)


class SendMoreForm(cases.ActForm):
    """The community sends it, or not."""

    act = "send_more"
    title = lazy("The committee asks for more of this case")
    send, keep = lazy("Send it to the committee"), lazy("Send nothing more")
    readers = lazy("the committee")
    hint = lazy("It asks for what is ticked. Your case stays yours. Reporters, and what they wrote, are not asked for.")
    parts = _ticks(lazy("What you send"))
    text = cases.words(lazy("A word to the committee; needed if you send nothing"), needed=False, rows=3)
    seen = HiddenField()


def sentence(code: str) -> str:
    """What a refusal says."""
    return {
        "nothing_ticked": _("Tick at least one part that holds something."),
        "changed": _("Something changed since you looked. Look at it once more."),
        "text_empty": _("Write in a sentence why nothing more goes."),
    }.get(code, _("This can't be done as it stands."))


def _beside(form, refused) -> int:
    web.put_beside(form, _BESIDE.get(refused.code), sentence(refused.code))
    return refused.status


def _choices(codes):
    return cases.options((code, labels.PARTS[code]) for code in codes)


@bp.route("/committee/cases/<string:case_id>/more", methods=["GET", "POST"])
@audience(COMMITTEE, roles=MEMBERS)
def ask_more(actor, case_id):
    """Ask for it."""
    cases.read(actor, case_id)
    form, row = AskMoreForm(), inbox.came_from(actor, case_id)
    form.parts.choices = _choices(more.missing(row))
    if not form.is_submitted():
        form.parts.data = list(more.USUAL)

    def verb(sent):
        more.ask(actor, case_id, sent.parts.data or (), sent.text.data)

    return cases.act_page(actor, cases.Place(), case_id, form, verb, refuse=_beside)


@bp.route("/desk/<string:slug>/cases/<string:case_id>/more", methods=["GET", "POST"])
@audience(DESK, roles=HANDLERS)
def send_more(actor, slug, case_id):
    """Choose what goes, see exactly that, send it; or say why not."""
    require(actor, "case.escalate", cases.see(actor, case_id))
    form, step, place = SendMoreForm(), request.form.get("step", ""), cases.Place(slug)
    form.parts.choices = _choices(more.offered(actor, case_id))
    status, packet, view = 200, None, cases.read(actor, case_id)
    if request.method == "GET":
        form.parts.data = list(more.wanted(view))
    elif step != "change":
        try:
            packet = _answered(actor, case_id, form, step) if form.validate() else None
        except Refused as refused:
            if refused.code == "step_does_not_follow":
                raise
            status = _beside(form, refused)
        if packet is None and not form.errors:
            return place.show_case(case_id)
        status = 422 if form.errors and status == 200 else status
    known = {"form": form, "view": view, "packet": packet, "texts": labels, "counts": cases.counts(view)}
    return place.page(actor, "committee/hand_over.html", status=status, **known)


def _answered(actor, case_id: str, form, step: str) -> cases.Packet | None:
    """What would go, to be looked at; None when it went, or nothing does."""
    parts, text = form.parts.data or (), form.text.data or ""
    if step == "refuse":
        more.keep(actor, case_id, text)
    elif step == "send":
        more.send(actor, case_id, parts, text, seen=form.seen.data)
    else:
        return more.packet(actor, case_id, parts)
    return None


@cases.shows("now", "committee/_more.html")
def more_asked_for(actor, place, view) -> dict | None:
    """At the desk: the committee asks for more. Above: that it was asked, and how it stands."""
    standing = more.standing(view)
    if place.central:
        return {"standing": standing} if standing else None
    return {"standing": standing} if standing == more.ASKED else None


@cases.shows("do", "committee/_ask_more.html")
def may_be_asked_for_more(actor, place, view) -> dict | None:
    """Above: the way to ask for it."""
    return {} if place.central and more.may_ask(actor, view) else None


@cases.shows("standing", "committee/_least.html")
def filed_with_the_least(actor, place, view) -> dict | None:
    """Above: little was sent, and there is a light way to ask for the rest."""
    if not place.central or not more.may_ask(actor, view) or inbox.origin(actor, view.id).level != "least":
        return None
    return {"again": more.standing(view)}
