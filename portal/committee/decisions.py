"""Deciding a central case: the ways of `cases` with the committee's own words, and what goes down afterwards."""

from dataclasses import dataclass
from datetime import date

from .. import cases, clock, register
from ..errors import Refused
from . import rules
from .inbox import down

OPEN = "open"
RULE = "two_agree"


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
    version: int | None = None,
) -> str:
    """Propose a decision and stand behind it; an earlier open proposal is replaced. Returns its id."""
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
    return cases.put_proposal(actor, case_id, words, rule=RULE, version=version)


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
