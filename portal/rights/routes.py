"""Asking what is held about oneself; checking who asks; answering. What waits is said where people sign in."""

from .. import duty, sealing
from ..entry import says_what_waits
from ..errors import NotFound
from . import (
    answer_routes,
    answering,
    ask_routes,
    box_routes,
    check_routes,
    checking,
    labels,
    objection_routes,
    own_routes,
    rules,
)
from .blueprint import bp
from .models import OPEN, SENT, RightsAsking, RightsRequest
from .people import CHECKERS, WORKERS

__all__ = ["answer_routes", "ask_routes", "bp", "box_routes", "check_routes", "objection_routes", "own_routes"]


@says_what_waits
def requests_wait(actor) -> str | None:
    """For those who check: who asks; for those who answer: that somebody waits."""
    try:
        if actor.role in CHECKERS:
            return labels.wait_to_check(sum(one.state == OPEN for one in checking.listing(actor)))
        if actor.role in WORKERS:
            return labels.wait_for_answer(sum(one.state != SENT for one in answering.listing(actor)))
    except NotFound:
        return None
    return None


def _holders(model):
    def readers(scope, thing_id: str) -> list[str]:
        row = scope.get(model, thing_id)
        return sealing.holders(scope, row.lock_id) if row else []

    return readers


duty.asks(rules.CHECK, _holders(RightsAsking))
duty.asks(rules.ANSWER, _holders(RightsRequest))
duty.asks(rules.LATER, _holders(RightsRequest))
