"""More time for a vote that ended while somebody had not said yet where they stand."""

from datetime import UTC, datetime, time, timedelta

from .. import clock
from ..errors import Conflict
from . import deciding, drawers, panel
from .acts import done

WEEK = timedelta(days=7)


def vote_longer(actor, proposal_id: str, *, case_id: str | None = None) -> None:
    """The vote goes on for a week. Raises Conflict("all_spoke") where everybody has said where they stand, or
    Conflict("vote_runs") while there is time left."""
    row, case = deciding.open_proposal(actor, proposal_id, case_id, "agree")
    if actor.person in panel.softly(actor, case.id):
        raise Conflict("no_vote")
    count = deciding.count_of(actor, row, case)
    if not count.over(clock.now()):
        raise Conflict("vote_runs")
    if count.silent == 0:
        raise Conflict("all_spoke")
    row.closes = datetime.combine(clock.today() + WEEK, time.max, UTC)
    drawers.put_step(actor, case, "vote_longer", actor.person)
    done(actor, case, "vote_longer")
