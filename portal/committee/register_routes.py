"""The register: how things stand, for every member; who is meant, for key holders with a reason."""

from .. import accounts, cases, clock
from ..access import MEMBERS, roles_of
from ..entry import COMMITTEE, KEYHOLDER, audience
from ..errors import Refused
from ..web import go
from . import forms, labels
from .blueprint import bp, committee_page
from .register import close_people as shut
from .register import key_holders, open_people, open_until
from .register import people as read_people
from .register import register as read_register


@bp.get("/committee/register")
@audience(COMMITTEE, roles=MEMBERS)
def register(actor):
    """Code names, days, outcomes, standing."""
    number = cases.page_number()
    rows, more = read_register(actor, page=number)
    holder = ("committee", "keyholder") in roles_of(actor.person, "committee")
    return committee_page(
        actor, "committee/register.html", "register", rows=rows, more=more, number=number, key_holder=holder
    )


@bp.route("/committee/register/people", methods=["GET", "POST"])
@audience(KEYHOLDER)
def people(actor):
    """The people behind the codes: a reason first, then some minutes."""
    form, status = forms.ReasonForm(), 200
    if form.is_submitted():
        status = 422
        if form.validate():
            try:
                open_people(actor, form.text.data)
            except Refused as refused:
                status = labels.put_beside(form, refused)
            else:
                return go("committee.people")
    until = open_until(actor)
    if until is None or status != 200:
        return committee_page(actor, "committee/people_closed.html", "register", form=form, status=status)
    minutes = max(1, round((until - clock.now()).total_seconds() / 60))
    found = read_people(actor)
    readers = sorted(accounts.names(key_holders(actor)).values())
    return committee_page(
        actor,
        "committee/people.html",
        "register",
        people=found,
        readers=readers,
        minutes=minutes,
        people_open=True,
        shut_form=forms.ActForm(formdata=None),
    )


@bp.post("/committee/register/people/close")
@audience(KEYHOLDER)
def close_people(actor):
    """Close the people again before the time is over."""
    shut(actor)
    return go("committee.register")
