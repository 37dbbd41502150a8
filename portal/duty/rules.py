"""The clocks of a case, as data: what starts each, which act ends it, how long it usually is (domain 4.1). Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

FIRST, LOOK, STATUS, HEAR, DECIDE, CARRY_OUT, REVIEW, AGAIN, HELP, ROLL_OUT, EVENT = (
    "first",
    "look",
    "status",
    "hear",
    "decide",
    "enact",
    "review",
    "again",
    "help",
    "roll_out",
    "event",
)

OWN_DATA = ("who_asks", "rights", "put_off")


@dataclass(frozen=True)
class Kind:
    """One kind of clock. `reporter`: it makes sense only where a reporter waits for words. `set`: hours can be set."""

    hours: int
    starts: frozenset[str]
    ends: frozenset[str]
    reporter: bool = False
    set: bool = True


def _kind(hours: int, starts: str, ends: str, **more) -> Kind:
    return Kind(hours, frozenset(starts.split()), frozenset(ends.split()), **more)


CLOCKS: Mapping[str, Kind] = {
    LOOK: _kind(48, "opened received reopened", "noted party_added answered measure_added reviewed proposed confirm"),
    STATUS: _kind(168, "opened reopened answered told", "answered told", reporter=True),
    HEAR: _kind(168, "proposed", "heard settle"),
    DECIDE: _kind(168, "proposed", "settle"),
    CARRY_OUT: _kind(168, "settle", "enacted told resolved unsettle record"),
    REVIEW: _kind(24, "", "", set=False),
    AGAIN: _kind(0, "", "", set=False),
    HELP: _kind(1, "", "confirm reviewed", set=False),
    ROLL_OUT: _kind(168, "", ""),
    EVENT: _kind(720, "", ""),
    **{kind: _kind(720, "", "", set=False) for kind in OWN_DATA},
}
"""{kind: what starts it, what ends it}. What ends a case ends them all. REVIEW is wound by whoever acts alone, AGAIN
stands on the day on which the team wanted to look again; HELP when somebody below wants help within the hour. ROLL_OUT
runs until a measure is carried out everywhere, EVENT until what happened at an event went to the committee. OWN_DATA:
somebody who is written about asks what is held, and has an answer within a month."""

OVER = frozenset({"closed", "merged", "filed"})
LONGEST = 24 * 180
URGENT = (REVIEW, HELP)
PARTS = ("lead", "second")
TAGS = ("urgent", "safety", "retaliation", "minors", "press", "law", "sponsor", "organiser", "online", "onsite")


def ended_by(action: str) -> set[str]:
    """The clocks that an act ends."""
    return set(CLOCKS) if action in OVER else {kind for kind, one in CLOCKS.items() if action in one.ends}


def started_by(action: str, *, has_reporter: bool) -> set[str]:
    """The clocks that an act starts."""
    return {kind for kind, one in CLOCKS.items() if action in one.starts and (has_reporter or not one.reporter)}


def days_left(due: datetime, now: datetime, zone: str) -> int:
    """Days until then as a calendar there counts them, negative when it is over."""
    there = ZoneInfo(zone)
    days = (due.astimezone(there).date() - now.astimezone(there).date()).days
    return min(days, -1) if due <= now else days
