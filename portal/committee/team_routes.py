"""The committee's people: inviting, vouching, roles, the register's key."""

from .. import access, cases
from ..access import COMMITTEE_ROLES, can
from ..entry import COMMITTEE, KEYHOLDER, audience
from ..errors import Refused
from ..register import add_keyholder, key_holders
from ..web import go, link_to
from . import forms, labels, seats
from . import team as verbs
from .blueprint import bp, committee_page

_PEOPLE = tuple(role for role in COMMITTEE_ROLES if role in access.MEMBERS)


@bp.route("/committee/members", methods=["GET", "POST"])
@audience(COMMITTEE, roles=_PEOPLE)
def team(actor):
    """Who is on the committee, and a link for somebody new."""
    form, sent, status = forms.InviteForm(), None, 200
    if form.is_submitted():
        status = 422
        if form.validate():
            try:
                verbs.invite(actor, form.email.data, form.role.data, home=link_to())
            except Refused as refused:
                status = labels.put_beside(form, refused)
            else:
                sent, form, status = form.email.data.strip(), forms.InviteForm(formdata=None), 200
    return _page(actor, form, status=status, sent=sent)


def _page(actor, form, *, status=200, sent=None, refused=None):
    holding, members = actor.person in key_holders(actor), verbs.members(actor)
    remove_form, may_remove = forms.RemoveForm(formdata=None), can(actor, "team.remove")
    heirs = [(one.id, one.name) for one in members if one.vouched and set(one.roles) & set(access.MEMBERS)]
    remove_form.heir.choices = cases.options([("", forms.lazy("Nobody yet")), *heirs])
    return committee_page(
        actor,
        "committee/team.html",
        "team",
        form=form,
        sent=sent,
        members=members,
        seats=seats.seats(actor),
        gone=seats.departures(actor) if may_remove else [],
        remove_form=remove_form,
        button=forms.ActForm(formdata=None),
        role_form=forms.RoleForm(formdata=None),
        may={name: can(actor, f"team.{name}") for name in ("invite", "remove", "vouch")},
        holding=holding,
        said=labels.sentence(refused.code) if refused else None,
        status=status,
    )


def _done(actor, verb, *facts):
    """Run one verb on a member and show the page again, with what was refused if anything was."""
    try:
        verb(actor, *facts)
    except Refused as refused:
        return _page(actor, forms.InviteForm(formdata=None), status=refused.status, refused=refused)
    return go("committee.team")


@bp.post("/committee/members/<string:person_id>/vouch")
@audience(COMMITTEE, roles=_PEOPLE)
def vouch(actor, person_id):
    """Stand for a new colleague."""
    return _done(actor, seats.vouch, person_id)


@bp.post("/committee/members/<string:person_id>/role")
@audience(COMMITTEE, roles=("chair", "vice"))
def give_role(actor, person_id):
    """One more role."""
    return _done(actor, verbs.give_role, person_id, forms.RoleForm().role.data or "")


@bp.post("/committee/members/<string:person_id>/register-key")
@audience(KEYHOLDER)
def register_key(actor, person_id):
    """Give somebody the register's key: in that role only, which asks for a second factor."""
    return _done(actor, add_keyholder, person_id)


@bp.post("/committee/members/<string:person_id>/remove")
@audience(COMMITTEE, roles=("chair", "vice"))
def remove(actor, person_id):
    """End somebody's roles and keys, hand over what they looked after, and show what was taken away."""
    try:
        made = seats.remove(actor, person_id, forms.RemoveForm().heir.data or "")
    except Refused as refused:
        return _page(actor, forms.InviteForm(formdata=None), status=refused.status, refused=refused)
    return go("committee.left", departure_id=made)
