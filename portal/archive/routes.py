"""Taking a case out: choose, look at what goes, take it. The last step is logged and shown to everybody on the case."""

from flask import Blueprint, Response, render_template, request

from .. import accounts, cases, communities, sealing
from ..access import require
from ..db import reading
from ..errors import Refused
from ..evidence import attachment
from . import forms, labels, log, making
from .models import ARCHIVE
from .papers import papers

bp = Blueprint("archive", __name__)


@cases.both("<string:case_id>/export", methods=("GET", "POST"), room=bp)
def export(actor, place, case_id):
    """Choose what goes out and why; look at it; take it."""
    require(actor, "case.export", cases.see(actor, case_id))
    form, status = forms.ExportForm(), 200
    if form.is_submitted() and request.form.get("step") != "change":
        status = 422
        if form.validate():
            try:
                return _looked_at(actor, place, case_id, form)
            except Refused as refused:
                status = labels.put_beside(form, refused)
    view = cases.read(actor, case_id)
    made = log.exports(actor, case_id)
    names = accounts.names({one.person_id for one in made})
    context = {"view": view, "exports": made, "names": names, "texts": labels}
    return place.page(actor, "archive/export.html", form=form, status=status, **context)


def _looked_at(actor, place, case_id, form):
    """A last look at what goes; taken out when that was seen."""
    whole, kind, reason = form.whole.data == "whole", form.shape.data, form.text.data
    log.check(kind, reason)
    sure = forms.SureForm()
    code = sealing.tidy_parcel_code(sure.code.data)
    sent = sure.step.data == "send" and request.form.get("issued") is not None
    if sent and (kind != ARCHIVE or (code and sure.issued.data == _mark(case_id, code))):
        return _taken(actor, place, case_id, (kind, whole, reason, code))
    code = sealing.new_parcel_code() if kind == ARCHIVE else ""
    facts = {"shape": kind, "whole": form.whole.data, "text": reason, "code": code, "step": "send"}
    made = forms.SureForm(formdata=None, issued=_mark(case_id, code), **facts)
    found = papers(actor, case_id, whole=whole)
    context = {"papers": found, "view": found.view, "code": code, "texts": labels, "reason": reason}
    return place.page(actor, "archive/look.html", form=made, **context)


def _mark(case_id: str, code: str) -> str:
    """The portal's word that it gave this code for this case: nobody brings a weak one of their own."""
    return sealing.tag("archive.code", case_id, code)


def _taken(actor, place, case_id, told) -> Response:
    kind, whole, reason, code = told
    with reading():
        found = papers(actor, case_id, whole=whole)
        html = render_template("archive/paper.html", papers=found, **place.frame(actor))
        paper = _paper(actor, place, found, html, must=kind != ARCHIVE)
        made = making.parcel(actor, found, code, paper=paper) if kind == ARCHIVE else None
    log.note(actor, case_id, kind, whole=whole, reason=reason)
    if made is not None:
        return attachment(made.name, "application/octet-stream", made.size, made.parts)
    name = f"{found.view.code_name.replace(' ', '-')}.pdf"
    return attachment(name, "application/pdf", len(paper), iter([paper]))


def _paper(actor, place, found, html: str, *, must: bool) -> bytes | None:
    who = labels.committee() if place.central else communities.community(actor).name
    try:
        return making.pdf(found, html, who=who, foot=labels.foot(found))
    except Refused:
        if must:
            raise
        return None


@cases.shows("foot", "archive/_on_case.html")
def exports_of(actor, place, view):
    """Who took this case out, on its page."""
    made = log.exports(actor, view.id)
    return {"exports": made, "names": accounts.names({one.person_id for one in made}), "texts": labels}
