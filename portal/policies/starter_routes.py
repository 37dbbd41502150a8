"""Our own codes to begin with, for everybody to read and take."""

from functools import cache

from .. import clock
from ..entry import PUBLIC, audience
from ..errors import NotFound
from ..library import drawing, licence, starters, variables
from ..web import page
from . import wizard_labels
from .blueprint import bp

EVERYTHING = {"person", "online", "alcohol", "minors", "languages", "photos-guests"}


@bp.get("/starters")
@audience(PUBLIC)
def starter_list(actor):
    """All of them, with a sentence about each."""
    told = [(one, wizard_labels.starter_name(one), wizard_labels.starter_about(one)) for one in starters.every()]
    return page("policies/starters.html", starters=told, licence=licence(starters.LICENCE))


@bp.get("/starters/<string:starter_id>")
@audience(PUBLIC)
def starter(actor, starter_id):
    """One of them, with everything that it can hold."""
    found = starters.known(starter_id)
    if found is None:
        raise NotFound
    body = _drawn(starter_id, clock.today().strftime("%Y"))
    return page("policies/starter.html", starter=found, body=body, licence=licence(starters.LICENCE))


@cache
def _drawn(starter_id: str, year: str) -> str:
    """Safe HTML of a starter; drawn once in the life of a process."""
    facts = {"in_place": "", "languages": "…", "adopted": year, "review": str(int(year) + 1)}
    text = starters.fill(starter_id, EVERYTHING, **facts)
    return drawing.draw(variables.without(text)).html
