"""What the keeper does for the threshold."""

from datetime import timedelta

from ..keeper import Duty
from .unsent import sweep

DUTIES = (Duty("entry.unsent", timedelta(hours=1), sweep),)
