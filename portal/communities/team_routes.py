"""The people of a community: inviting, vouching, removing."""

from flask import request

from ..access import can
from ..entry import DESK, audience
from ..errors import Refused
from ..web import go, link_to
from . import forms, labels
from . import people as persons
from .blueprint import bp, desk_page, status_of

ON_TEAM = ("lead", "responder", "organiser", "helper", "contact", "registration")


@bp.route("/desk/<string:slug>/team", methods=["GET", "POST"])
@audience(DESK, roles=ON_TEAM)
def people(actor, slug):
    """Who is on the team, what they may read, and a link for somebody new."""
    form, sent = forms.InviteForm(), None
    if form.validate_on_submit() and can(actor, "team.invite"):
        try:
            persons.invite(actor, form.email.data, form.role.data, home=link_to())
        except Refused as refused:
            labels.put_beside(form, refused)
        else:
            sent, form = form.email.data.strip(), forms.InviteForm(formdata=None)
    status = status_of(form) if sent is None else 200
    return _page(actor, form, status=status, sent=sent)


@bp.post("/desk/<string:slug>/team/<string:person_id>/vouch")
@audience(DESK, roles=ON_TEAM)
def vouch(actor, slug, person_id):
    """Stand for a new colleague: from here on new reports are sealed to them too."""
    try:
        persons.vouch(actor, person_id)
    except Refused as refused:
        return _page(actor, forms.InviteForm(formdata=None), status=refused.status, refused=refused)
    return go("communities.people", slug=slug)


@bp.route("/desk/<string:slug>/team/<string:person_id>/remove", methods=["GET", "POST"])
@audience(DESK, roles=("lead", "organiser"))
def remove(actor, slug, person_id):
    """Says what removing somebody does, then does it."""
    member = persons.member(actor, person_id)
    form, refused = forms.ButtonForm(), None
    if request.method == "POST":
        try:
            persons.remove(actor, person_id)
        except Refused as error:
            refused = error
        else:
            return go("communities.people", slug=slug)
    said = labels.sentence(refused.code) if refused else None
    return desk_page(
        actor,
        "communities/remove.html",
        "team",
        form=form,
        member=member,
        said=said,
        status=refused.status if refused else 200,
    )


def _page(actor, form, *, status, sent=None, refused=None):
    return desk_page(
        actor,
        "communities/team.html",
        "team",
        form=form,
        members=persons.team(actor),
        role_names=labels.ROLE_NAMES,
        button=forms.ButtonForm(formdata=None),
        sent=sent,
        may={name: can(actor, f"team.{name}") for name in ("invite", "remove", "vouch")},
        said=labels.sentence(refused.code) if refused else None,
        status=status,
    )
