"""What the keeper does for this room."""

from datetime import timedelta

from ..keeper import Duty
from .forgetting import forget

DUTIES = (Duty("rights.forget", timedelta(hours=12), forget),)
