"""What may be asked, how often, and when it is answered. Pure."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ..errors import Refused

ATTENDEES, SPEAKERS, QUERY, TOKENS = KINDS = ("attendees", "speakers", "query", "tokens")
LEAST = {ATTENDEES: 10, SPEAKERS: 5, QUERY: 1, TOKENS: 10}
LEAST_LATE = 5
MOST_ROWS = 50_000
MOST_LISTS = {ATTENDEES: 8, SPEAKERS: 3, TOKENS: 4, QUERY: 3}
SPARE_ROWS = 200
SPELLINGS = 4
AFTER = timedelta(days=7)
KEPT = timedelta(days=14)
PREVIEW = timedelta(hours=2)
ANSWERS_KEPT = timedelta(days=365)
HOUR = 10
PERMIT = ("NL",)
FISHING = ("list_short", "list_late_short", "lists_many", "rows_many", "spellings", "query_many")
ANSWERS = NONE, FLAGGED, BANNED, BEFORE = ("n", "f", "b", "o")
STANDING = {"none": NONE, "flagged": FLAGGED, "banned": BANNED}
SAME, OTHER, UNSURE = VERDICTS = ("same", "other", "unsure")
QUESTIONS = ("company", "city", "spelling", "before")
OUTCOMES = ("talked", "conditions", "refused", "nothing")
WAITING, COMPARING, LOOKING, STUCK, ANSWERED, LAPSED = (
    "waiting",
    "comparing",
    "looking",
    "stuck",
    "answered",
    "lapsed",
)
LEAST_ASKED = 5
_HITS = 64
_NAME = 80


def check_day(first: date, last: date, today: date) -> None:
    """Raise Refused unless an event is to come, or is over for a week at most."""
    if today > last + AFTER:
        raise Refused("event_over")
    if first > today + timedelta(days=400):
        raise Refused("event_far")


def check_list(kind: str, fresh: int, before: int, rows_before: int, expected: int | None) -> None:
    """Raise Refused where a list is too short to hide anybody in it, too often or too large for its event."""
    if kind == QUERY:
        return
    if before >= MOST_LISTS[kind]:
        raise Refused("lists_many", most=MOST_LISTS[kind])
    least = LEAST_LATE if before and kind == ATTENDEES else LEAST[kind]
    if fresh < least:
        raise Refused("list_late_short" if before and kind == ATTENDEES else "list_short", least=least)
    if expected and rows_before + fresh > expected * 2 + SPARE_ROWS:
        raise Refused("rows_many", most=expected * 2 + SPARE_ROWS)


def check_spellings(keys) -> None:
    """Raise Refused when one address stands there under several names: that asks about somebody, not about a list."""
    first: dict[str, str] = {}
    more: dict[str, set[str]] = {}
    for name, mail, handle in keys:
        for address in filter(None, (mail, handle)):
            known = first.setdefault(address, name)
            if known != name:
                more.setdefault(address, {known}).add(name)
    if any(len(found) > SPELLINGS for found in more.values()):
        raise Refused("spellings")


def next_hour(moment: datetime, zone: str) -> datetime:
    """The next time it is ten in the morning there, after a moment: all that is answered is answered then."""
    there = moment.astimezone(ZoneInfo(zone))
    hour = datetime.combine(there.date(), time(HOUR), ZoneInfo(zone))
    if hour <= there:
        hour = datetime.combine(there.date() + timedelta(days=1), time(HOUR), ZoneInfo(zone))
    return hour.astimezone(moment.tzinfo)


def earliest(sent: datetime, days: int, zone: str) -> datetime:
    """When a list is answered at the earliest, whatever is found in it."""
    return next_hour(sent + timedelta(days=days), zone)


def opens(answer_at: datetime, now: datetime, zone: str) -> datetime:
    """When an answer that is given now opens: at the hour that was said, else at the next one."""
    return answer_at if now <= answer_at else next_hour(now, zone)


def agreed(said: dict[str, str], lookers) -> str | None:
    """What two people say together of a pair: the verdict; None while one is missing or they differ."""
    told = {said.get(person) for person in lookers}
    return told.pop() if len(told) == 1 and None not in told else None


def weight(one: tuple[str, date]) -> tuple[int, date]:
    """Of an answer and its last day: the stricter weighs more, then the longer."""
    return ANSWERS.index(one[0]), one[1]


def room_for(rows: int) -> int:
    """How many bytes an answer takes, for this number of rows, whatever it says."""
    return rows + 400 + min(max(rows, 1), _HITS) * (2 * _NAME + 40)


def fit_name(name: str) -> str:
    """A name as long as an answer has room for."""
    name = "".join(char for char in name if char.isprintable())
    while len(name.encode()) > _NAME:
        name = name[:-1]
    return name.strip()


def budget(rows: int) -> int:
    """How many pairs below an equal address are looked at for a list of this length: 25 in 1,000, at least three."""
    return max(3, -(-rows * 25 // 1000))
