"""What a card holds, and which of it is needed: the words. Pure: no database, no clock."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

TAKERS = ("lead", "responder", "helper", "contact")
"""Who may hand a card in: those who handle reports, helpers on site, and the contacts whom people turn to."""

SAFE = ("yes", "no", "unknown")
AFFECTED = ("teller", "other", "group")
SOURCES = ("first_hand", "passed_on", "seen")
READ_BACK, RECEIPT, NEITHER = "read_back", "receipt", "neither"
CONFIRMED = (READ_BACK, RECEIPT, NEITHER)
CODES = {"safe": SAFE, "ongoing": ("yes", "no", "pattern", "unknown"), "affected": AFFECTED, "source": SOURCES}
CODES |= {"confirmed": CONFIRMED, "door": ("community", "committee")}

LIMITS = {"story": 20_000, "who": 2_000, "where": 1_000, "when": 500, "witnesses": 1_000}
LIMITS |= {"contact": 500, "wishes": 2_000, "place": 200}
SLACK = timedelta(minutes=15)  # a device's clock may be ahead of ours


@dataclass(frozen=True)
class Card:
    """A card as it was filled in. `told`: what the clocks there showed. `exclude`: ids of people."""

    story: str
    who: str = ""
    where: str = ""
    when: str = ""
    witnesses: str = ""
    contact: str = field(default="", repr=False)
    wishes: str = ""
    place: str = ""
    told: str = ""
    event: str = ""
    safe: str = ""
    ongoing: str = ""
    affected: str = ""
    source: str = ""
    confirmed: str = NEITHER
    door: str = "community"
    agrees: bool = False
    exclude: tuple[str, ...] = ()
    language: str = "en"


def read(found: dict) -> Card:
    """A card out of what came from a device or a form: unknown names and codes are left aside, words never."""
    words = {name: str(found.get(name) or "").strip() for name in (*LIMITS, "told", "event")}
    codes = {name: found[name] for name, known in CODES.items() if found.get(name) in known}
    people = found.get("exclude")
    out = tuple(one for one in people if isinstance(one, str)) if isinstance(people, (list, tuple)) else ()
    agrees, language = found.get("agrees") is True, str(found.get("language") or "en")[:12]
    return Card(**words, **codes, exclude=out, agrees=agrees, language=language)


def too_long(card: Card) -> list[str]:
    """The names of the fields that hold more than one may write into them."""
    return [name for name, most in LIMITS.items() if len(getattr(card, name)) > most]


def told_at(text: str, zone: str, typed: datetime) -> datetime:
    """When it was told: what the clocks there showed, or when it was typed where that was left empty."""
    there = typed.astimezone(ZoneInfo(zone))
    try:
        told = datetime.fromisoformat(text).replace(tzinfo=None, second=0, microsecond=0)
    except ValueError:
        return there
    return told.replace(tzinfo=ZoneInfo(zone))


def is_ahead(text: str, zone: str, now: datetime) -> bool:
    """Whether it would have been told later than now: most likely a slip."""
    return told_at(text, zone, now) > now + SLACK


def typed_at(given, now: datetime) -> datetime:
    """When it was typed, from a device's clock in milliseconds; its arrival where that can't be."""
    if isinstance(given, bool) or not isinstance(given, int) or not 0 < given <= (now + SLACK).timestamp() * 1000:
        return now
    return datetime.fromtimestamp(given / 1000, tz=now.tzinfo)
