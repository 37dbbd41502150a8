"""The pages of an affiliation: at a community's desk, at the committee, and the list for everybody."""

from flask import Blueprint, request

from .. import accounts, cases, policies
from ..access import MEMBERS, can
from ..entry import COMMITTEE, DESK, PUBLIC, audience, says_what_waits
from ..errors import NotFound, Refused
from ..web import go, page, put_beside
from . import checklist, forms, labels, reading, service

bp = Blueprint("affiliation", __name__)
WRITES = ("lead", "organiser")


@bp.get("/affiliated")
@audience(PUBLIC)
def listed(actor):
    """The communities the committee looks after together, for everybody."""
    return page("affiliation/listed.html", rows=reading.affiliated())


@policies.says_on_page
def plaque(scope) -> tuple[str, dict] | None:
    """The line on a community's own page."""
    row = reading.is_affiliated(scope.partition)
    return ("affiliation/_plaque.html", {"row": row}) if row else None


@bp.route("/desk/<string:slug>/affiliation", methods=["GET", "POST"])
@audience(DESK, roles=WRITES)
def desk(actor, slug):
    """How it stands, the five requirements with what shows them, and the one next step."""
    act, status = request.form.get("act", ""), 200
    made = {form.act: form() if form.act == act else form(formdata=None) for form in _AT_DESK}
    if request.method == "POST":
        status = 422
        try:
            if _done_at_desk(actor, act, made):
                return go("affiliation.desk", slug=slug)
        except Refused as refused:
            status = refused.status
            put_beside(made.get(act) or made["ask"], labels.beside(refused.code), labels.sentence(refused.code))
    found = reading.standing(actor)
    return cases.Place(slug).page(
        actor,
        "affiliation/desk.html",
        here="affiliation",
        standing=found,
        steps=reading.steps(actor),
        checks=checklist.checks(actor.partition),
        made=made,
        shown=made.get(act) if status != 200 else None,
        may=can(actor, "affiliation.ask"),
        button=cases.ActForm(formdata=None),
        texts=labels,
        status=status,
    )


_AT_DESK = (forms.AskForm, forms.AnswerForm, forms.WithdrawForm, forms.PointForm)


def _done_at_desk(actor, act: str, made: dict) -> bool:
    """Whether an act of the desk's page was carried out."""
    if act in ("list", "unlist"):
        (service.put_on_list if act == "list" else service.take_off_list)(actor)
        return True
    if act not in made or not made[act].validate():
        return False
    form = made[act]
    if act == "point":
        checklist.point_to(actor, form.item.data, form.url.data or "", form.words.data or "")
    else:
        {"ask": service.ask, "answer": service.answer, "withdraw": service.withdraw}[act](actor, form.text.data or "")
    return True


@bp.get("/committee/affiliations")
@audience(COMMITTEE, roles=MEMBERS)
def overview(actor):
    """Every community that asked: what waits for us first."""
    rows = reading.standings(actor)
    return cases.Place().page(actor, "affiliation/overview.html", here="affiliations", rows=rows, texts=labels)


@bp.route("/committee/affiliations/<string:community_id>", methods=["GET", "POST"])
@audience(COMMITTEE, roles=MEMBERS)
def one(actor, community_id):
    """One community: what its pages show, what happened, and what may follow."""
    place, status = f"community:{community_id}", 200
    found = reading.standing(actor, place)
    form, agree = forms.DecideForm(), forms.AgreeForm(formdata=None)
    form.offer(found.acts)
    if request.method == "POST":
        status = 422
        try:
            if _decided(actor, place, form):
                return go("affiliation.one", community_id=community_id)
        except Refused as refused:
            status = refused.status
            put_beside(form, labels.beside(refused.code), labels.sentence(refused.code))
    proposal = reading.proposal(actor, place)
    if proposal is not None:
        agree.proposal.data = proposal.id
    steps = reading.steps(actor, place)
    people = {step.person_id for step in steps} | {proposal.person_id if proposal else ""}
    return cases.Place().page(
        actor,
        "affiliation/one.html",
        here="affiliations",
        standing=found,
        steps=steps,
        checks=checklist.checks(place),
        form=form,
        agree=agree,
        proposal=proposal,
        names=accounts.names(people - {""}),
        texts=labels,
        status=status,
    )


def _decided(actor, place: str, form) -> bool:
    """Whether an act of the committee's page was carried out."""
    act = request.form.get("act", "")
    if act == "agree":
        service.agree(actor, place, request.form.get("proposal", ""))
        return True
    if act != "decide" or not form.validate():
        return False
    verb = service.propose if form.step.data in service.rules.TWO else service.add_words
    verb(actor, place, form.step.data, form.text.data or "")
    return True


@says_what_waits
def affiliations_wait(actor) -> str | None:
    """For the page of all places: what waits for the committee, or that it is the community's turn."""
    try:
        if actor.role in MEMBERS and actor.partition == service.PLACE:
            return labels.waits(len(reading.waiting(actor)))
        if actor.role in WRITES and actor.partition.startswith("community:"):
            return labels.waits(int(reading.standing(actor).turn == "community"))
    except NotFound:
        return None
    return None
