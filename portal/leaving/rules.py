"""Days and sizes of leaving. Pure."""

from datetime import date, timedelta

NOTICE = timedelta(days=14)
"""Between asking and going: colleagues can send on what must not go, and reporters are still answered."""
FORWARD = timedelta(days=90)
BOXES = timedelta(days=426)
"""Fourteen months: how long a receipt opens what was sent to a community that left."""
LONGEST = 600


def earliest(today: date) -> date:
    """The first day on which it can be done."""
    return today + NOTICE


def forwards(left_on: date, today: date) -> bool:
    """Whether its address still says where it went."""
    return today < left_on + FORWARD


def boxes_end(left_on: date) -> date:
    """The day on which the last boxes go."""
    return left_on + BOXES
