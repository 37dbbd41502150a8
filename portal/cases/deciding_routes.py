"""Deciding at a desk: proposals, where everybody stands, who was heard, and the team's rule."""

from flask import request

from .. import accounts
from ..entry import DESK, audience
from ..web import go
from . import deciding, deciding_forms, proposing, rules
from .act_routes import act, version_of
from .blueprint import Place, both, bp
from .parts import shows


@act("propose", deciding_forms.ProposeForm, central=False)
def propose(actor, case_id, form):
    """Propose a decision."""
    sent = (form.outcome.data, form.measure.data, form.text.data)
    more = {"plan": form.plan.data or "", "refused": form.refused.data or ""}
    proposing.propose(actor, case_id, *sent, **more, version=version_of(form))


@act("hear", deciding_forms.HearForm, central=False)
def hear(actor, case_id, form):
    """Write down what somebody said."""
    more = {"party_id": form.party.data or "", "acceptable": form.acceptable.data}
    proposing.hear(actor, case_id, form.whom.data, form.text.data, **more)


@both("<string:case_id>/proposals/<string:proposal_id>/stand", central=False)
def stand(actor, place, case_id, proposal_id):
    """Say where one stands."""
    deciding.take_a_stand(actor, proposal_id, request.form.get("stand", "for"), case_id=case_id)
    return place.show_case(case_id)


@both("<string:case_id>/proposals/<string:proposal_id>/settle", central=False)
def settle(actor, place, case_id, proposal_id):
    """Say that it holds."""
    deciding.settle(actor, proposal_id, case_id=case_id)
    return place.show_case(case_id)


@bp.route("/desk/<string:slug>/ways", methods=["GET", "POST"])
@audience(DESK, roles=("lead",))
def ways(actor, slug):
    """How the team decides."""
    form, place = deciding_forms.WaysForm(), Place(slug)
    if form.validate_on_submit():
        deciding.set_rule(actor, form.rule.data)
        return go("cases.ways", slug=slug)
    if request.method == "GET":
        form.rule.data = deciding.rule_of(actor)
    return place.page(actor, "cases/ways.html", form=form, status=422 if form.errors else 200)


@shows("deciding", "cases/_deciding.html")
def proposals_of(actor, place, view) -> dict | None:
    """What was proposed, newest first, and where everybody stands."""
    found = [] if place.central else deciding.proposals(actor, view.id)
    if not found and not view.notes_of("heard"):
        return None
    people = {one.person_id for proposal in found for one in proposal.agreements}
    asked = proposing.asked(view)
    unasked = rules.may_follow(view.kind, view.state, "hear") and not (asked["affected"] or asked["nobody"])
    shown = {"proposals": found, "people": accounts.names(people), "may_change": actor.role == "lead"}
    return shown | {"unasked": unasked}


@shows("next", "cases/_stand.html")
def where_it_stands(actor, place, view) -> dict | None:
    """While a decision is open: agree, wait, or say that it holds. First somebody is heard."""
    if place.central or view.waiting or not rules.may_follow(view.kind, view.state, "agree"):
        return None
    open_ones = [one for one in deciding.proposals(actor, view.id) if one.state == deciding.OPEN]
    if not open_ones or (view.state == "proposed" and not any(proposing.asked(view).values())):
        return None
    [one] = open_ones
    step = "settle" if one.holds else "wait" if one.stand_of(actor.person) else "agree"
    return {"proposal": one, "step": step}
