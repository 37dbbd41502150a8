"""Where a code comes from and what became of it, for everybody; and taking one's own desk a code to adapt."""

from flask_babel import get_locale

from .. import access, communities
from ..access import Actor
from ..entry import PERSON, PUBLIC, audience
from ..errors import NotFound
from ..library import compat, licence
from ..web import link_to, page
from . import licence_labels, lineage, service, sourcing
from .blueprint import WRITES, bp
from .public_routes import facts_of


@bp.get("/c/<string:slug>/lineage")
@audience(PUBLIC)
def lineage_page(actor, slug):
    """Ancestors and descendants of the code in force, drawn and as a list, and how to adapt it."""
    version = service.current(actor)
    if version is None:
        raise NotFound
    facts = facts_of(actor, slug, version)
    above, below = lineage.ancestors(actor, version), lineage.descendants(actor)
    here = lineage.Node(version.title, facts["community"].name, "", version.licence, "", 0)
    drawn, height = lineage.drawing(here, above, below, get_locale().text_direction == "rtl")
    owed = compat.check([version.licence], version.licence).duties
    answer = page(
        "policies/lineage.html",
        drawn=drawn,
        height=height,
        above=lineage.tree(above),
        below=lineage.tree(below),
        names=licence_labels.NAMES,
        relations=licence_labels.LINEAGE,
        duties=[licence_labels.duty(one) for one in owed],
        may_adapt=not licence(version.licence).no_adapting,
        **facts,
    )
    return _linked(answer, version)


def _linked(answer, version):
    url = licence(version.licence).url
    if url:
        answer.headers["Link"] = f'<{url}>; rel="license"'
    return answer


@bp.get("/adapt/<string:slug>")
@audience(PERSON)
def adapt(actor, slug):
    """Whose desk a code is to be adapted at."""
    found = sourcing.from_hosted(slug, link_to())
    if not found:
        raise NotFound
    desks = []
    for place, role in access.roles_of(actor.person):
        if role not in WRITES or not place.startswith("community:"):
            continue
        row = communities.community(Actor(place))
        if row.slug != slug and row.slug not in [desk[0] for desk in desks]:
            desks.append((row.slug, row.name))
    return page("policies/adapt.html", slug=slug, source=found[0], desks=desks, names=licence_labels.NAMES)
