"""A community's code at its desk: the text, where it comes from, preview and publication."""

from .. import accounts
from ..db import reading
from ..entry import DESK, audience
from ..errors import Refused
from ..library import FILE_LIMIT, as_html
from ..web import go, link_to
from . import (
    changes_routes,
    export_routes,
    filling,
    forms,
    gap_routes,
    gaps,
    import_routes,
    labels,
    ledger_routes,
    licence_labels,
    lineage_routes,
    origins,
    overlay_routes,
    public_routes,
    rendering,
    service,
    similarity,
    source_routes,
    starter_routes,
    translation_routes,
    upstream,
    upstream_routes,
    wizard_routes,
)
from .blueprint import WRITES, bp, desk_page
from .export import deepened

__all__ = [
    "bp",
    "changes_routes",
    "export_routes",
    "gap_routes",
    "import_routes",
    "ledger_routes",
    "lineage_routes",
    "overlay_routes",
    "public_routes",
    "source_routes",
    "starter_routes",
    "translation_routes",
    "upstream_routes",
    "wizard_routes",
]


@bp.get("/desk/<string:slug>/code")
@audience(DESK, roles=WRITES)
def code(actor, slug):
    """Where the code stands: what is public, what is being worked on, what is next."""
    shown, draft = service.current(actor), service.draft(actor)
    versions = service.versions(actor)
    steps, further = wizard_routes.the_way(actor, slug)
    return desk_page(
        actor,
        "policies/code.html",
        "",
        news=upstream.news(actor, link_to()),
        shown=shown,
        draft=draft,
        way=steps,
        further=further,
        versions=versions,
        missing=[(one, labels.missing(one)) for one in service.missing(actor, draft)[0]] if draft else [],
        names=accounts.names(version.approver for version in versions if version.approver),
        button=forms.ButtonForm(),
    )


def _read(file) -> bytes:
    """The first bytes of an upload, one more than may be; the rest is let go."""
    with file.stream as stream:
        return stream.read(FILE_LIMIT + 1)


@bp.route("/desk/<string:slug>/code/text", methods=["GET", "POST"])
@audience(DESK, roles=WRITES)
def text(actor, slug):
    """Write, paste or upload the text."""
    form, status = forms.TextForm(), 200
    draft = service.draft(actor)
    if form.validate_on_submit():
        file = form.file.data if getattr(form.file.data, "filename", "") else None
        raw = _read(file) if file else form.text.data or ""
        title = draft.title if draft else ""
        try:
            with reading():
                ready = service.ready(raw, file.filename if file else "", title)
            service.take(actor, ready, confirmed=False)
        except Refused as refused:
            status = refused.status
            labels.put_beside(form, refused)
        else:
            return go("policies.found", slug=slug, arriving=1)
    elif not form.is_submitted():
        shown = draft or service.current(actor)
        form.text.data = shown.text if shown else ""
    left = service.missing(actor, draft)[1] if draft else []
    names = overlay_routes.names(actor)
    return desk_page(
        actor, "policies/text.html", "text", form=form, blanks=left, draft=draft, names=names, status=status
    )


@bp.route("/desk/<string:slug>/code/preview", methods=["GET", "POST"])
@audience(DESK, roles=WRITES)
def preview(actor, slug):
    """The page as everybody will see it, what is missing, and the button that publishes it."""
    draft = service.draft(actor)
    if draft is None:
        return go("policies.code", slug=slug)
    form, status = forms.PublishForm(), 200
    if form.validate_on_submit():
        try:
            service.publish(actor, form.reason.data or "")
        except Refused as refused:
            status = refused.status
            labels.put_beside(form, refused)
        else:
            return go("policies.code", slug=slug)
    codes, left = service.missing(actor, draft)
    work = service.attribution_of(actor, draft)
    verdict = origins.check(work.sources, draft.licence)
    return desk_page(
        actor,
        "policies/preview.html",
        "preview",
        form=form,
        draft=draft,
        missing=[(one, labels.missing(one)) for one in codes],
        blanks=left,
        concerns=licence_labels.worries(verdict, draft.licence),
        attribution=as_html(work, draft.language),
        deeper=deepened(rendering.in_html(actor, draft.html, say=labels.say)),
        first=service.current(actor) is None,
        loose=filling.loose(actor, draft.text),
        gaps=gaps.missing(actor, draft),
        matches=similarity.matches(actor, draft, link_to()),
        status=status,
    )


@bp.post("/desk/<string:slug>/code/drop")
@audience(DESK, roles=WRITES)
def drop(actor, slug):
    """Throw the draft away; the public version stays."""
    service.drop_draft(actor)
    return go("policies.code", slug=slug)
