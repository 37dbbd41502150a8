"""What the keeper does: looks every hour at what is due, and forgets it."""

from datetime import datetime, timedelta

from ..keeper import Duty
from . import running


def look(now: datetime) -> None:
    """Forget what is due."""
    running.run(now)


def wipe(now: datetime) -> None:
    """Once more what the round itself does when somebody held on to the file at that moment: bytes of what went."""
    running.tidy(now, running.went_lately(now))


DUTIES = (
    Duty("retention.run", timedelta(hours=1), look, alone=True, first=True),
    Duty("retention.wipe", timedelta(hours=12), wipe, alone=True),
)
