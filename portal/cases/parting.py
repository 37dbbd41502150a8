"""A place's cases go for good, all of them at once: what still runs stays as a number."""

from .. import reports
from ..db import db, new_id
from . import tallying
from .counted_models import APART, OWN, Statistic
from .counting import keep_reports
from .models import Case


def count_all(scope) -> int:
    """Write a number for each case and report that has none yet, so that every sum stays as it is. By the keeper.

    They stay open for ever: how they ended is not known here. Says how many cases there were in all.
    """
    came = {one.id: one.day for one in reports.came(scope)}
    for one in tallying.running(scope, came):
        facts = {"tier": APART if one.apart else OWN, "received": one.day, "people": tallying.named(scope, [one.id])}
        if one.finding != tallying.OPEN:
            facts |= {"finding": one.finding, "closed": one.day}
        scope.add(Statistic(id=new_id(), **facts))
    keep_reports(scope, came)
    db.session.flush()
    return scope.count(scope.select(Case.id).where(Case.drill.is_(False)))
