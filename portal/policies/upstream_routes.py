"""The desk's watch over the texts its code was made from: what changed in them, and other licences somebody states."""

from flask import request

from ..entry import DESK, audience
from ..errors import Refused
from ..library import TEXT_LIMIT
from ..web import go, link_to
from . import labels, licence_labels, origins, service, upstream
from .blueprint import WRITES, bp, desk_page
from .upstream_forms import ClaimForm, UpstreamForm


@bp.get("/desk/<string:slug>/code/upstream")
@audience(DESK, roles=WRITES)
def upstreams(actor, slug):
    """The texts the public code was made from, and what became of them."""
    return desk_page(
        actor,
        "policies/upstreams.html",
        "",
        rows=upstream.watched(actor, link_to()),
        shown=service.current(actor),
        names=licence_labels.NAMES,
    )


@bp.route("/desk/<string:slug>/code/upstream/<int:number>", methods=["GET", "POST"])
@audience(DESK, roles=WRITES)
def upstream_one(actor, slug, number):
    """One of them: bring its text of today, see what changed there and how yours stands to it."""
    row, form, status = upstream.one(actor, number, link_to()), UpstreamForm(), 200
    ours = service.current(actor).text
    found = _hosted(row, ours) if row.newer else None
    if form.validate_on_submit():
        try:
            found = _brought(actor, row, form, ours)
        except Refused as refused:
            status = refused.status
            labels.put_beside(form, refused)
        else:
            if found is None:
                return go("policies.upstream_one", slug=slug, number=number)
    elif form.is_submitted():
        status = 422
    return _shown(actor, row, form, ClaimForm(formdata=None), found, status)


def _brought(actor, row, form, ours: str):
    """Compare what was brought with what is kept; the first text is kept at once, later ones when asked to."""
    text = upstream.read((form.text.data or "")[: TEXT_LIMIT + 1])
    if row.text is None or request.form.get("act") == "keep":
        upstream.keep(actor, row.source, text)
        return None
    return upstream.compare(row.text.text, text, ours, row.text.licence)


def _hosted(row, ours: str):
    old, new = upstream.hosted_texts(row)
    return upstream.compare(old.text, new.text, ours, old.licence, new.licence)


def _shown(actor, row, form, claim, found, status: int):
    return desk_page(
        actor,
        "policies/upstream.html",
        "",
        row=row,
        form=form,
        claim=claim,
        found=found,
        terms=upstream.licence_names(found) if found else None,
        states=licence_labels.UPSTREAM,
        names=licence_labels.NAMES,
        status=status,
    )


@bp.post("/desk/<string:slug>/code/upstream/<int:number>/claim")
@audience(DESK, roles=WRITES)
def claim_licence(actor, slug, number):
    """Note another licence that somebody states for this source."""
    row, claim, status = upstream.one(actor, number, link_to()), ClaimForm(), 422
    if claim.validate_on_submit():
        try:
            origins.keep_claim(
                actor, row.source.ref, claim.licence.data, claim.seen.data or "", claim.claimant.data or ""
            )
        except Refused as refused:
            status = refused.status
            claim.seen.errors = [*claim.seen.errors, labels.sentence(refused)]
        else:
            return go("policies.upstream_one", slug=slug, number=number)
    return _shown(actor, row, UpstreamForm(formdata=None), claim, None, status)
