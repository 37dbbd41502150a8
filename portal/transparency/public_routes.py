"""What everybody reads: the list of statements, each one, and its numbers as JSON and CSV; a feed of what is new."""

import csv
import io
import json
from datetime import date

from flask import make_response, render_template, request, url_for
from flask_babel import get_locale

from .. import access, communities, policies
from ..entry import EMBED, PUBLIC, audience
from ..errors import NotFound, Refused
from ..library import printing
from ..web import link_to, page
from . import labels, statements
from .blueprint import bp

CENTRAL = "central_"


class Where:
    """Whose statements these are: a community's, or the committee's when `slug` is empty."""

    def __init__(self, slug: str = ""):
        self.slug, self.place = slug, statements.PLACE
        self.name = ""
        if slug:
            self.place = access.door(slug) or ""
            if not self.place:
                raise NotFound
            self.name = communities.community(access.letterbox(self.place)).name

    def url(self, name: str, **values) -> str:
        """The address of one of these pages."""
        more = {"slug": self.slug} if self.slug else {}
        return url_for(f"transparency.{'' if self.slug else CENTRAL}{name}", **more, **values)

    def frame(self) -> dict:
        """What each page knows."""
        back = url_for("policies.community", slug=self.slug) if self.slug else url_for("front.home")
        ask = url_for("reports.new", slug=self.slug) if self.slug else url_for("reports.central")
        return {"where": self, "texts": labels, "team_name": self.name, "team_url": back, "report_url": ask}


def _both(path: str, name: str, who=PUBLIC):
    """Hang a page at a community and at the committee: view(where, **values)."""

    def hang(view):
        def of_community(actor, slug, **values):
            return view(Where(slug), **values)

        def of_committee(actor, **values):
            return view(Where(), **values)

        for start, full, one in (("/c/<string:slug>", name, of_community), ("", f"{CENTRAL}{name}", of_committee)):
            bp.add_url_rule(f"{start}/transparency/{path}", full, audience(who)(one), methods=["GET"])
        return view

    return hang


@_both("", "listed")
def listed(where):
    """Everything that was published."""
    rows = statements.published(where.place)
    return page("transparency/listed.html", rows=rows, feed=where.url("feed"), **where.frame())


def _chosen(where, number: int):
    found = statements.versions(where.place, number)
    asked = request.args.get("version", "")
    one = next((each for each in found if str(each.version) == asked), None if asked else found[0])
    if one is None:
        raise NotFound
    return one, found


@_both("<int:number>", "statement")
def statement(where, number):
    """One statement; `?version=1`: as it was first."""
    one, found = _chosen(where, number)
    told = {"versions": found, "newest": found[0], "frame_code": labels.frame_code(link_to, where, number)}
    return page("transparency/statement.html", **told, **_told(where, one), **where.frame())


def _told(where, one) -> dict:
    """One telling of a statement, for a page, paper or a frame."""
    made = date.fromisoformat(one.facts["made_on"])
    return {"one": one, "facts": one.facts, "event": _event(where, one.event), "made": made}


def _event(where, slug: str):
    return communities.event(access.letterbox(where.place), slug) if slug else None


@_both("<int:number>/numbers.json", "data")
def data(where, number):
    """The numbers with what each of them means."""
    one, _found = _chosen(where, number)
    answer = make_response(json.dumps(labels.as_facts(where.slug, one), ensure_ascii=False, indent=1))
    answer.headers["Content-Type"] = "application/json; charset=utf-8"
    return answer


@_both("<int:number>/numbers.csv", "sheet")
def sheet(where, number):
    """The numbers as a table: what, which code, how many."""
    one, _found = _chosen(where, number)
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow(["what", "code", "number"])
    lines.writerows(["total", name, count] for name, count in one.facts["totals"].items())
    for table, cells in one.facts["tables"].items():
        lines.writerows([table, code, count] for code, count in cells.items())
    answer = make_response(out.getvalue())
    answer.headers["Content-Type"] = "text/csv; charset=utf-8"
    answer.headers["Content-Disposition"] = f"attachment; filename=numbers-{one.first}-{one.last}.csv"
    return answer


@_both("<int:number>/numbers.pdf", "paper")
def paper(where, number):
    """The statement on paper, tagged."""
    one, _found = _chosen(where, number)
    told = _told(where, one)
    frame = where.frame()
    html = render_template("transparency/paper.html", **told | frame | {"report_url": link_to(frame["report_url"])})
    facts = {"author": where.name or "Conduct Portal", "who": where.name or labels.committee(), "html": html}
    foot = link_to(where.url("statement", number=number))
    try:
        made = printing.code(
            title=labels.title(one.first, one.last),
            language=str(get_locale()),
            after=[],
            foot=foot,
            day=one.at.date(),
            **facts,
        )
    except Refused:
        return page("transparency/no_paper.html", status=503, number=number, **where.frame())
    answer = make_response(made)
    answer.headers["Content-Type"] = "application/pdf"
    answer.headers["Content-Disposition"] = f'inline; filename="numbers-{one.first}-{one.last}.pdf"'
    return answer


@_both("<int:number>/embed", "frame", who=EMBED)
def frame(where, number):
    """The statement for a frame in another site: no script, no cookie, no form."""
    one, _found = _chosen(where, number)
    full = link_to(where.url("statement", number=number))
    return page("transparency/embed.html", full=full, **_told(where, one), **where.frame())


@_both("feed.xml", "feed")
def feed(where):
    """What was published, for a reader of feeds."""
    rows = sorted(statements.published(where.place), key=lambda one: one.at, reverse=True)
    home, own = link_to(where.url("listed")), link_to(where.url("feed"))
    answer = page("transparency/feed.xml", rows=rows, home=home, own=own, link=link_to, **where.frame())
    answer.headers["Content-Type"] = "application/atom+xml; charset=utf-8"
    return answer


@policies.says_on_page
def plaque(scope) -> tuple[str, dict] | None:
    """The line on a community's own page, once something was published."""
    return ("transparency/_plaque.html", {}) if statements.published(scope.partition) else None
