"""What may be asked, how long it may take, what follows what; and what every answer says alike. Pure."""

from datetime import date, datetime, timedelta

ACCESS, CORRECTION, OBJECTION, DELETION, WRONG = KINDS = ("access", "correction", "objection", "deletion", "wrong")
"""What somebody may ask: to know, to put right, to object, to have deleted, and to say "this is not me"."""

MONTH = timedelta(days=30)
AGAIN = timedelta(days=90)
LONGEST = 10_000
MOST_WORDS = 40
CHECK, ANSWER, LATER = CLOCKS = ("who_asks", "rights", "put_off")

TOLD, NOTHING = OUTCOMES = ("told", "nothing")
"""Something is told, or nothing. Nothing is also said of what must not be told yet: in the same words."""

OTHERS, LAW, NEEDED = PARTS = ("others", "law", "needed")
"""What may be said of parts that are not told. None says whether there is anything."""

SAFETY, INQUIRY, WITNESS = DELAYS = ("safety", "inquiry", "witness")
"""Why something is not told yet. Sealed; never told."""

LEAST_WHY = 12


def again_from(sent: date) -> date:
    """From when the same may be asked once more: counted from the day of the answer, whatever it says."""
    return sent + AGAIN


def due_from(moment: datetime) -> datetime:
    """By when whoever asks has their answer."""
    return moment + MONTH


def check_by(moment: datetime) -> datetime:
    """By when it should be clear who asks: it is part of the same month."""
    return moment + timedelta(days=7)


LONGEST_WAIT = timedelta(days=183)


def may_wait(until: date, today: date) -> bool:
    """Whether something may be put off until then: half a year at a time, then somebody says why once more."""
    return today < until <= today + LONGEST_WAIT
