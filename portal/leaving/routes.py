"""The pages of leaving: at a community's desk, at the committee, and what its address says afterwards."""

from flask import request

from .. import cases, clock, communities, sealing, transparency
from ..access import MEMBERS, can, require
from ..db import reading
from ..entry import COMMITTEE, DESK, PERSON, audience, says_what_waits, stands_instead
from ..errors import NotFound, Refused
from ..evidence import attachment
from ..web import go, link_to, page, put_beside
from . import forms, labels, rules, service, shutting, taking
from .blueprint import bp

LOOKS_AFTER = ("lead", "organiser")
OPEN_STILL = ("transparency.",)


@bp.route("/desk/<string:slug>/leaving", methods=["GET", "POST"])
@audience(DESK, roles=LOOKS_AFTER)
def desk(actor, slug):
    """How one leaves, and how far it is."""
    row, act, status = service.of(actor), request.form.get("act", ""), 200
    form = forms.AskForm() if act == "leave" else forms.AskForm(formdata=None, obj=row)
    if request.method == "POST":
        status = 422
        try:
            if _done(actor, act, form):
                return go("leaving.desk", slug=slug)
        except Refused as refused:
            status = refused.status
            put_beside(form, labels.BESIDE.get(refused.code), labels.sentence(refused.code))
    may = can(actor, "community.leave")
    told = {"row": row, "form": form, "may": may, "texts": labels, "button": cases.ActForm(formdata=None)}
    told["open"] = [(one, _choice(one)) for one in service.escalations(actor)] if may and row else []
    return cases.Place(slug).page(actor, "leaving/desk.html", here="settings", status=status, **told)


def _choice(one) -> forms.ChoiceForm:
    made = forms.ChoiceForm(formdata=None, case=one.case_id, choice=one.choice)
    made.choice.id, made.case.id = f"choice-{one.case_id}", f"case-{one.case_id}"
    return made


def _done(actor, act: str, form) -> bool:
    if act == "stay":
        service.take_back(actor)
        return True
    if act == "choose":
        service.choose(actor, request.form.get("case", ""), request.form.get("choice", ""))
        return True
    if act != "leave" or not form.validate():
        return False
    service.ask(actor, form.url.data or "", form.words.data or "")
    return True


@bp.route("/desk/<string:slug>/leaving/take", methods=["GET", "POST"])
@audience(DESK, roles=("lead",))
def take(actor, slug):
    """Everything of this community that its lead can open, as one sealed archive; its code is shown before."""
    form, status = forms.TakeForm(), 200
    code = sealing.tidy_parcel_code(form.code.data)
    if form.is_submitted():
        if code and form.issued.data == sealing.tag("leaving.code", actor.partition, code):
            with reading():
                made = taking.parcel(actor, code, home=link_to())
            taking.note(actor)
            return attachment(made.name, "application/octet-stream", made.size, made.parts)
        status = 422
    code = sealing.new_parcel_code()
    issued = sealing.tag("leaving.code", actor.partition, code)
    form = forms.TakeForm(formdata=None, code=code, issued=issued)
    held = len([one for one in cases.searchable(actor).values() if not one.drill])
    told = {"form": form, "code": code, "held": held, "may": can(actor, "community.export")}
    return cases.Place(slug).page(actor, "leaving/take.html", here="settings", status=status, **told)


@bp.get("/committee/leaving")
@audience(COMMITTEE, roles=MEMBERS)
def overview(actor):
    """Which communities want to leave, and which have."""
    rows = service.standings(actor)
    return cases.Place().page(actor, "leaving/overview.html", here="affiliations", rows=rows)


@bp.route("/committee/leaving/<string:leaving_id>", methods=["GET", "POST"])
@audience(COMMITTEE, roles=MEMBERS)
def one(actor, leaving_id):
    """One community that wants to leave, or has; a chair lets it go."""
    place = f"community:{leaving_id}"
    standing = next((each for each in service.standings(actor) if each.community == place), None)
    if standing is None:
        raise NotFound
    form, status = forms.AgreeForm(), 200
    if form.is_submitted():
        require(actor, "leaving.agree")
        status = 422
        if form.validate():
            try:
                shutting.agree(actor, place)
                return go("leaving.one", leaving_id=leaving_id)
            except Refused as refused:
                put_beside(form, labels.BESIDE.get(refused.code), labels.sentence(refused.code))
    told = {"standing": standing, "form": form, "may": can(actor, "leaving.agree"), "texts": labels}
    told["facts"] = shutting.certificate_of(actor, place) if standing.left_on else None
    return cases.Place().page(actor, "leaving/one.html", here="affiliations", status=status, **told)


@bp.get("/left")
@audience(PERSON)
def left(actor):
    """What was removed of the communities one led, once they have left."""
    return page("leaving/left.html", rows=shutting.certificates_for(actor.person), texts=labels)


@stands_instead
def forward(actor, view: str):
    """What every open page of a community that left says instead; its published numbers stay."""
    plate = communities.plate(actor.partition)
    if plate is None or plate[1] is None or view.startswith(OPEN_STILL):
        return None
    community = communities.community(actor)
    row, soon = service.row_of(actor), rules.forwards(community.left_on, clock.today())
    told = {"community": community, "row": row if soon else None}
    told["contacts"] = communities.contacts(actor) if soon else []
    told["numbers"] = bool(transparency.published(actor.partition))
    return page("leaving/forward.html", status=200 if soon else 410, slug=community.slug, **told)


@says_what_waits
def leaving_waits(actor) -> str | None:
    """For the page of all places."""
    try:
        return labels.waits(service.waiting(actor)) if actor.role in MEMBERS else None
    except NotFound:
        return None
