"""When a case is stuck. Pure."""

from datetime import datetime, timedelta

PATIENCE = timedelta(days=7)
NO_QUORUM, NO_END = "no_quorum", "no_end"


def stuck(possible: bool, proposed_at: datetime | None, now: datetime) -> str:
    """Why a case is stuck: too few can still be free, or a proposal found no end for a week; "" for not at all."""
    if not possible:
        return NO_QUORUM
    return NO_END if proposed_at is not None and now > proposed_at + PATIENCE else ""
