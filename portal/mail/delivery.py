"""The keeper's round with the post. No database transaction is open while a mail server talks."""

from datetime import datetime

from .. import clock
from ..db import writing
from . import outbox, smtp


def deliver(now: datetime, most: int = 50) -> int:
    """Send what is due, newest tries last; says how many left. Without a mail server letters wait.

    Three steps: claim (a short write), talk, note (a short write). Who dies in between sends again later.
    """
    if not smtp.settings().smtp_url and smtp.settings().demo:
        return 0
    if not outbox.any_due(now):
        return 0
    with writing():
        taken = outbox.claim(now, most)
    outcomes = _talk(taken)
    with writing():
        outbox.note(outcomes, max(now, clock.now()))
    return sum(not code for code in outcomes.values())


def _talk(taken) -> dict[str, str]:
    if not smtp.settings().smtp_url:
        return {waiting.id: "no_server" for waiting in taken}
    return smtp.send_all(taken)
