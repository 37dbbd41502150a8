"""Asking an adviser, a liaison or the board about a case; and their own pages, which show what they were asked."""

from flask import request

from .. import accounts, cases
from ..access import MEMBERS, can
from ..entry import COMMITTEE, audience
from ..errors import Refused
from ..web import go, go_to
from . import advice, advice_forms, incoming, labels
from .blueprint import bp, committee_page

OUTSIDE = ("adviser", "board")


@bp.route("/committee/cases/<string:case_id>/advice", methods=["GET", "POST"])
@audience(COMMITTEE, roles=MEMBERS)
def ask_advice(actor, case_id):
    """Choose whom to ask, what they may read, and the question."""
    form, place = advice_forms.AskForm(), cases.Place()
    found = {part: advice.candidates(actor, case_id, part) for part in advice.PARTS}
    names = accounts.names({one for people in found.values() for one in people})
    form.person.choices = cases.options(sorted(names.items(), key=lambda pair: pair[1]))
    if request.method == "GET":
        form.parts.data, part = ["facts"], request.args.get("part")
        form.part.data = part if part in advice.PARTS else form.part.data

    def verb(sent):
        told = (sent.part.data, sent.parts.data or (), sent.text.data)
        advice.ask(actor, case_id, sent.person.data or "", *told)

    return cases.act_page(actor, place, case_id, form, verb, refuse=advice_forms.put_beside)


@bp.post("/committee/cases/<string:case_id>/proposals/<string:proposal_id>/longer")
@audience(COMMITTEE, roles=MEMBERS)
def vote_longer(actor, case_id, proposal_id):
    """A week more for those who have not said where they stand."""
    cases.vote_longer(actor, proposal_id, case_id=case_id)
    return go("committee.case", case_id=case_id)


@bp.post("/committee/cases/<string:case_id>/advice/<string:advice_id>/end")
@audience(COMMITTEE, roles=MEMBERS)
def end_advice(actor, case_id, advice_id):
    """They need to read it no longer."""
    advice.end(actor, case_id, advice_id)
    return go("committee.case", case_id=case_id)


@bp.route("/committee/asked/<string:advice_id>", methods=["GET", "POST"])
@audience(COMMITTEE, roles=OUTSIDE)
def asked(actor, advice_id):
    """One question: first what may be known of it, then, after attesting, its words and the answer's form."""
    row, question = advice.read(actor, advice_id)
    form = advice_forms.BoardForm() if row.part == advice.BOARD else advice_forms.AnswerForm()
    status = 200
    if form.is_submitted() and question is not None:
        status = 422
        if form.validate():
            try:
                advice.answer(actor, advice_id, form.text.data, form.word.data or "" if "word" in form else "")
            except Refused as refused:
                status = advice_forms.put_beside(form, refused)
            else:
                return go("committee.home")
    return committee_page(
        actor,
        "committee/asked.html",
        row=row,
        question=question,
        form=form,
        parts=advice_forms.PARTS,
        card=incoming.where_from(row.case_id),
        kinds=labels.PLACE_KINDS,
        button=cases.ActForm(formdata=None),
        status=status,
    )


@bp.post("/committee/asked/<string:advice_id>/attest")
@audience(COMMITTEE, roles=OUTSIDE)
def attest_advice(actor, advice_id):
    """Nothing stands in one's way."""
    advice.attest(actor, advice_id)
    return go("committee.asked", advice_id=advice_id)


@bp.post("/committee/asked/<string:advice_id>/decline")
@audience(COMMITTEE, roles=OUTSIDE)
def decline_advice(actor, advice_id):
    """Something does; no reason is asked."""
    advice.step_back(actor, advice_id)
    return go_to(cases.Place().home_url())


@cases.shows("standing", "committee/_asked.html")
def who_was_asked(actor, place, view) -> dict | None:
    """Who was asked about a central case, and the way to ask."""
    if not place.central:
        return None
    found = advice.of_case(actor, view.id)
    may = can(actor, "central.advise", cases.see(actor, view.id)) and view.state not in ("received", "closed")
    names = accounts.names({one.person_id for one in found})
    return {"asked": found, "may": may, "names": names, "parts": advice_forms.PARTS} if found or may else None
