"""What the keeper does for accounts."""

from datetime import timedelta

from ..keeper import Duty
from .links import sweep

DUTIES = (Duty("accounts.sweep", timedelta(hours=1), sweep),)
