"""What the keeper does for the committee: its seats."""

from datetime import timedelta

from ..keeper import Duty
from .seats import keep_seats

DUTIES = (Duty("committee.seats", timedelta(days=1), keep_seats),)
