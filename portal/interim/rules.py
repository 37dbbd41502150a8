"""How long an act of one person holds, and what two others together make of it. Pure."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WAITING, LAPSED = "waiting", "lapsed"
CONFIRM, CHANGE, REVERSE = "confirm", "change", "reverse"
VERDICTS = (CONFIRM, CHANGE, REVERSE)
AFTER = {CONFIRM: "confirmed", CHANGE: "changed", REVERSE: "reversed"}
NEEDED = 2
LONGEST = timedelta(days=7)
TOOLS = (
    "verbal_warning",
    "stay_away",
    "talk_ended",
    "content_changed",
    "account_action",
    "removal",
    "referred",
    "other",
)


def lapses_at(now: datetime, last_day: date | None, zone: str) -> datetime:
    """When it ends by itself: with the last day of the event, after a week at the latest."""
    latest = now + LONGEST
    if last_day is None:
        return latest
    midnight = datetime.combine(last_day + timedelta(days=1), time(), ZoneInfo(zone))
    return min(latest, midnight) if midnight > now else latest


def settled(verdicts: Iterable[tuple[str, date | None, bool]]) -> tuple[str, date | None] | None:
    """The verdict that two others agree on, with its day; None while there is none. Void ones count nothing."""
    standing = [(verdict, until) for verdict, until, void in verdicts if not void]
    for one in standing:
        if standing.count(one) >= NEEDED:
            return one
    return None
