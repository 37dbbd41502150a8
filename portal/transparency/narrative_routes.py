"""The page on which a closed case is told again for everybody, and its way there from the case."""

from flask import request

from .. import accounts, cases, communities
from ..errors import Refused
from ..typed import whole_number
from ..web import go_to, put_beside
from . import forms, labels, narratives, telling, telling_labels
from .blueprint import bp

SENDING = ("save", "ask")


@cases.both("<string:case_id>/narrative", methods=("GET", "POST"), room=bp)
def narrative(actor, place, case_id):
    """Write it, read it as the second, take it out."""
    if request.method == "GET":
        return _show(actor, place, narratives.read(actor, case_id))
    act = request.form.get("act", "")
    form, remark = forms.NarrativeForm(), forms.NarrativeRemarkForm()
    used = remark if act == "give_back" else form
    try:
        if act in (*SENDING, "give_back") and not used.validate():
            return _show(actor, place, narratives.read(actor, case_id, _said(form, act)), form, remark, 422)
        if act not in _ACTS:
            return _show(actor, place, narratives.read(actor, case_id), status=422)
        _ACTS[act](actor, case_id, form, remark)
    except Refused as refused:
        words = telling_labels.sentence(refused.code) or labels.sentence(refused.code)
        put_beside(used, telling_labels.BESIDE.get(refused.code), words)
        view = narratives.read(actor, case_id, _said(form, act))
        return _show(actor, place, view, form, remark, refused.status)
    return go_to(place.url("transparency.narrative", case_id=case_id))


def _said(form, act: str) -> narratives.Telling | None:
    """What was typed; None where nothing was."""
    if act not in SENDING:
        return None
    names = ("space", "what", "outcome", "language")
    return narratives.Telling(**{name: (form[name].data or "").replace("\r\n", "\n").strip() for name in names})


def _save(actor, case_id, form, _remark) -> None:
    narratives.save(actor, case_id, _said(form, "save"), version=whole_number(form.version.data))


def _ask(actor, case_id, form, remark) -> None:
    _save(actor, case_id, form, remark)
    narratives.ask(actor, case_id)


def _agree(actor, case_id, form, _remark) -> None:
    narratives.agree(actor, case_id, version=whole_number(form.version.data))


def _give_back(actor, case_id, _form, remark) -> None:
    narratives.give_back(actor, case_id, remark.remark.data, version=whole_number(remark.version.data))


_ACTS = {
    "save": _save,
    "ask": _ask,
    "agree": _agree,
    "give_back": _give_back,
    "drop": lambda actor, case_id, _form, _remark: narratives.drop(actor, case_id),
    "take_out": lambda actor, case_id, _form, _remark: telling.take_out(actor, case_id),
}


def _show(actor, place, view, form=None, remark=None, status: int = 200):
    if form is None or form.what.data is None:
        filled = {name: getattr(view.words, name) for name in ("space", "what", "outcome", "language")}
        filled["language"] = filled["language"] if view.state else _language(actor, place)
        above = [] if form is None else list(form.form_errors)
        form = forms.NarrativeForm(formdata=None, data=filled)
        form.form_errors += above
    remark = remark or forms.NarrativeRemarkForm(formdata=None)
    form.version.data = remark.version.data = str(view.version)
    names = accounts.names([one for one in (view.writer, view.second) if one])
    told = {
        "form": form,
        "remark": remark,
        "names": names,
        "texts": labels,
        "more": telling_labels,
        "mine": view.writer == actor.person,
    }
    return place.page(actor, "transparency/narrative.html", status=status, view=view, case=view.case, **told)


def _language(actor, place) -> str:
    return "en" if place.central else communities.community(actor).language


@cases.shows("actions", "transparency/_on_case.html")
def on_case(actor, place, view) -> dict | None:
    """On a closed case's page: that it may be told, and how far that is; nothing where nobody agreed to it."""
    if view.state != "closed" or view.drill:
        return None
    row = narratives.row_of(actor, view.id, hold=False)
    agreed = narratives.agreed(actor, view)
    return {"state": row.state if row else "", "agreed": agreed} if row or agreed else None
