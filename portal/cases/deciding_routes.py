"""Deciding at a desk: proposals, where everybody stands, who was heard, and the team's rule."""

from flask import request

from .. import accounts
from ..access import OPENERS
from ..entry import COMMITTEE, DESK, audience
from ..web import go_to
from . import deciding, deciding_forms, forms, panel, proposing, rules
from .act_routes import act, version_of
from .blueprint import Place, both, bp
from .parts import shows
from .ways import adds_up, knows_soft, rule_of, set_rule, wants_word


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


@both("<string:case_id>/proposals/<string:proposal_id>/stand")
def stand(actor, place, case_id, proposal_id):
    """Say where one stands; whoever does not agree may say why."""
    said = {"why": request.form.get("text", "")[: forms.LONGEST], "case_id": case_id}
    deciding.take_a_stand(actor, proposal_id, request.form.get("stand", "for"), **said)
    return place.show_case(case_id)


@both("<string:case_id>/proposals/<string:proposal_id>/settle")
def settle(actor, place, case_id, proposal_id):
    """Say that it holds."""
    deciding.settle(actor, proposal_id, case_id=case_id)
    return place.show_case(case_id)


@bp.route("/desk/<string:slug>/ways", methods=["GET", "POST"])
@audience(DESK, roles=("lead",))
def ways(actor, slug):
    """How the team decides."""
    return _ways(actor, Place(slug))


@bp.route("/committee/ways", methods=["GET", "POST"])
@audience(COMMITTEE, roles=OPENERS)
def central_ways(actor):
    """How the committee decides, and how many must be free."""
    return _ways(actor, Place())


def _ways(actor, place):
    form = deciding_forms.WaysForm() if not place.central else deciding_forms.CentralWaysForm()
    if form.validate_on_submit():
        ticked = {name: bool(form[name].data) for name in ("soft", "word", "adding")}
        set_rule(actor, form.rule.data, **ticked)
        if place.central:
            panel.set_needed(actor, form.needed.data)
        return go_to(place.url("ways"))
    if request.method == "GET":
        form.rule.data, form.soft.data = rule_of(actor), knows_soft(actor)
        form.word.data, form.adding.data = wants_word(actor), adds_up(actor)
        if place.central:
            form.needed.data = panel.needed(actor)
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
    mild = actor.person in view.soft
    if mild and view.state == "assessed" and view.finding not in rules.NOTHING_TO_DECIDE and not view.waiting:
        return {"step": "wait", "mild": mild}
    if place.central or view.waiting or not rules.may_follow(view.kind, view.state, "agree"):
        return None
    open_ones = [one for one in deciding.proposals(actor, view.id) if one.state == deciding.OPEN]
    if not open_ones or (view.state == "proposed" and not any(proposing.asked(view).values())):
        return None
    [one] = open_ones
    step = "settle" if one.holds else "wait" if one.stand_of(actor.person) or mild else "agree"
    return {"proposal": one, "step": step, "mild": mild}
