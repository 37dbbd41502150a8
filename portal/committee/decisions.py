"""Deciding a central case: the ways of `cases` with the committee's own words, and what goes down afterwards."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from .. import cases, clock, register
from ..errors import Refused
from . import rules
from .inbox import down

OPEN = "open"


@dataclass(frozen=True)
class Decision(cases.ProposalView):
    """A proposal of the committee, opened."""

    @property
    def further(self) -> str:
        """What the committee does."""
        return self.words["further"]

    @property
    def standing(self) -> str:
        """The standing of the reported person."""
        return self.words["standing"]

    @property
    def until(self) -> date | None:
        """The last day of that standing."""
        return date.fromisoformat(self.words["until"]) if self.words["until"] else None

    @property
    def advice(self) -> str:
        """Words for the sender: the only ones that go down."""
        return self.words["advice"]


def propose(
    actor,
    case_id: str,
    outcome: str,
    standing: str,
    until: date | None,
    text: str,
    *,
    further: str = "log_only",
    advice: str = "",
    rule: str = "",
    closes: date | None = None,
    version: int | None = None,
) -> str:
    """Propose a decision and stand behind it; an earlier open proposal is replaced. Returns its id.

    `rule`: by which it is decided, "" for the usual way; `closes`: the last day on which somebody may say where they
    stand. Raises Refused("closes_odd") for a day that is over.
    """
    register.check_standing(standing, until, clock.today())
    if further not in rules.FURTHER:
        raise Refused("unknown_code")
    words = {
        "outcome": outcome,
        "further": further,
        "standing": standing,
        "until": until and until.isoformat(),
        "text": text,
        "advice": advice,
    }
    rule = rule or cases.rule_of(actor) or rules.usual_rule(further, standing)
    last = datetime.combine(closes or clock.today() + rules.VOTE, time.max, UTC)
    return cases.put_proposal(actor, case_id, words, rule=rule, closes=last, version=version)


def agree(actor, proposal_id: str, *, case_id: str | None = None) -> bool:
    """Stand behind a colleague's proposal (one of this case). True when with this it is decided.

    Raises Conflict("agreed_already") the second time, Conflict("proposal_over") when it was replaced.
    """
    return cases.take_a_stand(actor, proposal_id, case_id=case_id)


@cases.hears("decided")
def tell_of_decision(actor, case, _before: str) -> None:
    """The sender learns that it is decided, with the words that are for them."""
    agreed = decision(actor, case.id) if case.kind == cases.CENTRAL else None
    if agreed is not None:
        down(actor, case.id, "decided", agreed.advice)


def proposals(actor, case_id: str) -> list[Decision]:
    """All proposals of a case for somebody who holds its key, newest first."""
    return cases.proposals(actor, case_id, Decision)


def decision(actor, case_id: str) -> Decision | None:
    """The proposal that was agreed, or None."""
    return cases.decision(actor, case_id, Decision)


def vote(found: list[Decision], person_id: str, *, soft=()) -> str:
    """How the open one of these proposals stands for somebody: "" for none, agree, wait, settle or stuck.

    `soft`: who helps without a vote, and waits for the others.
    """
    one = next((one for one in found if one.state == OPEN), None)
    if person_id in soft and (one is None or not one.holds):
        return "wait"
    if one is None or one.holds or one.stuck:
        return "" if one is None else "settle" if one.holds else "stuck"
    return "wait" if any(said.person_id == person_id for said in one.agreements) else "agree"
