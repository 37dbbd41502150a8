"""What everybody reads: the community's page, its code in all versions, the raw text, its events, and privacy."""

from flask import make_response, request, url_for

from .. import clock, communities
from ..entry import PUBLIC, audience
from ..errors import NotFound
from ..library import as_html, licence
from ..translation import spoken
from ..web import link_to, page
from . import (
    beside,
    export_labels,
    filling,
    gaps,
    labels,
    overlay,
    precedence,
    rendering,
    service,
    translation_labels,
    translations,
)
from .blueprint import bp
from .export import data_block, deepened, markdown
from .shelf import MARK


def shelved(answer, slug: str, version=None):
    """A finished answer may be kept by the shelf until the community's stamp changes."""
    answer.headers[MARK] = slug
    answer.headers["Cache-Control"] = "public, no-cache"
    url = licence(version.licence).url if version else None
    if url:
        answer.headers["Link"] = f'<{url}>; rel="license"'
    return answer


def facts_of(actor, slug: str, version) -> dict:
    """What each public page of a community knows; `version` may be None."""
    row = communities.community(actor)
    facts = {
        "community": row,
        "team_name": row.name,
        "team_url": url_for("policies.community", slug=slug),
        "slug": slug,
        "contacts": communities.contacts(actor),
        "photos": communities.faces(actor),
        "reachable": communities.can_receive(actor),
        "version": version,
        "home": link_to(),
    }
    if version is not None:
        path = f"{link_to()}/c/{slug}/conduct"
        work = service.attribution_of(actor, version, path)
        facts |= {
            "body": rendering.rendered(actor, version, say=labels.say),
            "attribution": as_html(work, version.language),
            "licence": licence(version.licence),
            "data": data_block(work, version, row.name),
            "agreement": precedence.of(actor),
            "elsewhere": sorted(gaps.covered(actor).values(), key=lambda one: one.item),
            "item_names": export_labels.ITEMS,
        }
    return facts


@bp.get("/c/<string:slug>/")
@audience(PUBLIC)
def community(actor, slug):
    """A community's page: how to report first, then whom one can turn to, then its code."""
    version = service.current(actor)
    facts = facts_of(actor, slug, version)
    today = clock.today(facts["community"].zone)
    coming = [event for event in communities.events(actor) if event.last_day >= today]
    if version is not None:
        facts["body"] = deepened(facts["body"])
    return shelved(page("policies/community.html", events=coming, said=beside.said(actor), **facts), slug, version)


@bp.get("/c/<string:slug>/conduct")
@audience(PUBLIC)
def conduct(actor, slug):
    """The code of conduct in force."""
    version = service.current(actor)
    if version is None:
        return shelved(page("policies/none.html", **facts_of(actor, slug, None)), slug)
    return shelved(_conduct(actor, slug, version), slug, version)


def _conduct(actor, slug: str, version, **more):
    """A version's page, in the language asked for if it is published in it."""
    facts = facts_of(actor, slug, version) | more
    known = translations.languages(actor)
    if known:
        asked = request.args.get("lang")
        facts |= {
            "translation": rendering.in_language(actor, version, asked, say=labels.say),
            "languages": [(one, translation_labels.language(one)) for one in [version.language, *known]],
            "asked_in_vain": bool(asked) and asked not in (version.language, *known),
            "body": rendering.anchored(actor, version, say=labels.say),
            "first_language": translation_labels.language(version.language),
        }
        if facts["translation"]:
            work = service.attribution_of(actor, version, f"{link_to()}/c/{slug}/conduct")
            facts["attribution"] = as_html(work, facts["translation"].language)
    return page("policies/conduct.html", versions=service.versions(actor), **facts)


@bp.get("/c/<string:slug>/conduct/<int:number>")
@audience(PUBLIC)
def conduct_version(actor, slug, number):
    """A published version as it was, with today's contacts."""
    version = service.numbered(actor, number)
    return shelved(_conduct(actor, slug, version, latest=service.current(actor)), slug, version)


@bp.get("/c/<string:slug>/CODE_OF_CONDUCT.md")
@audience(PUBLIC)
def conduct_markdown(actor, slug):
    """The text as Markdown, with its licence in a comment and its attribution in sight."""
    version = service.current(actor)
    if version is None:
        raise NotFound
    home = f"{link_to()}/c/{slug}"
    work = service.attribution_of(actor, version, f"{home}/conduct")
    words = rendering.written(actor, version, home=link_to(), say=labels.say)
    answer = make_response(markdown(work, version, f"{home}/", labels.say, words))
    answer.headers["Content-Type"] = "text/markdown; charset=utf-8"
    return shelved(answer, slug, version)


@bp.get("/c/<string:slug>/e/<string:event>/")
@audience(PUBLIC)
def event(actor, slug, event):
    """An event: when, where, the way to report, whom one can turn to, and the code that holds there."""
    row = communities.event(actor, event)
    version = overlay.holds(actor, row)
    facts = facts_of(actor, slug, version)
    facts["contacts"] = [*communities.contacts(actor, row.id), *facts["contacts"]]
    if version is not None:
        added = overlay.of(actor, row)
        html = {"body": version.html, "added": added.html if added else ""}
        filled = {name: rendering.in_html(actor, part, event=row, say=labels.say) for name, part in html.items()}
        facts |= {name: deepened(deepened(part) if added else part) for name, part in filled.items()}
    return shelved(page("policies/event.html", event=row, days=filling.days(row, spoken()), **facts), slug, version)


@bp.get("/privacy")
@audience(PUBLIC)
def privacy(actor):
    """What this portal keeps, what is sealed, and what stands in clear."""
    return page("policies/privacy.html")
