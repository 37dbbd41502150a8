"""At the committee: every list, where it stands; a key holder compares; and the log in numbers."""

from flask import after_this_request, current_app

from .. import accounts, register
from ..access import MEMBERS
from ..entry import COMMITTEE, KEYHOLDER, audience
from ..errors import Conflict, Refused
from ..web import go
from . import agreements, comparing, forms, labels, looking, overview, rules
from .blueprint import bp, committee_page


@bp.get("/committee/screening")
@audience(COMMITTEE, roles=MEMBERS)
def central_lists(actor):
    """What waits for this member first; then all lists, and the agreements."""
    found = overview.lines(actor)
    names = overview.community_names()
    return committee_page(
        actor, "screening/lists.html", lines=found, agreements=agreements.versions(actor), community_names=names
    )


@bp.get("/committee/screening/log")
@audience(COMMITTEE, roles=(*MEMBERS, "board"))
def log(actor):
    """How many, how large, wiped or not, and who was turned away: numbers, for members and the board."""
    return committee_page(actor, "screening/log.html", here="log", counts=overview.counts(actor))


@bp.get("/committee/screening/checks/<string:check_id>")
@audience(COMMITTEE, roles=MEMBERS)
def check(actor, check_id):
    """One list: compare it, watch it, look at what was found, or see that others do."""
    return show(actor, check_id)


def show(actor, check_id, *, form=None, verdict=None, refused="", status=200):
    """The page of a list, as far as this member may see it."""
    line = overview.line(actor, check_id)
    found, names = None, {}
    if looking.looks_at(actor, line.row):
        found = looking.look(actor, check_id)
        names = accounts.names(found.lookers)
    shown = {"line": line, "found": found, "names": names, "refused": refused, "status": status}
    shown |= {"compare": form or forms.CompareForm(formdata=None), "ask": forms.AskForm(formdata=None)}
    shown |= {"verdicts": _verdicts(found, verdict), "opened": register.open_until(actor) is not None}
    shown["may_compare"] = line.turn == "compare"
    shown["may_tell"] = line.is_open and actor.person in register.key_holders(actor)
    return committee_page(actor, "screening/check.html", **shown)


def _verdicts(found, tried) -> dict:
    """A form for each pair, with what was said before."""
    made = {}
    for pair in found.pairs if found else ():
        form = forms.VerdictForm(formdata=None, verdict=pair.mine or None)
        for field in form:
            if field.name != "csrf_token":
                field.id = field.label.field_id = f"say-{pair.number}-{field.name}"
        if tried and tried[0] == pair.id:
            form.verdict.errors = [tried[1]]
        made[pair.id] = form
    return made


@bp.post("/committee/screening/checks/<string:check_id>/compare")
@audience(KEYHOLDER)
def compare(actor, check_id):
    """Open the register with a reason, and compare; the work goes on beside this request."""
    form = forms.CompareForm()
    without = overview.line(actor, check_id).row.state == rules.STUCK and form.without.data
    try:
        if register.open_until(actor) is None:
            why = str(form.text.data or "").strip()  # what stands there at first is a sentence of ours, not text yet
            if not why:
                raise Conflict("vault_shut")
            register.open_people(actor, why)
        run = comparing.begin(actor, check_id)
    except Refused as refused:
        status = labels.put_beside(form, refused)
        return show(actor, check_id, form=form, refused=labels.sentence(refused.code), status=status)
    app = current_app._get_current_object()

    @after_this_request
    def _start(response):
        comparing.start(app, actor, check_id, run, without=without)
        return response

    return go("screening.check", check_id=check_id)


@bp.post("/committee/screening/checks/<string:check_id>/cancel")
@audience(KEYHOLDER)
def cancel(actor, check_id):
    """Stop it; the list waits as before."""
    try:
        comparing.cancel(actor, check_id)
    except Refused as refused:
        return show(actor, check_id, refused=labels.sentence(refused.code), status=refused.status)
    return go("screening.check", check_id=check_id)
