"""The status vault: how things stand by code, and the pattern behind a code, for every member."""

from flask import request

from .. import cases
from ..access import MEMBERS, roles_of
from ..entry import COMMITTEE, audience
from ..errors import NotFound
from ..web import go
from . import entries, link_routes, patterns, people_routes, sheet_routes, sight, standing_routes
from .blueprint import bp, register_page

__all__ = ["bp", "link_routes", "people_routes", "sheet_routes", "standing_routes"]


def is_key_holder(actor) -> bool:
    """Whether the way to the people is theirs."""
    return ("committee", "keyholder") in roles_of(actor.person, "committee")


@bp.get("/committee/register")
@audience(COMMITTEE, roles=MEMBERS)
def status(actor):
    """Code names, days, outcomes, standing."""
    number = cases.page_number()
    rows, more = entries.register(actor, page=number)
    found = {"rows": rows, "more": more, "number": number, "key_holder": is_key_holder(actor)}
    return register_page(actor, "register/status.html", **found)


@bp.get("/committee/register/codes/<string:register_person_id>")
@audience(COMMITTEE, roles=MEMBERS)
def pattern(actor, register_person_id):
    """What the records of one code say together."""
    found = patterns.pattern(actor, register_person_id)
    return register_page(actor, "register/pattern.html", pattern=found, key_holder=is_key_holder(actor))


@bp.route("/committee/register/records/<string:entry_id>/stay-out", methods=["GET", "POST"])
@audience(COMMITTEE, roles=MEMBERS)
def stay_out(actor, entry_id):
    """Step back from a case that was brought in; first, what that means."""
    row = entries.entry(actor, entry_id)
    if not row.sheet:
        raise NotFound
    if request.method == "POST":
        sight.stay_out(actor, entry_id)
        return go("register.status")
    return register_page(actor, "register/stay_out.html", row=row)
