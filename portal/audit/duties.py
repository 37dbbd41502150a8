"""What the keeper does for the audit."""

from datetime import timedelta

from ..keeper import Duty
from .anchors import anchor

DUTIES = (Duty("audit.anchor", timedelta(days=1), anchor),)
