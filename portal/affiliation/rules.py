"""Which act follows which state of an affiliation, who does it, and when it is looked at again. Pure.

Every pair of state and act is decided: it is written here, or it is a Conflict (409).
"""

from collections.abc import Iterable
from datetime import date, timedelta

from ..errors import Conflict

NONE, ASKED, CONDITIONS, APPROVED, LISTED, REVIEW, ENDED = STATES = (
    "none",
    "asked",
    "conditions",
    "approved",
    "listed",
    "review",
    "ended",
)
COMMUNITY_ACTS = ("ask", "answer", "list", "unlist", "withdraw")
COMMITTEE_ACTS = ("condition", "approve", "decline", "review", "confirm", "end")
KEEPER_ACTS = ("remind",)
ACTS = (*COMMUNITY_ACTS, *COMMITTEE_ACTS, *KEEPER_ACTS)
TWO = ("approve", "decline", "confirm", "end")
"""What takes two members."""

NEEDS_WORDS = ("answer", "condition", "decline", "end")
BACK = "<- before"
"""In the table: the state it was in before it was looked at again."""

RULES: dict[str, dict[str, str]] = {
    NONE: {"ask": ASKED},
    ASKED: {"condition": CONDITIONS, "approve": APPROVED, "decline": ENDED, "withdraw": ENDED, "remind": ASKED},
    CONDITIONS: {
        "answer": ASKED,
        "condition": CONDITIONS,
        "approve": APPROVED,
        "decline": ENDED,
        "withdraw": ENDED,
        "remind": CONDITIONS,
    },
    APPROVED: {"list": LISTED, "review": REVIEW, "end": ENDED, "withdraw": ENDED, "remind": APPROVED},
    LISTED: {"unlist": APPROVED, "review": REVIEW, "end": ENDED, "withdraw": ENDED, "remind": LISTED},
    REVIEW: {
        "answer": REVIEW,
        "condition": REVIEW,
        "unlist": REVIEW,
        "confirm": BACK,
        "end": ENDED,
        "withdraw": ENDED,
        "remind": REVIEW,
    },
    ENDED: {"ask": ASKED},
}
"""{state: {act: the state after it}}"""

AFFILIATED = (APPROVED, LISTED, REVIEW)
YEAR = timedelta(days=365)
AHEAD = timedelta(days=30)
PATIENCE = timedelta(days=14)
Past = list[tuple[str, str, date]]
"""What happened so far, oldest first: (act, state after it, day)."""


def follow(past: Past, act: str) -> str:
    """The state after an act. Raises Conflict("step_does_not_follow") where the act is not declared."""
    if act not in ACTS:
        raise ValueError(act)
    state = state_of(past)
    if act not in RULES[state] or (act == "unlist" and not on_list(past)):
        raise Conflict("step_does_not_follow", state=state, act=act)
    after = RULES[state][act]
    return after if after != BACK else (LISTED if on_list(past) else APPROVED)


def state_of(past: Past) -> str:
    """How it stands."""
    return past[-1][1] if past else NONE


def open_acts(past: Past, among: Iterable[str]) -> list[str]:
    """Which of these acts may follow."""
    state = state_of(past)
    return [act for act in among if act in RULES[state] and (act != "unlist" or on_list(past))]


def on_list(past: Past) -> bool:
    """Whether the community stands on the public list: from "list" on, also while it is looked at again."""
    listed = False
    for act, state, _day in past:
        listed = act == "list" or (listed and act != "unlist" and state in AFFILIATED)
    return listed


def looked(past: Past) -> date | None:
    """The day on which the committee last found that all is well, of the affiliation that runs."""
    return next((day for act, _state, day in reversed(past) if act in ("approve", "confirm")), None)


def due(past: Past) -> date | None:
    """The day by which it is looked at again; of a review, the day it was due."""
    day = looked(past)
    return day + YEAR if day and state_of(past) in AFFILIATED else None


def turn(past: Past) -> str:
    """Whose turn it is: committee, community, or nobody's."""
    state = state_of(past)
    if state == REVIEW:
        last = next(act for act, _state, _day in reversed(past) if act != "remind")
        return "community" if last in ("review", "condition") else "committee"
    return {ASKED: "committee", CONDITIONS: "community"}.get(state, "")


def late(past: Past, today: date) -> bool:
    """Whether something is overdue: an application nobody decided, a condition nobody answered, a yearly look."""
    since = next((day for act, _state, day in reversed(past) if act != "remind"), today)
    if state_of(past) in (ASKED, CONDITIONS, REVIEW):
        return today > since + PATIENCE
    day = due(past)
    return day is not None and today > day


def keeper_act(past: Past, today: date) -> str:
    """What the keeper does today: "review" when the year is over, "remind" when it is time to, "" for nothing."""
    state, last = state_of(past), past[-1][2] if past else today
    if state in (ASKED, CONDITIONS, REVIEW):
        return "remind" if today > last + PATIENCE else ""
    day = due(past)
    if day is None:
        return ""
    if today >= day:
        return "review"
    reminded = next((when for act, _state, when in reversed(past) if act == "remind"), None)
    soon = day - AHEAD
    return "remind" if today >= soon and (reminded is None or reminded < soon) else ""
