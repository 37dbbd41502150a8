"""Forgetting what was told about people who leave the register, here and where it arrived; and what is old there."""

from collections import Counter
from datetime import datetime, timedelta

from .. import access, sealing
from ..access import require
from .models import Arrived, Disclosure

KEPT = timedelta(days=365)
"""As long as an answer to a list: after that nobody at an event still needs what they were told."""


def expunge(scope, person_ids) -> Counter:
    """Forget what was told about these people; says how many times."""
    require(scope, "retention.run")
    rows = scope.all(scope.select(Disclosure).where(Disclosure.person_id.in_(list(person_ids))))
    made = Counter()
    for row in rows:
        if row.place and row.arrived_id:
            made += _drop(access.keeper(row.place), Arrived.id == row.arrived_id)
    made["disclosures"] += scope.drop(Disclosure, Disclosure.id, [row.id for row in rows])
    return +made


def expunge_old(scope, now: datetime) -> Counter:
    """Forget what a community was told longer than a year ago."""
    require(scope, "retention.run")
    return +_drop(scope, Arrived.at < now - KEPT)


def _drop(scope, which) -> Counter:
    rows = scope.all(scope.select(Arrived).where(which))
    made = sealing.clear_all(scope, [row.lock_id for row in rows])
    made["disclosures"] += scope.drop(Arrived, Arrived.id, [row.id for row in rows])
    return made
