"""Where a team finds everything it may hang up, lay out and hand over."""

import io

import segno
from flask import make_response, request

from .. import clock, communities
from ..entry import DESK, audience
from ..errors import NotFound, Refused
from ..translation import format_date, speaking
from ..web import link_to, page
from . import labels, papers, rules, service
from .blueprint import bp

HANGS = ("lead", "organiser", "responder")


def _desk(actor, template: str, **context):
    row = communities.community(actor)
    home = f"/desk/{row.slug}/"
    return page(template, community=row, team_name=row.name, team_url=home, slug=row.slug, here="signs", **context)


def _languages(actor) -> list[str]:
    return labels.chosen(actor, request.args.getlist("in"))


@bp.get("/desk/<string:slug>/signs")
@audience(DESK, roles=HANGS)
def desk(actor, slug):
    """Every event and every place, with its papers."""
    chosen = _languages(actor)
    return _desk(
        actor,
        "signs/desk.html",
        grounds=service.grounds(actor),
        home=link_to(),
        papers=rules.PAPERS,
        chosen=chosen,
        most=rules.MOST_LANGUAGES,
        languages=[(code, labels.language_name(code)) for code in labels.spoken()],
    )


@bp.get("/desk/<string:slug>/signs/<string:kind>.pdf")
@audience(DESK, roles=HANGS)
def paper(actor, slug, kind):
    """One sign on paper, in up to three languages."""
    if kind not in rules.PAPERS:
        raise NotFound
    where = _spot(actor)
    row, languages = communities.community(actor), _languages(actor)
    with speaking(languages[0]):
        foot = f"{link_to()}/c/{slug}/ · {format_date(clock.today(row.zone), 'd MMMM y')}"
    try:
        made = papers.paper(
            kind,
            where,
            row,
            service.contacts(actor, where),
            languages,
            home=link_to(),
            foot=foot,
            usual=labels.chosen(actor, [])[0],
        )
    except Refused as refused:
        return _desk(actor, "signs/no_paper.html", no_font=refused.code == "paper_no_font", status=503)
    name = "-".join(part for part in (slug, where.event, where.place, kind) if part)
    return _file(made, "application/pdf", f"{name}.pdf")


@bp.get("/desk/<string:slug>/signs/code.png")
@audience(DESK, roles=HANGS)
def square(actor, slug):
    """The square code alone, for slides and papers of one's own."""
    where = _spot(actor)
    held = io.BytesIO()
    segno.make(link_to(where.path), error="m").save(held, kind="png", scale=16, border=4)
    name = "-".join(part for part in (slug, where.event, where.place, "code") if part)
    return _file(held.getvalue(), "image/png", f"{name}.png")


def _spot(actor) -> service.Spot:
    return service.spot(actor, request.args.get("event", ""), request.args.get("place", ""))


def _file(body: bytes, kind: str, name: str):
    answer = make_response(body)
    answer.headers["Content-Type"] = kind
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
