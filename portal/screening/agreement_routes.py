"""The agreement: written at the desk, read and signed at the committee, to print at both."""

from flask import request

from .. import communities
from ..access import MEMBERS, require
from ..entry import COMMITTEE, DESK, audience
from ..errors import Refused
from ..web import go
from . import agreements, forms, labels
from .blueprint import bp, committee_page, desk_page
from .places import RECEIVERS


@bp.route("/desk/<string:slug>/screening/agreement", methods=["GET", "POST"])
@audience(DESK, roles=("lead",))
def write(actor, slug):
    """Write the next version and sign it."""
    form, status = forms.AgreementForm(), 200
    if form.is_submitted():
        status = 422
        if form.validate():
            try:
                made = agreements.write(actor, _terms(form))
            except Refused as refused:
                status = labels.put_beside(form, refused)
            else:
                return go("screening.agreement", slug=slug, agreement_id=made)
    else:
        before = next(iter(agreements.versions(actor)), None)
        form = forms.AgreementForm(formdata=None, **before.terms.__dict__) if before else form
    return desk_page(actor, slug, "screening/agree.html", form=form, status=status, **_sides(actor))


def _terms(form) -> agreements.Terms:
    said = {name: form[name].data or "" for name in agreements.Terms.__dataclass_fields__}
    return agreements.Terms(**said | {"balance": str(said["balance"])})


def _sides(actor) -> dict:
    name, _kind, zone = communities.brief(actor.partition)
    return {"community_name": name, "zone": zone}


@bp.route("/desk/<string:slug>/screening/agreements/<string:agreement_id>", methods=["GET", "POST"])
@audience(DESK, roles=RECEIVERS)
def agreement(actor, slug, agreement_id):
    """One version, whole, to read and print; a lead can end it."""
    said, status = "", 200
    if request.method == "POST":
        try:
            agreements.end(actor, agreement_id)
            return go("screening.agreement", slug=slug, agreement_id=agreement_id)
        except Refused as refused:
            said, status = labels.sentence(refused.code), refused.status
    found = agreements.agreement(actor, agreement_id)
    shown = {"found": found, "refused": said, "status": status, "may_end": actor.role == "lead"}
    return desk_page(actor, slug, "screening/agreement.html", **shown, **_sides(actor))


@bp.route("/committee/screening/agreements/<string:version_id>", methods=["GET", "POST"])
@audience(COMMITTEE, roles=MEMBERS)
def central_agreement(actor, version_id):
    """The same at the committee: whoever leads it signs, or ends it."""
    form, status = forms.SignForm(), 200
    if request.method == "POST":
        status = 422
        require(actor, "screening.sign")
        try:
            if request.form.get("act") == "end":
                agreements.end(actor, version_id)
                return go("screening.central_agreement", version_id=version_id)
            agreements.agreement(actor, version_id)
            if form.validate():
                agreements.sign(actor, version_id, form.body.data)
                return go("screening.central_agreement", version_id=version_id)
        except Refused as refused:
            status = labels.put_beside(form, refused)
    found = agreements.agreement(actor, version_id)
    name, _kind, zone = communities.brief(found.community)
    shown = {"found": found, "form": form, "status": status, "may_sign": actor.role in ("chair", "vice")}
    return committee_page(actor, "screening/central_agreement.html", community_name=name, zone=zone, **shown)
