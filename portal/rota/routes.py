"""The page of a desk that says who is on duty, and for everybody when they are away."""

from datetime import UTC
from zoneinfo import ZoneInfo

from flask import Blueprint
from flask_babel import format_datetime
from wtforms.fields import SelectChoice

from .. import access, accounts, communities
from ..entry import DESK, audience
from ..errors import Refused
from ..web import go, page
from . import forms, service

bp = Blueprint("rota", __name__)
ON_ROTA = ("lead", "organiser", "responder")


@bp.app_template_filter()
def in_zone(moment, zone: str) -> str:
    """A moment as people of a place say it: day and hour, in their own time."""
    return format_datetime(moment.astimezone(ZoneInfo(zone)), "EEEE d MMMM, HH:mm", rebase=False)


@bp.get("/desk/<string:slug>/rota")
@audience(DESK, roles=ON_ROTA)
def rota(actor, slug):
    """Who is on duty now, who comes next, who is away."""
    return _page(actor, slug)


@bp.post("/desk/<string:slug>/rota/shifts")
@audience(DESK, roles=ON_ROTA)
def add_shift(actor, slug):
    """Put somebody on duty."""
    access.require(actor, "rota.edit")
    form = forms.ShiftForm()
    if not form.validate():
        return _page(actor, slug, shift_form=form, status=422)
    zone = ZoneInfo(communities.community(actor).zone)
    hours = [form[name].data.replace(tzinfo=zone).astimezone(UTC) for name in ("starts", "ends")]
    try:
        service.add_shift(actor, form.person.data, *hours, event_id=form.event.data or None, second=form.second.data)
    except Refused as refused:
        return _page(actor, slug, shift_form=form, status=forms.put_beside(form, refused))
    return go("rota.rota", slug=slug)


@bp.post("/desk/<string:slug>/rota/shifts/<string:shift_id>/drop")
@audience(DESK, roles=ON_ROTA)
def drop_shift(actor, slug, shift_id):
    """Take a shift away."""
    service.drop_shift(actor, shift_id)
    return go("rota.rota", slug=slug)


@bp.post("/desk/<string:slug>/rota/leaves")
@audience(DESK, roles=access.HANDLERS)
def take_leave(actor, slug):
    """Be away for some days."""
    form = forms.LeaveForm()
    if not form.validate():
        return _page(actor, slug, leave_form=form, status=422)
    try:
        service.take_leave(actor, form.first_day.data, form.last_day.data)
    except Refused as refused:
        return _page(actor, slug, leave_form=form, status=forms.put_beside(form, refused))
    return go("rota.rota", slug=slug)


@bp.post("/desk/<string:slug>/rota/leaves/<string:leave_id>/drop")
@audience(DESK, roles=access.HANDLERS)
def drop_leave(actor, slug, leave_id):
    """Be back."""
    service.drop_leave(actor, leave_id)
    return go("rota.rota", slug=slug)


def _page(actor, slug, *, shift_form=None, leave_form=None, status=200):
    row, form = communities.community(actor), shift_form or forms.ShiftForm(formdata=None)
    team = [one for one in communities.team(actor) if one.handles]
    events = communities.events(actor)
    form.person.choices = [SelectChoice(one.id, one.name) for one in team]
    form.event.choices = [
        SelectChoice("", forms.lazy("No event")),
        *(SelectChoice(one.id, one.name) for one in events),
    ]
    on, leaves = service.on_duty(actor), service.leaves(actor)
    return page(
        "rota/rota.html",
        team_name=row.name,
        team_url=f"/desk/{slug}/",
        slug=slug,
        here="rota",
        zone=row.zone,
        on=on,
        reserve=not on,
        shifts=service.shifts(actor),
        leaves=leaves,
        names=accounts.names({one.id for one in team} | {one.person_id for one in leaves}),
        events={one.id: one.name for one in events},
        shift_form=form,
        leave_form=leave_form or forms.LeaveForm(formdata=None),
        button=forms.ButtonForm(formdata=None),
        may_edit=access.can(actor, "rota.edit"),
        may_leave=access.can(actor, "rota.leave"),
        status=status,
    )
