"""Which act follows which state of a meeting. Pure. Every pair is decided: it is written here, or a Conflict (409)."""

from ..errors import Conflict

PLANNED, HELD, CLOSED, OFF = STATES = ("planned", "held", "closed", "off")
ACTS = ("topic", "drop", "call_off", "begin", "attend", "write", "stand", "close")
RULES: dict[str, dict[str, str]] = {
    PLANNED: {"topic": PLANNED, "drop": PLANNED, "call_off": OFF, "begin": HELD},
    HELD: {"topic": HELD, "attend": HELD, "write": HELD, "stand": HELD, "close": CLOSED},
    CLOSED: {},
    OFF: {},
}
"""{state: {act: the state after it}}"""

CASE, ENDING, AFFILIATION, SEAT, TOPIC = KINDS = ("case", "ending", "affiliation", "seat", "topic")


def follow(state: str, act: str) -> str:
    """The state after an act. Raises Conflict("step_does_not_follow") where the act is not declared."""
    if act not in ACTS:
        raise ValueError(act)
    if act not in RULES[state]:
        raise Conflict("step_does_not_follow", state=state, act=act)
    return RULES[state][act]
