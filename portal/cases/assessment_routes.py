"""The review with what it says beside its words, and cases that are alike."""

from flask import request

from .. import policies
from . import acts, assessment, forms, service
from .act_routes import act_page, version_of
from .blueprint import both, fill_clauses


@both("<string:case_id>/review", methods=("GET", "POST"))
def review(actor, place, case_id):
    """Write the review: is it ours, which clauses, how heavy, what may still happen, what was found."""
    form = forms.ReviewForm()
    asked = request.values.get("code", type=int)
    code = None if place.central else assessment.version_for(actor, asked)
    ticked = form.clauses.data
    fill_clauses(form, code)

    def verb(sent):
        facts = {name: sent[name].data for name in ("jurisdiction", "impacts", "risks")}
        facts |= {"clauses": ticked, "code": code.number if code else None}
        acts.review(actor, case_id, sent.text.data, sent.finding.data, facts=facts, version=version_of(sent))

    others = [] if place.central else [one for one in policies.versions(actor) if code and one.number != code.number]
    return act_page(actor, place, case_id, form, verb, code=code, other_codes=others[:12])


@both("<string:case_id>/similar", methods=("GET",), central=False)
def similar(actor, place, case_id):
    """Earlier cases that are alike, by their names alone."""
    found = assessment.similar(actor, case_id)
    return place.page(actor, "cases/similar.html", case=service.see(actor, case_id), found=found)
