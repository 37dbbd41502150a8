"""The only time there is. Moments are aware UTC datetimes; days belong to a community's zone."""

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_shift = timedelta(0)


def now() -> datetime:
    """The present moment in UTC, shifted by the test clock if one is set."""
    return datetime.now(UTC) + _shift


def today(zone: str = "UTC") -> date:
    """The calendar day it is now in an IANA time zone."""
    return now().astimezone(ZoneInfo(zone)).date()


@contextmanager
def shifted(by: timedelta):
    """Test and demo builds only: let the clock run `by` ahead (or behind) inside the block."""
    global _shift
    before = _shift
    _shift = before + by
    try:
        yield
    finally:
        _shift = before
