"""The chains as numbers: how often which kind of act was done. No thing an act was done to."""

from collections import Counter
from datetime import UTC, datetime

from ..db import db
from .models import AuditLine


def counts(scope, *, actor: str | None = None, since: datetime | None = None, until: datetime | None = None) -> Counter:
    """{(month, action): how often} in one chain; `actor`: by one person alone. Months as "2026-05"."""
    wanted = scope.select(AuditLine.at, AuditLine.action)
    if actor is not None:
        wanted = wanted.where(AuditLine.actor == actor)
    if since is not None:
        wanted = wanted.where(AuditLine.at >= int(since.timestamp()))
    if until is not None:
        wanted = wanted.where(AuditLine.at <= int(until.timestamp()))
    return Counter((f"{datetime.fromtimestamp(at, UTC):%Y-%m}", action) for at, action in db.session.execute(wanted))
