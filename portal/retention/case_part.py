"""On a closed case's page: that it is about to be forgotten, for everybody on it; for those who keep time, the way to
look at its times and hold it.
"""

from .. import access, cases
from .models import Mark


@cases.shows("foot", "retention/_on_case.html")
def on_case(actor, place, view) -> dict | None:
    """The day, once it is near."""
    if view.state != "closed":
        return None
    days = actor.all(actor.select(Mark.due_on).where(Mark.thing_id == view.id).order_by(Mark.due_on))
    may = access.can(actor, "retention.keep")
    return {"day": days[0] if days else None, "may": may} if days or may else None
