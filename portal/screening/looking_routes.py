"""What the two say: pair by pair, a question to the event, and both behind the whole."""

from flask import request

from ..access import MEMBERS
from ..entry import COMMITTEE, audience
from ..errors import NotFound, Refused
from ..web import go, go_to
from . import answering, forms, handing, labels, looking
from .blueprint import bp
from .check_routes import show


@bp.post("/committee/screening/checks/<string:check_id>/pairs/<string:pair_id>")
@audience(COMMITTEE, roles=MEMBERS)
def say(actor, check_id, pair_id):
    """Same, not the same, can't tell."""
    form = forms.VerdictForm()
    found = looking.look(actor, check_id)
    number = next((pair.number for pair in found.pairs if pair.id == pair_id), 0)
    if not number:
        raise NotFound
    if form.validate():
        looking.say(actor, check_id, pair_id, form.verdict.data)
        return go_to(f"{_here(check_id)}#pair-{number}")
    return show(actor, check_id, verdict=(pair_id, labels.sentence("choose_one")), status=422)


def _here(check_id: str) -> str:
    return f"/committee/screening/checks/{check_id}"


@bp.post("/committee/screening/checks/<string:check_id>/ask")
@audience(COMMITTEE, roles=MEMBERS)
def ask(actor, check_id):
    """One neutral question about several rows."""
    form = forms.AskForm()
    looking.look(actor, check_id)
    try:
        if not form.validate():
            raise Refused("choose_one")
        looking.ask(actor, check_id, form.question.data)
    except Refused as refused:
        return show(actor, check_id, refused=labels.sentence(refused.code), status=refused.status)
    return go("screening.check", check_id=check_id)


@bp.post("/committee/screening/checks/<string:check_id>/stand")
@audience(COMMITTEE, roles=MEMBERS)
def stand(actor, check_id):
    """Stand behind the whole; with the second one the answer is given."""
    try:
        answering.stand_behind(actor, check_id)
    except Refused as refused:
        return show(actor, check_id, refused=labels.sentence(refused.code), status=refused.status)
    return go("screening.check", check_id=check_id)


@bp.post("/committee/screening/checks/<string:check_id>/hand_on")
@audience(COMMITTEE, roles=MEMBERS)
def hand_on(actor, check_id):
    """Let another member look in a colleague's place."""
    looking.look(actor, check_id)
    try:
        if "person" not in request.form:
            raise Refused("choose_one")
        handing.hand_on(actor, check_id, request.form["person"])
    except Refused as refused:
        return show(actor, check_id, refused=labels.sentence(refused.code), status=refused.status)
    return go("screening.check", check_id=check_id)
