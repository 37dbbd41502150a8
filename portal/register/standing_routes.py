"""How somebody stands: proposed by one key holder, confirmed by another."""

from .. import accounts
from ..entry import KEYHOLDER, audience
from ..errors import Refused
from ..web import go
from . import forms, labels
from . import standing as verbs
from .blueprint import bp, in_the_vault, said_of, tried, vault_page
from .people import person as read_person


@bp.route("/committee/register/people/<string:register_person_id>/standing", methods=["GET", "POST"])
@audience(KEYHOLDER)
@in_the_vault(forms.StandingForm)
def standing(actor, register_person_id):
    """Propose how somebody shall stand."""
    form, status = forms.StandingForm(), 200
    if form.is_submitted():
        status = 422
        if form.validate():
            try:
                verbs.propose_standing(actor, register_person_id, _wanted(form), sure=form.sure.data)
            except Refused as refused:
                status = labels.put_beside(form, refused)
            else:
                return go("register.person", register_person_id=register_person_id)
    found = read_person(actor, register_person_id)
    if not form.is_submitted():
        form.standing.data = found.how.standing
        form.summary.data = next((one.told["summary"] for one in found.changes if one.state == "confirmed"), "")
    return vault_page(actor, "register/standing.html", person=found, own=register_person_id, form=form, status=status)


def _wanted(form) -> verbs.Wanted:
    said = {"summary": form.summary.data or "", "advice": form.advice.data or "", "flag": form.flag.data or ""}
    days = {"since": form.since.data, "until": form.until.data}
    return verbs.Wanted(form.standing.data, form.text.data, spaces=tuple(form.spaces.data or ()), **said, **days)


@bp.get("/committee/register/changes")
@audience(KEYHOLDER)
@in_the_vault()
def changes(actor):
    """What waits for a second key holder."""
    return _changes(actor)


def _changes(actor, refused=None):
    found = verbs.waiting_changes(actor)
    names = accounts.names({change.proposer for _person, change in found})
    return vault_page(actor, "register/changes.html", changes=found, names=names, **said_of(refused))


@bp.post("/committee/register/changes/<string:change_id>/confirm")
@audience(KEYHOLDER)
@in_the_vault()
def confirm_change(actor, change_id):
    """Stand behind a colleague's proposal."""
    return _try(actor, change_id, verbs.confirm_standing)


@bp.post("/committee/register/changes/<string:change_id>/withdraw")
@audience(KEYHOLDER)
@in_the_vault()
def withdraw_change(actor, change_id):
    """Take a proposal back."""
    return _try(actor, change_id, verbs.withdraw_standing)


def _try(actor, change_id, verb):
    return tried(lambda: verb(actor, change_id), lambda refused: _changes(actor, refused), "register.changes")
