"""What the keeper does for the post."""

from datetime import timedelta

from ..keeper import Duty
from .delivery import deliver
from .outbox import sweep

DUTIES = (
    Duty("mail.deliver", timedelta(seconds=10), deliver, alone=True),
    Duty("mail.sweep", timedelta(hours=1), sweep),
)
