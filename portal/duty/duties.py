"""What the keeper does for what is due."""

from datetime import timedelta

from ..keeper import Duty
from . import after
from .notices import remind, send_daily

DUTIES = (
    Duty("duty.events", timedelta(hours=6), after.wind),
    Duty("duty.remind", timedelta(minutes=5), remind),
    Duty("duty.daily", timedelta(days=1), send_daily),
)
