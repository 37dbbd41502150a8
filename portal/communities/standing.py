"""What the public pages say of a community's intake: when it was last tested, and whether the committee stands in."""

from datetime import date

from ..db import Scope
from .service import community, touch


def stand_in(scope: Scope, on: bool) -> None:
    """Say that the committee answers meanwhile, because nobody here does; or that this is over."""
    row = community(scope)
    if row.stood_in != on:
        row.stood_in = on
        touch(scope)


def tested(scope: Scope, day: date) -> None:
    """A test report arrived here that day."""
    row = community(scope)
    if row.tested_on != day:
        row.tested_on = day
        touch(scope)
