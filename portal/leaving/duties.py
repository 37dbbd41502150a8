"""What the keeper does for communities that left."""

from datetime import timedelta

from ..keeper import Duty
from .boxes import end_boxes

DUTIES = (Duty("leaving.end", timedelta(hours=6), end_boxes),)
