"""What the keeper does: looks every hour at what is due, and forgets it."""

from datetime import datetime, timedelta

from ..keeper import Duty
from . import running


def look(now: datetime) -> None:
    """Forget what is due."""
    running.run(now)


DUTIES = (Duty("retention.run", timedelta(hours=1), look, alone=True),)
