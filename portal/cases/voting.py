"""When a proposal is decided: six rules, as data. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

ONE, TWO, MAJORITY, TWO_THIRDS, ALL, NO_OBJECTION = "one", "two_agree", "majority", "two_thirds", "unanimous", "silence"
VOTING = (ONE, TWO, MAJORITY, TWO_THIRDS, ALL, NO_OBJECTION)
FOR, AGAINST = "for", "against"
STANDS = (FOR, AGAINST)
SILENCE = timedelta(hours=24)


@dataclass(frozen=True)
class Count:
    """Who stands where: ids of those for and against, how many may take part, and since when it is open."""

    behind: frozenset[str]
    against: frozenset[str]
    eligible: int
    since: datetime


def default_rule(eligible: int) -> str:
    """The rule of a team that set none: two agree, or one where there is only one."""
    return TWO if eligible > 1 else ONE


def needed(rule: str, eligible: int) -> int:
    """How many have to agree."""
    return {
        ONE: 1,
        TWO: 2,
        MAJORITY: eligible // 2 + 1,
        TWO_THIRDS: -(-2 * eligible // 3),
        ALL: max(1, eligible),
        NO_OBJECTION: 1,
    }[rule]


def settled(rule: str, count: Count, now: datetime) -> bool:
    """Whether it is decided by this rule."""
    if rule in (ALL, NO_OBJECTION) and count.against:
        return False
    if rule == NO_OBJECTION and now < count.since + SILENCE:
        return False
    return len(count.behind) >= needed(rule, count.eligible)


def missing(rule: str, count: Count) -> int:
    """How many more have to agree."""
    return max(0, needed(rule, count.eligible) - len(count.behind))
