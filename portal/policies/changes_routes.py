"""The change log, and what changed: between versions, against the text one was made from, in the draft."""

from flask import request

from .. import accounts, communities
from ..entry import DESK, PUBLIC, audience
from ..errors import NotFound
from ..web import go, link_to, page
from . import changes, service
from .blueprint import WRITES, bp, desk_page
from .public_routes import facts_of, shelved


def _compared(actor, old: str, new: str, language: str) -> dict:
    """What the pages of differences show: rows, how many changed, and in which of the two ways."""
    found = changes.rows(actor, old, new, language=language, home=link_to())
    return {
        "rows": found,
        "groups": changes.folded(found),
        "count": max((row.number for row in found), default=0),
        "sides": request.args.get("as") == "sides",
    }


@bp.get("/c/<string:slug>/conduct/changes")
@audience(PUBLIC)
def change_log(actor, slug):
    """All versions: when, why, who approved."""
    versions = service.versions(actor)
    if not versions:
        raise NotFound
    facts = facts_of(actor, slug, versions[0])
    named = {contact.name for contact in facts["contacts"]}
    people = accounts.names(one.approver for one in versions if one.approver)
    known = {one: name for one, name in people.items() if name in named}
    sources = {one.number: changes.known_sources(actor, one, home=link_to()) for one in versions[:50]}
    answer = page("policies/change_log.html", versions=versions, approvers=known, sources=sources, **facts)
    return shelved(answer, slug, versions[0])


@bp.get("/c/<string:slug>/conduct/<int:number>/changes")
@audience(PUBLIC)
def change(actor, slug, number):
    """What changed from the version before."""
    version = service.numbered(actor, number)
    before = changes.previous(actor, version)
    if before is None:
        return go("policies.change_log", slug=slug)
    told = _compared(actor, before.text, version.text, version.language)
    return page("policies/change.html", before=before, source=None, **told, **facts_of(actor, slug, version))


@bp.get("/c/<string:slug>/conduct/<int:number>/changes/source/<int:place>")
@audience(PUBLIC)
def change_from_source(actor, slug, number, place):
    """What is different from the text this version was made from."""
    version = service.numbered(actor, number)
    known = dict(changes.known_sources(actor, version, home=link_to()))
    if place not in known:
        raise NotFound
    text = changes.origin(known[place], version.language, home=link_to())
    told = _compared(actor, text, version.text, version.language)
    return page(
        "policies/change.html", before=None, source=known[place], place=place, **told, **facts_of(actor, slug, version)
    )


@bp.get("/desk/<string:slug>/code/changes")
@audience(DESK, roles=WRITES)
def draft_changes(actor, slug):
    """What the draft changes in the public version, before it is published."""
    draft, shown = service.draft(actor), service.current(actor)
    if draft is None or shown is None:
        return go("policies.code", slug=slug)
    told = _compared(actor, shown.text, draft.text, communities.community(actor).language)
    return desk_page(actor, "policies/draft_changes.html", "preview", shown=shown, draft=draft, **told)
