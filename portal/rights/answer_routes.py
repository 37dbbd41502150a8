"""For those who answer: what is held, what of it is told, the second reader."""

from flask import request

from .. import accounts, communities
from ..errors import Refused
from ..web import go_to
from . import answering, forms, labels, proposal_labels, rules
from .blueprint import own_page, works


@works("requests", methods=("GET",))
def requests(actor, place):
    """The requests that wait: days, no names."""
    return own_page(actor, place, "rights/requests.html", found=answering.listing(actor))


@works("requests/<string:request_id>")
def request_page(actor, place, request_id):
    """One request: what stands in cases one can open, the answer, the second reader."""
    if request.method == "GET":
        return _show(actor, place, request_id)
    act, version = request.form.get("act", ""), _number(request.form.get("version", ""))
    view = answering.read(actor, request_id)
    form, remark = forms.answer_form(view.held, view.answer), forms.RemarkForm()
    try:
        if act in ("save", "ask"):
            answering.save(actor, request_id, _said(form, view.held), version=version)
        if act == "ask":
            answering.ask(actor, request_id)
        elif act == "agree":
            answering.agree(actor, request_id, version=version)
        elif act == "give_back":
            answering.give_back(actor, request_id, remark.text.data or "", version=version)
        elif act == "again":
            answering.again(actor, request_id)
        elif act == "attach":
            answering.attach(actor, request_id)
        elif act == "stand_aside":
            answering.stand_aside(actor, request_id)
            return go_to(place.url("rights.requests"))
        elif act != "save":
            return _show(actor, place, request_id, status=422)
    except Refused as refused:
        status = labels.put_beside(remark if act == "give_back" else form, refused)
        said = _said(form, view.held) if act in ("save", "ask") else None
        return _show(actor, place, request_id, said, form=form, remark=remark, status=status)
    return go_to(place.url("rights.request_page", request_id=request_id))


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None


def _said(form, held) -> answering.Answer:
    chosen = set(form.cases.data or ())
    items = {one.key: (form[f"text_{one.key}"].data or "").strip() for one in held if one.key in chosen}
    texts = {name: (form[name].data or "").strip() for name in ("reply", "why", "delay_why")}
    until = form.until.data.isoformat() if form.until.data else ""
    more = {"refused": tuple(form.refused.data or ()), "delay": form.delay.data or "", "until": until}
    return answering.Answer(outcome=form.outcome.data or rules.TOLD, items=items, **texts, **more)


def _show(actor, place, request_id, said=None, *, form=None, remark=None, status: int = 200):
    view = answering.read(actor, request_id, said)
    form = form or forms.answer_form(view.held, view.answer)
    remark = remark or forms.RemarkForm(formdata=None)
    form.version.data = remark.version.data = str(view.row.version)
    for one in view.held:
        field = form[f"text_{one.key}"]
        field.data = field.data or proposal_labels.proposal(one)
    people = {view.row.writer, *(one.author for one in view.notes)} - {""}
    shown = {
        "view": view,
        "leaves": view.leaves,
        "form": form,
        "remark": remark,
        "names": accounts.names([one for one in people if one]),
    }
    team = "" if place.central else communities.brief(actor.partition)[0]
    return own_page(actor, place, "rights/request.html", team=team, status=status, **shown)
