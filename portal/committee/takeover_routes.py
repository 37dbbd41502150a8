"""Taking a case over: asked on the central case, answered at the desk, where all that goes is seen first."""

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy
from wtforms import HiddenField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from .. import cases, web
from ..access import HANDLERS, MEMBERS, require
from ..entry import COMMITTEE, DESK, audience
from ..errors import Refused
from . import labels, takeover
from .blueprint import bp

_BESIDE = {"nothing_ticked": "parts", "reporter_unwilling": "parts", "text_empty": "text"}


class AskForm(cases.ActForm):
    """The committee asks for a case."""

    act, audience = "takeover", ""
    title = lazy("Ask to take this case over")
    button = lazy("Ask the community")
    hint = lazy("They see your words at their desk, and decide. Until then they work on, and so do you.")
    text = cases.words(lazy("Why, for the community"), rows=4)


class AnswerForm(cases.ActForm):
    """The community hands it over, or not."""

    act = "hand_over"
    title = lazy("The committee asks to take this case over")
    send, keep = lazy("Hand it over"), lazy("Keep the case")
    readers = lazy("your colleagues on this case; the committee, if you keep the case")
    hint = lazy(
        "The committee would look after it from then on; your case rests and stays yours. What reporters wrote goes "
        "only if each of them agreed that the committee reads it."
    )
    parts = SelectMultipleField(
        lazy("What you hand over"),
        choices=cases.options((code, labels.PARTS[code]) for code in takeover.PARTS),
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )
    text = cases.words(lazy("Why you agree, or why not"), rows=3)
    seen = HiddenField()


def sentence(code: str) -> str:
    """What a refusal says."""
    return {
        "reporter_unwilling": _(
            "A reporter has not agreed that the committee reads what they wrote. Ask them in their box first, or leave "
            "the report and the messages out."
        ),
        "nothing_ticked": _("Tick at least one part that holds something."),
        "changed": _("Something changed since you looked. Look at it once more."),
        "text_empty": _("Write something first."),
    }.get(code, _("This can't be done as it stands."))


def _beside(form, refused) -> int:
    web.put_beside(form, _BESIDE.get(refused.code), sentence(refused.code))
    return refused.status


@bp.route("/committee/cases/<string:case_id>/take-over", methods=["GET", "POST"])
@audience(COMMITTEE, roles=MEMBERS)
def take_over(actor, case_id):
    """Ask for it."""

    def verb(form):
        takeover.ask(actor, case_id, form.text.data)

    return cases.act_page(actor, cases.Place(), case_id, AskForm(), verb, refuse=_beside)


@bp.route("/desk/<string:slug>/cases/<string:case_id>/hand-over", methods=["GET", "POST"])
@audience(DESK, roles=HANDLERS)
def hand_over(actor, slug, case_id):
    """Choose what goes, see exactly that, hand it over; or say why not."""
    require(actor, "case.escalate", cases.see(actor, case_id))
    form, step, place = AnswerForm(), request.form.get("step", ""), cases.Place(slug)
    status, packet, view = 200, None, cases.read(actor, case_id)
    if request.method == "GET":
        left = takeover.WORDS_OF_REPORTERS if takeover.unwilling(view) else ()
        form.parts.data = [code for code in takeover.PARTS if code not in left]
    elif step != "change":
        status = 422
        if form.validate():
            try:
                if step == "refuse":
                    takeover.refuse(actor, case_id, form.text.data)
                    return place.show_case(case_id)
                packet, status = takeover.packet(actor, case_id, form.parts.data or ()), 200
                if step == "send":
                    takeover.agree(actor, case_id, form.parts.data or (), form.text.data, seen=form.seen.data)
                    return place.show_case(case_id)
            except Refused as refused:
                if refused.code == "step_does_not_follow":
                    raise
                status = _beside(form, refused)
    known = {"form": form, "view": view, "packet": packet, "texts": labels, "counts": cases.counts(view)}
    return place.page(actor, "committee/hand_over.html", status=status, **known)


@cases.shows("now", "committee/_takeover.html")
def asked_for(actor, place, view) -> dict | None:
    """At the desk: the committee asks for it. Above: whether it was asked, and how it stands."""
    standing = takeover.standing(view)
    if place.central:
        may = takeover.may_ask(actor, view) if view.kind == cases.CENTRAL else False
        return {"standing": standing, "may": may} if standing else None
    return {"standing": standing, "may": False} if standing == takeover.ASKED else None


@cases.shows("do", "committee/_take_over.html")
def may_be_asked_for(actor, place, view) -> dict | None:
    """Above: the way to ask for it."""
    return {} if place.central and takeover.may_ask(actor, view) else None
