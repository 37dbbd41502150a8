"""What goes with what in the register, how a standing holds, and what a pattern suggests. Pure."""

import re
from datetime import date, timedelta

from ..errors import Refused

STANDINGS = ("none", "flagged", "banned")
RECORD_TYPES = ("1", "1b", "2", "3", "4", "5")
STANDING_OF = {"1": "none", "1b": "none", "2": "none", "3": "none", "4": "flagged", "5": "banned"}
NOBODY_KNOWN = ("1", "1b", "2")
STATUSES = ("ongoing", "resolved", "on_hold", "reopened")
SOURCES = ("team", "central", "board", "local", "parties", "none")
LADDER = ("nothing", "warning", "short", "long", "ban")
CLASSES = ("safety", "repeated", "pattern", "misuse", "evasion", "other")
RUNNING, DONE, STOPPED, FAILED = "running", "done", "stopped", "failed"
"""How a comparison of everybody with everybody stands, or went."""

YEAR = timedelta(days=365)
_WORDS = """
offender victim accuser abuser predator harasser stalker criminal guilty liar creep pervert rapist molester
psychopath toxic blacklist perpetrator
"""
_LOADED = frozenset(_WORDS.split())
_ORDERS = ("must not be admitted", "must ban", "should ban", "must remove", "do not admit", "you must", "have to ban")


def check_standing(standing: str, until: date | None, today: date) -> None:
    """Raise Refused for a standing that makes no sense: an unknown one, a day without one, a day gone by."""
    if standing not in STANDINGS:
        raise Refused("unknown_code")
    if until is not None and standing == "none":
        raise Refused("until_without_standing")
    if until is not None and until <= today:
        raise Refused("until_gone_by")


def check_record(record_type: str, standing: str, known: bool, decided: str) -> None:
    """Raise Refused unless type, standing and decision fit together, and somebody is named where one must be."""
    if record_type not in RECORD_TYPES:
        raise Refused("unknown_code")
    if STANDING_OF[record_type] != standing:
        raise Refused("type_and_standing")
    if STANDINGS.index(standing) > STANDINGS.index(decided):
        raise Refused("beyond_decision")
    if not known and record_type not in NOBODY_KNOWN:
        raise Refused("nobody_named")


def in_force(standing: str, since: date, until: date | None, today: date) -> bool:
    """Whether a standing holds on this day; its last day is part of it."""
    return standing != "none" and since <= today and (until is None or until >= today)


def strictest(found):
    """Of (standing, since, until) the one that weighs most: the stricter, then the longer; None for none."""
    return max(found, key=lambda one: (STANDINGS.index(one[0]), one[2] or date.max), default=None)


def shown_type(record_type: str, standing: str) -> str:
    """The kind of a record as it is now: what was recorded, raised while its person stands flagged or banned."""
    raised = {"flagged": "4", "banned": "5"}.get(standing)
    if raised is None or record_type in NOBODY_KNOWN:
        return record_type
    return max(record_type, raised, key=RECORD_TYPES.index)


def highest(consequences) -> str:
    """The heaviest consequence among these, "" when none is known."""
    return max((one for one in consequences if one in LADDER), key=LADDER.index, default="")


def trend(days, today: date) -> str:
    """Whether it gets more: the last year beside the one before."""
    days = list(days)
    if len(days) < 2:
        return "single"
    last = sum(day > today - YEAR for day in days)
    before = sum(today - 2 * YEAR < day <= today - YEAR for day in days)
    return "rising" if last > before else "falling" if last < before else "steady"


def suggestion(standing: str, violations: int, communities: int, since: int) -> str:
    """What a pattern suggests to people who decide; "" for nothing. `since`: violations after the standing began."""
    if standing == "none" and (violations >= 3 or (violations >= 2 and communities >= 2)):
        return "flag"
    if standing == "flagged" and since:
        return "ban"
    return ""


def loaded(text: str) -> list[str]:
    """The words of a text that judge a person, or give an order where information is meant."""
    small = text.casefold()
    words = [word for word in re.findall(r"[a-z]+", small) if word.removesuffix("s") in _LOADED]
    return list(dict.fromkeys(words + [order for order in _ORDERS if order in small]))


def check_words(text: str, sure: bool) -> None:
    """Raise Refused("loaded_words") for such words, unless somebody is sure of them."""
    found = [] if sure else loaded(text)
    if found:
        raise Refused("loaded_words", words=", ".join(found))
