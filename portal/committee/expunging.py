"""Forgetting what the committee kept beside cases: what advisers were asked, which bundle they came in."""

from collections import Counter

from .. import access, cases, sealing
from ..access import require
from .advice_models import Advice
from .inbox import PLACE
from .models import Bundled, Escalation


def expunge(scope, case_ids) -> Counter:
    """Forget it for these cases, here at the committee or at a community; says how many of each kind went."""
    require(scope, "retention.run")
    ids = list(case_ids)
    locks = scope.all(scope.select(Advice.lock_id).where(Advice.case_id.in_(ids)))
    made = sealing.clear_all(scope, locks)
    made["questions"] += scope.drop(Advice, Advice.case_id, ids)
    scope.drop(Bundled, Bundled.case_id, ids)
    return +made


def looked_at(place: str) -> set[str]:
    """The cases of a community that the committee has not done with yet."""
    up = access.keeper(PLACE)
    wanted = up.select(Escalation).where(Escalation.sender == place)
    below = {row.case_id: row.sender_case for row in up.all(wanted)}
    return {below[one] for one in cases.awake_among(up, below)} - {""}
