"""At the desk: what the code leaves out, which text it resembles, which code holds elsewhere, who accepted it."""

from flask import request

from ..db import reading
from ..entry import DESK, audience
from ..errors import NotFound, Refused
from ..library import completeness
from ..web import go, link_to
from . import export_labels, gaps, ledger, precedence, service, similarity
from .blueprint import WRITES, bp, desk_page
from .gap_forms import AddSourceForm, CoverForm, PrecedenceForm


@bp.route("/desk/<string:slug>/code/gaps", methods=["GET", "POST"])
@audience(DESK, roles=WRITES)
def gaps_page(actor, slug):
    """The fourteen things a code should say: each with its sentence, or why it matters and what to do."""
    version, form, status = service.draft(actor) or service.current(actor), CoverForm(), 200
    if version is None:
        return go("policies.code", slug=slug)
    if form.is_submitted():
        try:
            if not form.validate():
                raise Refused("words_long")
            gaps.cover(actor, form.item.data or "", form.url.data, form.words.data)
        except Refused as refused:
            status = 422
            export_labels.put_beside(form, refused)
        else:
            return go("policies.gaps_page", slug=slug)
    found = gaps.look(actor, version)
    asked = form.item.data if status == 422 else request.args.get("item", "")
    opened = next((one for one in found if one.item == asked), None)
    if opened is not None and status == 200:
        form.item.data, form.url.data, form.words.data = opened.item, opened.url, opened.words
    return desk_page(
        actor,
        "policies/gaps.html",
        "text",
        form=form,
        version=version,
        found=found,
        opened=opened,
        left=sum(not one.settled for one in found),
        labels=export_labels.ITEMS,
        read=completeness.reads(version.language),
        status=status,
    )


@bp.get("/desk/<string:slug>/code/similar")
@audience(DESK, roles=WRITES)
def similar_page(actor, slug):
    """Which texts the draft shares much with and does not name."""
    draft = service.draft(actor)
    if draft is None:
        return go("policies.code", slug=slug)
    found = similarity.matches(actor, draft, link_to())
    return desk_page(actor, "policies/similar.html", "source", draft=draft, matches=found, form=AddSourceForm())


@bp.post("/desk/<string:slug>/code/similar")
@audience(DESK, roles=WRITES)
def add_similar(actor, slug):
    """Name one of them as a source, and look at the sources once more: its licence may ask for something."""
    form, draft = AddSourceForm(), service.draft(actor)
    if draft is None:
        return go("policies.code", slug=slug)
    try:
        if not form.key.data:
            raise Refused("source_gone")
        similarity.add(actor, form.key.data, link_to())
    except (Refused, NotFound) as refused:
        form.form_errors.append(export_labels.sentence(refused if isinstance(refused, Refused) else Refused("")))
        with reading():
            found = similarity.matches(actor, draft, link_to())
        return desk_page(actor, "policies/similar.html", "source", draft=draft, matches=found, form=form, status=422)
    return go("policies.source", slug=slug)


@bp.route("/desk/<string:slug>/code/precedence", methods=["GET", "POST"])
@audience(DESK, roles=WRITES)
def precedence_page(actor, slug):
    """Which code holds where a host or a partner has its own."""
    row = precedence.of(actor)
    form = PrecedenceForm(obj=row if request.method == "GET" else None)
    if request.form.get("act") == "drop":
        precedence.drop(actor)
        return go("policies.precedence_page", slug=slug)
    if form.validate_on_submit():
        told = {name: form[name].data for name in ("prevails", "other", "url", "at_ours", "at_theirs", "about_team")}
        try:
            precedence.keep(actor, **told)
        except Refused as refused:
            export_labels.put_beside(form, refused)
        else:
            return go("policies.precedence_page", slug=slug)
    status = 422 if form.is_submitted() else 200
    return desk_page(actor, "policies/precedence.html", "", form=form, row=row, status=status)


@bp.get("/desk/<string:slug>/code/accepted")
@audience(DESK, roles=WRITES)
def acceptances(actor, slug):
    """How many people accepted each version, and the link that counts them."""
    return desk_page(
        actor,
        "policies/acceptances.html",
        "",
        versions=service.versions(actor),
        counts=ledger.counts(actor),
        base=link_to(),
    )
