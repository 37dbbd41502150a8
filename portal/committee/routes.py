"""The committee's inbox, its cases, and how they are decided."""

from flask import request

from .. import access, accounts, cases, communities, register
from ..access import MEMBERS, can
from ..entry import COMMITTEE, KEYHOLDER, audience
from ..errors import Refused
from ..web import go, go_to
from . import (
    advice,
    advice_forms,
    advice_routes,
    alone_routes,
    bundle_routes,
    decisions,
    forms,
    held_routes,
    inbox,
    incoming,
    labels,
    more_routes,
    review_routes,
    rules,
    seat_routes,
    seats,
    send_routes,
    takeover_routes,
    team_routes,
    watch_routes,
)
from .blueprint import bp, committee_page
from .recording import record as write_record

__all__ = [
    "advice_routes",
    "bp",
    "bundle_routes",
    "held_routes",
    "review_routes",
    "seat_routes",
    "send_routes",
    "alone_routes",
    "more_routes",
    "takeover_routes",
    "team_routes",
    "watch_routes",
]


@bp.get("/committee/")
@audience(COMMITTEE, roles=(*MEMBERS, "adviser", "board"))
def home(actor):
    """What waits first, then the cases."""
    seat = seats.seats(actor).get(actor.person)
    mine = {"asked_on": seat and seat.asked_on, "promised": seats.has_promised(actor, actor.person)}
    if actor.role not in MEMBERS:
        known = {"asked": advice.mine(actor) if can(actor, "advice.give") else [], "parts": advice_forms.PARTS}
        return committee_page(actor, "committee/home_quiet.html", role=actor.role, **known, **mine)
    number = cases.page_number()
    unopened, loose = cases.waiting_reports(actor)
    rows, more = cases.listing(actor, page=number, but="received")
    arrived, fresh, later = incoming.arrivals(actor) if number == 1 else ([], 0, 0)
    return committee_page(
        actor,
        "committee/home.html",
        number=number,
        unopened=unopened,
        loose=loose,
        folded=cases.aside_reports(actor) if number == 1 else [],
        rows=rows,
        more=more,
        arrived=[(way, [one for one in arrived if one.way == way]) for way in incoming.WAYS],
        fresh=fresh,
        later=later,
        **mine,
        on_watch=accounts.names(incoming.on_watch()),
        texts=labels,
        vouched=access.is_vouched(actor, actor.person),
        has_register=register.founded(actor),
        may_found=can(actor, "team.invite"),
        button=forms.ActForm(formdata=None),
    )


@bp.post("/committee/register/found")
@audience(COMMITTEE, roles=("chair", "vice"))
def found_register(actor):
    """Make the register; whoever does holds its first key."""
    register.found_register(actor)
    return go("committee.home")


@bp.post("/committee/reports/<string:report_id>/case")
@audience(COMMITTEE, roles=MEMBERS)
def open_direct(actor, report_id):
    """Make a central case of a report at the committee's own door."""
    return go("committee.case", case_id=inbox.open_direct(actor, report_id))


@bp.get("/committee/cases/<string:case_id>")
@audience(COMMITTEE, roles=MEMBERS)
def case(actor, case_id):
    """One central case; without its key only name, state and kind."""
    return _show(actor, case_id, forms.DecideForm(formdata=None))


def _show(actor, case_id, decide_form):
    key_holder = ("committee", "keyholder") in access.roles_of(actor.person, "committee")

    def more(view):
        found = decisions.proposals(actor, case_id)
        origin = inbox.origin(actor, case_id)
        people = {agreement.person_id for one in found for agreement in one.agreements}
        decide_form.version.data = str(view.version)
        return {
            "texts": labels,
            "proposals": found,
            "entries": register.entries_of(actor, case_id),
            "origin": origin,
            "sender": _sender(origin.sender),
            "step": rules.next_act(
                view.state, vote=decisions.vote(found, actor.person, soft=view.soft), key_holder=key_holder
            ),
            "key_holder": key_holder,
            "decide_form": decide_form,
            "names": cases.names_in(view) | accounts.names(people),
        }

    return cases.show_case(actor, cases.Place(), case_id, "committee/case.html", more, _card(actor, case_id))


def _card(actor, case_id: str) -> dict:
    kind, region = incoming.origin_card(actor, case_id)
    return {"sent_by": ", ".join(str(part) for part in (labels.PLACE_KINDS.get(kind), region) if part)}


def _sender(place: str) -> str:
    return communities.community(access.letterbox(place)).name if place else ""


@bp.post("/committee/cases/<string:case_id>/confirm")
@audience(COMMITTEE, roles=MEMBERS)
def confirm(actor, case_id):
    """Confirm receipt."""
    inbox.confirm_receipt(actor, case_id)
    return go("committee.case", case_id=case_id)


@bp.route("/committee/cases/<string:case_id>/decide", methods=["GET", "POST"])
@audience(COMMITTEE, roles=MEMBERS)
def decide(actor, case_id):
    """Propose a decision."""

    def verb(form):
        decisions.propose(
            actor,
            case_id,
            form.outcome.data,
            form.standing.data,
            form.until.data,
            form.text.data,
            further=form.further.data,
            advice=form.advice.data or "",
            rule=form.rule.data,
            closes=form.closes.data,
            version=cases.version_of(form),
        )

    form = forms.DecideForm()
    if request.method == "GET" and request.args.get("further") in labels.FURTHER:
        form.further.data = request.args["further"]
    return cases.act_page(actor, cases.Place(), case_id, form, verb, refuse=labels.put_beside)


@bp.route("/committee/cases/<string:case_id>/record", methods=["GET", "POST"])
@audience(KEYHOLDER)
def record(actor, case_id):
    """Write a decided case into the register."""
    view, decision = cases.read(actor, case_id), decisions.decision(actor, case_id)
    form, status = forms.RecordForm(), 200
    form.person.choices = [*form.person.choices, *cases.options(register.names_for_record(actor))]
    if request.method == "GET" and decision is not None:
        form.standing.data, form.until.data = decision.standing, decision.until
        form.record_type.data = {"flagged": "4", "banned": "5"}.get(decision.standing, "3")
    if form.is_submitted():
        status = 422
        if form.validate():
            try:
                _record(actor, case_id, form)
            except Refused as refused:
                status = labels.put_beside(form, refused)
            else:
                return go_to(cases.Place().case_url(case_id))
    return committee_page(actor, "committee/record.html", form=form, case=view, decision=decision, status=status)


def _record(actor, case_id, form) -> None:
    person = {"person_id": form.person.data or "", "name": form.name.data or "", "aliases": form.aliases.data or ""}
    told = (form.record_type.data, form.standing.data, form.until.data, form.text.data or "")
    kind = {"category": form.category.data, "consequence": form.consequence.data}
    write_record(actor, case_id, *told, **person, **kind)
