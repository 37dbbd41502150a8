"""The addresses under /data/: one page for people, one document for programs, and what it describes."""

from flask import Blueprint, request

from ..entry import DATA, PUBLIC, audience
from ..web import data, link_to, page
from . import document, labels, published

bp = Blueprint("open_data", __name__)


@bp.get("/data/")
@audience(PUBLIC)
def about(actor):
    """What there is, for people who write programs."""
    return page("open_data/about.html", paths=labels.PATHS, home=link_to())


@bp.get("/data/openapi.json")
@audience(DATA)
def described(actor):
    """The same for programs (OpenAPI 3.1)."""
    return data(document.made(link_to()))


@bp.get("/data/communities.json")
@audience(DATA)
def communities(actor):
    """The communities with a published code."""
    return data(published.listed(link_to(), request.args.getlist("page")))


@bp.get("/data/communities/<string:slug>.json")
@audience(DATA)
def community(actor, slug):
    """What one of them has published."""
    return data(published.community(actor, slug, link_to()))


@bp.get("/data/communities/<string:slug>/codes/<int:number>.json")
@audience(DATA)
def code(actor, slug, number):
    """One version of its code."""
    return data(published.code(actor, slug, number, link_to()))


@bp.get("/data/communities/<string:slug>/statements/<int:number>.json")
@audience(DATA)
def statement(actor, slug, number):
    """One of its statements."""
    return data(published.statement(actor.partition, slug, number))


@bp.get("/data/statements.json")
@audience(DATA)
def statements(actor):
    """The committee's statements."""
    return data(published.central_statements(link_to()))


@bp.get("/data/statements/<int:number>.json")
@audience(DATA)
def central_statement(actor, number):
    """One of them."""
    return data(published.statement(published.PLACE, "", number))


@bp.get("/data/affiliated.json")
@audience(DATA)
def affiliated(actor):
    """The communities the committee looks after together."""
    return data(published.affiliated(link_to()))
