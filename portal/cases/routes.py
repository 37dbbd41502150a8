"""A community's desk: what waits, one case, and filing what was already settled."""

from datetime import timedelta

from flask_babel import ngettext

from .. import access, clock, communities, reports
from ..entry import DESK, audience, says_what_waits
from ..errors import Refused
from ..web import go_to
from . import (
    act_routes,
    acts,
    asking_routes,
    assessment_routes,
    case_routes,
    counted_routes,
    deciding_routes,
    exhibit_routes,
    file_routes,
    forms,
    junk_routes,
    kin_routes,
    labels,
    panel_routes,
    report_routes,
    service,
    step_routes,
)
from .blueprint import HANDLERS, Place, bp
from .case_routes import page_number

__all__ = [
    "act_routes",
    "assessment_routes",
    "bp",
    "case_routes",
    "counted_routes",
    "deciding_routes",
    "exhibit_routes",
    "file_routes",
    "junk_routes",
    "kin_routes",
    "asking_routes",
    "panel_routes",
    "report_routes",
    "step_routes",
]


@bp.get("/desk/<string:slug>/")
@audience(DESK)
def home(actor, slug):
    """What waits first; for those who read no report, what they look after."""
    place = Place(slug)
    if actor.role not in HANDLERS:
        return place.page(actor, "cases/home_quiet.html", counts=_counts(actor), role=actor.role)
    unopened, loose = service.waiting_reports(actor)
    rows, more = service.listing(actor, page=page_number())
    return place.page(
        actor,
        "cases/home.html",
        unopened=unopened,
        loose=loose,
        folded=service.aside_reports(actor) if page_number() == 1 else [],
        button=forms.ButtonForm(formdata=None),
        rows=rows,
        more=more,
        number=page_number(),
        **trust(actor),
    )


def trust(actor) -> dict:
    """Whether a colleague stands for this person's key: without that nothing can be listed."""
    return {"vouched": access.is_vouched(actor, actor.person)}


def _counts(actor) -> dict | None:
    if not access.can(actor, "report.count"):
        return None
    today = clock.today()
    return reports.tally(actor, today - timedelta(days=365), today)


@bp.route("/desk/<string:slug>/file", methods=["GET", "POST"])
@audience(DESK, roles=HANDLERS, upload=act_routes.BIG)
def file_incident(actor, slug):
    """File an incident that was already dealt with, in the parts the committee asks for."""
    form, status, place = forms.FiledForm(), 200, Place(slug)
    held = communities.events(actor)
    form.event.choices = [*form.event.choices, *forms.options((event.id, event.name) for event in held)]
    if form.is_submitted():
        status = 422
        if form.validate():
            try:
                case_id = acts.open_filed(actor, _filed(form), _uploads(actor, form))
            except Refused as refused:
                status = labels.put_beside(form, refused)
            else:
                return go_to(f"{place.case_url(case_id)}/escalate")
    return place.page(actor, "cases/file.html", form=form, status=status)


def _filed(form) -> dict:
    people = [
        (role, line.strip())
        for role in ("reported", "affected", "witness")
        for line in (form[role].data or "").splitlines()
        if line.strip()
    ]
    told = {name: form[name].data or "" for name in ("text", "review", "actions", "responses", "outcome", "measure")}
    if not told["actions"].strip() and told["measure"] == "nothing":
        told["measure"] = ""
    return told | {"people": people, "event_id": form.event.data or None}


def _uploads(actor, form) -> list[tuple]:
    access.require(actor, "case.file")
    kinds = ("screenshot", "recording", "messages")
    found = [(kind, facts) for kind in kinds for facts in file_routes.taken(form[kind])]
    if any(form[kind].errors for kind in kinds):
        raise Refused("choose_again")
    return found


@says_what_waits
def what_waits(actor) -> str | None:
    """For the page of all places: how much waits, for those who may know."""
    if actor.role not in (*access.HANDLERS, *access.MEMBERS):
        return None
    unopened, loose = service.waiting_reports(actor)
    number = len(unopened) + len(loose)
    return ngettext("%(num)s report waits", "%(num)s reports wait", number) if number else None
