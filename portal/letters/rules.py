"""What may be done with a letter in which state, and how long a box and an appeal last. Pure."""

from datetime import date, timedelta

from ..errors import Conflict
from .models import ASKED, DRAFT, SENT, SIGNED

LINK = "letter"  # the state of the visit behind a link
LINK_DAYS = 30
APPEAL_DAYS = 30
MOST_ANSWERS = 40
PATTERNS = ("hearing", "talk", "warning", "suspension", "ban")
FIELDS = ("person", "community", "event", "measure", "from", "until", "appeal_until")

FOLLOWS = {
    DRAFT: {"save": DRAFT, "ask": ASKED, "drop": ""},
    ASKED: {"save": DRAFT, "sign": SIGNED, "give_back": DRAFT, "drop": ""},
    SIGNED: {"save": DRAFT, "send": SENT, "give_back": DRAFT, "drop": ""},
    SENT: {"acknowledge": SENT},
}


def follow(state: str, act: str) -> str:
    """The state of a letter after an act. Raises Conflict("letter_moved") where it does not follow."""
    try:
        return FOLLOWS[state][act]
    except KeyError:
        raise Conflict("letter_moved", state=state, act=act) from None


def fill(text: str, values: dict[str, str]) -> str:
    """A wording with its fields filled in. One without a value stays, and keeps the letter from leaving."""
    for name, value in values.items():
        if name in FIELDS and value:
            text = text.replace(f"{{{name}}}", value)
    return text


def appeal_ends(sent: date, days: int) -> date:
    """The last day on which somebody may ask for another look."""
    return sent + timedelta(days=days)
