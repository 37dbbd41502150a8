"""A code in other shapes, for everybody: files, paper, words to say, and a frame for other sites."""

from flask import make_response, url_for

from ..entry import EMBED, PUBLIC, audience
from ..errors import NotFound, Refused
from ..library import as_html
from ..web import link_to, page
from . import export_labels, exports, public_routes, service
from .blueprint import bp
from .labels import say


def _sheet(actor) -> exports.Sheet:
    version = service.current(actor)
    if version is None:
        raise NotFound
    return exports.sheet(actor, version, link_to(), say)


def _file(one: exports.Sheet, body, kind: str, name: str = "", how: str = "inline"):
    """A finished file, kept by the shelf until the community's stamp changes."""
    answer = make_response(body)
    answer.headers["Content-Type"] = kind
    if name:
        answer.headers["Content-Disposition"] = f'{how}; filename="{one.slug}-{name}"'
    return public_routes.shelved(answer, one.slug, one.version)


@bp.get("/c/<string:slug>/use")
@audience(PUBLIC)
def use(actor, slug):
    """Every form the code comes in, to use elsewhere."""
    one = _sheet(actor)
    facts = public_routes.facts_of(actor, slug, one.version)
    words = {
        "slide": exports.slide(one, say),
        "short": exports.short_form(one, say),
        "mail": exports.footer(one, say),
        "frame": exports.embedding(one),
    }
    link = f"{link_to()}/c/{slug}/accept/{one.version.number}"
    answer = page("policies/use.html", words=words, accept_link=link, **facts)
    return public_routes.shelved(answer, slug, one.version)


@bp.get("/c/<string:slug>/CODE_OF_CONDUCT.rst")
@audience(PUBLIC)
def conduct_rst(actor, slug):
    """The text as reStructuredText."""
    one = _sheet(actor)
    return _file(one, exports.as_rst(one, say), "text/x-rst; charset=utf-8")


@bp.get("/c/<string:slug>/conduct.html")
@audience(PUBLIC)
def conduct_fragment(actor, slug):
    """The text as a piece of HTML, a file to put into a page of one's own."""
    one = _sheet(actor)
    return _file(one, exports.as_fragment(one, say), "text/html; charset=utf-8", "code-of-conduct.html", "attachment")


@bp.get("/c/<string:slug>/conduct.json")
@audience(PUBLIC)
def conduct_json(actor, slug):
    """The text and all that is known of it, for programs."""
    one = _sheet(actor)
    return _file(one, exports.as_facts(one), "application/json")


@bp.get("/c/<string:slug>/conduct.jsonld")
@audience(PUBLIC)
def conduct_linked(actor, slug):
    """What is known of the text in the words of schema.org."""
    one = _sheet(actor)
    return _file(one, exports.as_linked(one), "application/ld+json")


@bp.get("/c/<string:slug>/conduct.pdf")
@audience(PUBLIC)
def conduct_pdf(actor, slug):
    """The whole code on paper."""
    one = _sheet(actor)
    return _paper(one, "code-of-conduct.pdf", lambda: exports.as_pdf(one, say, _foot(one)))


@bp.get("/c/<string:slug>/poster-a4.pdf")
@audience(PUBLIC)
def poster_a4(actor, slug):
    """A poster for the wall."""
    one = _sheet(actor)
    return _paper(one, "poster-a4.pdf", lambda: exports.as_poster(one, "a4", say, _foot(one)))


@bp.get("/c/<string:slug>/poster-a6.pdf")
@audience(PUBLIC)
def poster_a6(actor, slug):
    """A card for the pocket or the table."""
    one = _sheet(actor)
    return _paper(one, "poster-a6.pdf", lambda: exports.as_poster(one, "a6", say, _foot(one)))


def _foot(one: exports.Sheet) -> str:
    return f"{export_labels.version_line(one.version)} · {one.page}"


def _paper(one: exports.Sheet, name: str, make):
    try:
        made = make()
    except Refused as refused:
        facts = {"slug": one.slug, "team_name": one.community, "team_url": url_for("policies.community", slug=one.slug)}
        return page("policies/no_paper.html", why=export_labels.sentence(refused), status=503, **facts)
    return _file(one, made, "application/pdf", name)


@bp.get("/c/<string:slug>/embed")
@audience(EMBED)
def embed(actor, slug):
    """The code for a frame in another site: no script, no cookie, no form."""
    one = _sheet(actor)
    answer = page(
        "policies/embed.html",
        sheet=one,
        credit=as_html(one.work, one.version.language),
        people=exports.people(one),
        version_line=export_labels.version_line(one.version),
    )
    return public_routes.shelved(answer, slug, one.version)
