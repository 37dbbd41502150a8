"""What the keeper does for this room."""

from datetime import timedelta

from ..keeper import Duty
from .terms import remind

DUTIES = (Duty("letters.measures", timedelta(hours=6), remind),)
