"""What the keeper does for the letterbox."""

from datetime import timedelta

from ..keeper import Duty
from .addresses import renew_everywhere
from .canary_commands import canary
from .held_days import look_after
from .held_days import renew_everywhere as renew_withheld
from .waiting import remind, tell_of_aside

DUTIES = (
    Duty("reports.remind", timedelta(minutes=5), remind),
    Duty("reports.aside", timedelta(minutes=15), tell_of_aside),
    Duty("reports.addresses", timedelta(days=1), renew_everywhere),
    Duty("reports.held", timedelta(hours=1), look_after, first=True),
    Duty("reports.withheld", timedelta(days=1), renew_withheld),
    Duty("reports.canary", timedelta(days=1), canary, alone=True),
)
