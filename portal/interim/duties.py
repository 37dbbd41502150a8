"""What the keeper does for acts nobody confirmed."""

from datetime import timedelta

from ..keeper import Duty
from .service import lapse

DUTIES = (Duty("interim.lapse", timedelta(minutes=5), lapse),)
