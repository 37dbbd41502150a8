"""What the keeper does for communities that left; a restored portal does it before it serves."""

from datetime import timedelta

from ..keeper import Duty
from .boxes import end_boxes

DUTIES = (Duty("leaving.end", timedelta(hours=6), end_boxes, first=True),)
