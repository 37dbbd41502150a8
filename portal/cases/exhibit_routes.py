"""The pages of one file, of a report or of a case: what it is, its words or pages, its original for a reason."""

from flask import request, url_for

from .. import accounts, evidence, reports
from . import service
from .blueprint import both, bp

bp.add_app_template_filter(evidence.line_words, "file_line")


def _shelf(place, about, verbs, names: dict, back: str, download: str) -> evidence.Shelf:
    read, open_original, openings = verbs
    prefix = "report_file" if "report_id" in names else "case_file"
    return evidence.Shelf(
        about=about,
        read=lambda: read(*names.values()),
        open_original=lambda reason: open_original(*names.values(), reason),
        openings=lambda: openings(*names.values()),
        url=lambda what, **more: download if what == "file" else place.url(f"{prefix}_{what}", **names, **more),
        back=back,
    )


def _of_report(actor, place, report_id: str, file_id: str) -> evidence.Shelf:
    names = {"report_id": report_id, "file_id": file_id}
    about = reports.file_about(actor, report_id, file_id)
    verbs = _bound(actor, reports.read_file, reports.open_original, reports.file_openings)
    slug = {} if place.central else {"slug": place.slug}
    kind = "reports.committee_file" if place.central else "reports.desk_file"
    back = place.url("report", report_id=report_id)
    return _shelf(place, about, verbs, names, back, url_for(kind, **slug, **names))


def _of_case(actor, place, case_id: str, file_id: str) -> evidence.Shelf:
    names = {"case_id": case_id, "file_id": file_id}
    about = service.file_about(actor, case_id, file_id)
    verbs = _bound(actor, service.read_file, service.open_original, service.file_openings)
    return _shelf(place, about, verbs, names, place.case_url(case_id), place.url("case_file", **names))


def _bound(actor, *verbs):
    return [lambda *given, verb=verb: verb(actor, *given) for verb in verbs]


def _look(actor, place, shelf: evidence.Shelf):
    who = {opening.person_id for opening in (shelf.openings() if shelf.about.has_original else ())}
    return evidence.look(place.frame(actor), shelf, accounts.names(who), number=request.args.get("page", 1, type=int))


def _original(actor, place, shelf: evidence.Shelf):
    who = {opening.person_id for opening in shelf.openings()}
    return evidence.original(place.frame(actor), shelf, accounts.names(who))


@both("<string:report_id>/files/<string:file_id>/look", thing="reports", methods=("GET",))
def report_file_look(actor, place, report_id, file_id):
    """A file of a report: what it is, and a look at it."""
    return _look(actor, place, _of_report(actor, place, report_id, file_id))


@both("<string:report_id>/files/<file_id>/pages/<int:number>", thing="reports", methods=("GET",))
def report_file_page(actor, place, report_id, file_id, number):
    """One page of it, drawn."""
    return evidence.drawn(_of_report(actor, place, report_id, file_id), number)


@both("<string:report_id>/files/<string:file_id>/original", thing="reports")
def report_file_original(actor, place, report_id, file_id):
    """Its original, for a reason."""
    return _original(actor, place, _of_report(actor, place, report_id, file_id))


@both("<string:case_id>/files/<string:file_id>/look", methods=("GET",))
def case_file_look(actor, place, case_id, file_id):
    """A file of a case: what it is, and a look at it."""
    return _look(actor, place, _of_case(actor, place, case_id, file_id))


@both("<string:case_id>/files/<file_id>/pages/<int:number>", methods=("GET",))
def case_file_page(actor, place, case_id, file_id, number):
    """One page of it, drawn."""
    return evidence.drawn(_of_case(actor, place, case_id, file_id), number)


@both("<string:case_id>/files/<string:file_id>/original")
def case_file_original(actor, place, case_id, file_id):
    """Its original, for a reason."""
    return _original(actor, place, _of_case(actor, place, case_id, file_id))
