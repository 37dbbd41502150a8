"""What a sign on a wall tells the form: at which event it hangs, and in which place. Never who reads it."""

from datetime import timedelta

from flask_babel import lazy_gettext as lazy
from wtforms.fields import SelectChoice

from .. import clock, communities

LONG_AGO = timedelta(days=400)
MOST = 20


def offer(form, actor, *, needed: bool) -> None:
    """The events one may choose from. `needed`: False where nothing has to be asked for it."""
    rows = _recent(actor) if needed else []
    form.events = {row.slug: row for row in rows}
    form.event.choices = [
        SelectChoice("", lazy("At none, or not said")),
        *(SelectChoice(row.slug, row.name) for row in rows),
    ]
    if form.event.data not in form.events:
        form.event.data = ""


def _recent(actor) -> list:
    first = clock.today() - LONG_AGO
    return [row for row in communities.events(actor) if row.last_day >= first][:MOST]


def read(form, actor, event: str, place: str) -> None:
    """Fill in what stands in the link of a sign; a place or event that is not kept any more fills in nothing."""
    row = form.events.get(event)
    if event and row is None:
        return
    form.event.data = event
    found = communities.place(actor, place, row.id if row else None) if place else None
    if found is not None:
        form.where.data = form.spot.data = found.name


def where(form) -> str:
    """The place and the event that came with a sign, as long as they still stand in the form."""
    row = form.events.get(form.event.data)
    spot = form.spot.data if form.spot.data and form.spot.data == form.where.data else ""
    return ", ".join(part for part in (spot, row.name if row else "") if part)
