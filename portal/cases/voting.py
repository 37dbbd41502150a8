"""When a proposal is decided: seven rules, as data. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

ONE, TWO, MAJORITY, TWO_THIRDS, ALL, NO_OBJECTION = "one", "two_agree", "majority", "two_thirds", "unanimous", "silence"
CONSENSUS = "consensus"
VOTING = (ONE, TWO, MAJORITY, TWO_THIRDS, ALL, CONSENSUS, NO_OBJECTION)
FOR, AGAINST = "for", "against"
STANDS = (FOR, AGAINST)
SILENCE = timedelta(hours=24)


@dataclass(frozen=True)
class Count:
    """Who stands where: ids of those for and against, how many may take part, since when it is open, until when."""

    behind: frozenset[str]
    against: frozenset[str]
    eligible: int
    since: datetime
    closes: datetime | None = None

    @property
    def silent(self) -> int:
        """How many have not said where they stand."""
        return self.eligible - len(self.behind) - len(self.against)

    def over(self, now: datetime) -> bool:
        """Whether nobody can say any more where they stand."""
        return self.closes is not None and now >= self.closes


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
        CONSENSUS: max(1, eligible),
        NO_OBJECTION: 1,
    }[rule]


def settled(rule: str, count: Count, now: datetime) -> bool:
    """Whether it is decided by this rule."""
    if rule in (ALL, NO_OBJECTION) and count.against:
        return False
    if rule == NO_OBJECTION and now < count.since + SILENCE:
        return False
    if rule == CONSENSUS and count.over(now):
        rule = TWO_THIRDS
    return len(count.behind) >= needed(rule, count.eligible)


def stuck(rule: str, count: Count, now: datetime) -> bool:
    """Whether a vote ended without a decision: its last day is over, or too many are against."""
    if settled(rule, count, now):
        return False
    if rule in (ALL, NO_OBJECTION) and count.against:
        return True
    least = TWO_THIRDS if rule == CONSENSUS else rule
    return count.over(now) or len(count.behind) + count.silent < needed(least, count.eligible)


def missing(rule: str, count: Count) -> int:
    """How many more have to agree."""
    return max(0, needed(rule, count.eligible) - len(count.behind))
