"""At a community's desk: what only one person can open, what happens if they can't go on, and leaving."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy
from wtforms import BooleanField
from wtforms.validators import InputRequired

from .. import cases, web
from ..access import COMMUNITY_ROLES, HANDLERS
from ..entry import DESK, audience
from ..errors import Refused
from . import alone
from .blueprint import bp


class LeaveForm(cases.ActForm):
    """Leaving a team."""

    act = "leave_team"
    hand_on = BooleanField(
        lazy("First hand the cases that run and that only I can open to the committee"),
        description=lazy(
            "Facts, people, actions, review, files and notes of each. What reporters wrote goes only if they agreed."
        ),
        default=True,
    )
    sure = BooleanField(
        lazy("I have read what happens, and know that I can't undo it"),
        [InputRequired(lazy("Read what happens, then tick this."))],
    )


def sentence(code: str) -> str:
    """What a refusal says."""
    return {
        "last_lead": _("Nobody else leads this team. Invite somebody as lead first, and vouch for them."),
        "last_holder": _("Nobody else could open anything here. Vouch for a colleague first."),
    }.get(code, _("This can't be done as it stands."))


@bp.route("/desk/<string:slug>/leave", methods=["GET", "POST"])
@audience(DESK, roles=COMMUNITY_ROLES)
def leave_team(actor, slug):
    """Say plainly who can open what afterwards; then go."""
    form, status, handles = LeaveForm(), 200, actor.role in HANDLERS
    if form.is_submitted():
        status = 422
        if form.validate():
            try:
                alone.leave(actor, hand_on=handles and bool(form.hand_on.data))
            except Refused as refused:
                web.put_beside(form, None, sentence(refused.code))
                status = refused.status
            else:
                return web.go_to("/home")
    lying = alone.lying(actor) if handles else None
    known = {"form": form, "lying": lying, "here": "team", "sole": lying is not None and not lying.others}
    return cases.Place(slug).page(actor, "committee/leave_team.html", status=status, **known)
