"""Who of the committee is called first, day by day."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy
from wtforms import DateField, SelectField
from wtforms.validators import InputRequired

from .. import access, accounts, cases, clock, web
from ..access import MEMBERS, can
from ..entry import COMMITTEE, audience
from ..errors import Refused
from ..web import go
from . import incoming
from .blueprint import bp, committee_page

_DAY = [InputRequired(lazy("Choose a day."))]
_BESIDE = {"who_odd": "person", "days_odd": "last_day"}


class WatchForm(cases.ActForm):
    """Some days of one member."""

    act = "watch"
    title = lazy("Put somebody on duty")
    button = lazy("Put them on duty")
    person = SelectField(lazy("Who"), choices=[], validate_choice=False)
    first_day = DateField(lazy("First day"), _DAY)
    last_day = DateField(lazy("Last day"), _DAY)


def sentence(code: str) -> str:
    """What a refusal says."""
    return {
        "who_odd": _("Choose somebody who is vouched for here."),
        "days_odd": _("The last day can't be before the first, nor over already, nor more than two months later."),
    }[code]


@bp.get("/committee/duty")
@audience(COMMITTEE, roles=MEMBERS)
def watch(actor):
    """Who is on duty now, and who comes next."""
    return _page(actor, WatchForm(formdata=None), 200)


@bp.post("/committee/duty")
@audience(COMMITTEE, roles=access.OPENERS)
def keep_watch(actor):
    """Put somebody on duty."""
    form, status = WatchForm(), 422
    if form.validate():
        try:
            able = [holder.id for holder in access.vouched_holders(incoming.PLACE, MEMBERS)]
            access.keep_watch(actor, form.person.data, form.first_day.data, form.last_day.data, able)
        except Refused as refused:
            web.put_beside(form, _BESIDE[refused.code], sentence(refused.code))
        else:
            return go("committee.watch")
    return _page(actor, form, status)


@bp.post("/committee/duty/<string:watch_id>/drop")
@audience(COMMITTEE, roles=access.OPENERS)
def drop_watch(actor, watch_id):
    """Take days away."""
    access.drop_watch(actor, watch_id)
    return go("committee.watch")


def _page(actor, form, status):
    able = accounts.names(holder.id for holder in access.vouched_holders(incoming.PLACE, MEMBERS))
    form.person.choices = cases.options(sorted(able.items(), key=lambda pair: pair[1]))
    rows = access.watches(actor)
    return committee_page(
        actor,
        "committee/watch.html",
        "duty",
        form=form,
        rows=rows,
        today=clock.today(),
        names=accounts.names({row.person_id for row in rows}),
        button=cases.ActForm(formdata=None),
        may_edit=can(actor, "team.watch"),
        status=status,
    )
