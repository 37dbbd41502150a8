"""Deciding, at a desk and at the committee: one proposes, others say where they stand, a rule says when it holds.

Whoever steps back takes their word with them, visibly; a decision that no longer holds without it is open again.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func

from .. import clock, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import drawers, panel, rules, vocabulary, voting
from .acts import begin, checked, done
from .deciding_models import Agreement, Proposal
from .ears import hears, say
from .models import Case
from .service import see
from .ways import rule_of

OPEN, AGREED, REPLACED = "open", "agreed", "replaced"
PROPOSE = {rules.COMMUNITY: ("propose", "case.decide"), rules.CENTRAL: ("decide", "central.decide")}
AGREE = {rules.COMMUNITY: "case.agree", rules.CENTRAL: "central.agree"}
_BEFORE_DONE = ("decided",)


@dataclass(frozen=True)
class AgreementView:
    """Where somebody stands, or stood. `void`: they stepped back; `gone`: they can't open the case any more."""

    person_id: str
    at: datetime
    void: bool
    stand: str = voting.FOR
    why: str = ""
    gone: bool = False


@dataclass(frozen=True)
class ProposalView:
    """A proposal, opened. `words` is what was sealed; `holds`: the rule is met and nobody has said so yet.

    `closes`: until when one may say where one stands; `over`: that moment has come; `stuck`: it can't be decided so.
    `silent`: how many have not said where they stand.
    """

    id: str
    number: int
    proposer: str
    at: datetime
    state: str
    rule: str
    words: dict
    agreements: tuple[AgreementView, ...]
    missing: int
    holds: bool
    closes: datetime | None = None
    over: bool = False
    stuck: bool = False
    silent: int = 0

    @property
    def outcome(self) -> str:
        """What it says was found."""
        return self.words["outcome"]

    @property
    def text(self) -> str:
        """Why."""
        return self.words["text"]

    @property
    def standing_behind(self) -> list[str]:
        """The ids of those whose agreement counts."""
        counts = (one for one in self.agreements if not (one.void or one.gone))
        return [one.person_id for one in counts if one.stand == voting.FOR]

    def stand_of(self, person_id: str) -> str:
        """Where somebody stands; "" when they have not said."""
        return next((one.stand for one in self.agreements if one.person_id == person_id and not one.void), "")


def _place(proposal_id: str) -> str:
    return f"cases.proposal:{proposal_id}"


def put_proposal(
    actor, case_id: str, words: dict, *, rule: str = "", closes: datetime | None = None, version: int | None = None
) -> str:
    """Propose a decision and stand behind it; an earlier open proposal is replaced. Returns its id.

    `closes`: until when the others may say where they stand. Raises Refused("closes_odd").
    """
    if words["outcome"] not in vocabulary.FINDINGS:
        raise Refused("unknown_code")
    checked(words["text"])
    if rule and rule not in voting.VOTING:
        raise Refused("unknown_code")
    if closes is not None and closes <= clock.now():
        raise Refused("closes_odd")
    act, permission = PROPOSE[see(actor, case_id).kind]
    case = begin(actor, case_id, act, permission, version)
    _has_vote(actor, case_id)
    drawers.put_step(actor, case, "proposed", actor.person)
    for earlier in _rows(actor, case_id):
        if earlier.state == OPEN:
            earlier.state = REPLACED
    last = actor.first(actor.select(func.max(Proposal.number)).where(Proposal.case_id == case_id)) or 0
    row = Proposal(id=new_id(), case_id=case_id, number=last + 1, proposer=actor.person, state=OPEN, at=clock.now())
    row.closes = closes
    row.rule = rule or rule_of(actor) or voting.default_rule(_eligible(actor, case))
    row.record_id = sealing.seal(actor, json.dumps(words), to=case.lock_id, about=_place(row.id))
    actor.add(row)
    db.session.flush()
    _put_word(actor, case, row, voting.FOR, "")
    done(actor, case, "proposed")
    return row.id


def _has_vote(actor, case_id: str) -> None:
    """Raises Conflict("no_vote") for whoever helps without one."""
    if actor.person in panel.softly(actor, case_id):
        raise Conflict("no_vote")


def _put_word(actor, case: Case, row: Proposal, stand: str, why: str) -> None:
    """Where somebody stands. Whoever says so says too that nothing stands in their way."""
    one = Agreement(id=new_id(), proposal_id=row.id, person_id=actor.person, at=clock.now(), stand=stand)
    if why.strip():
        one.record_id = sealing.seal(actor, checked(why), to=case.lock_id, about=_why(one.id))
    actor.add(one)
    db.session.flush()
    panel.put_attestation(actor, case, actor.person)


def _why(word_id: str) -> str:
    return f"cases.agreement:{word_id}"


def _eligible(scope, case: Case) -> int:
    return len(set(sealing.holders(scope, case.lock_id)) - panel.softly(scope, case.id))


def take_a_stand(
    actor, proposal_id: str, stand: str = voting.FOR, *, why: str = "", case_id: str | None = None
) -> bool:
    """Stand behind a proposal (one of this case), or against it, and say why. True when with this it is decided.

    Raises Conflict("agreed_already") the second time, Conflict("proposal_over") when it was replaced or its last
    moment is over.
    """
    if stand not in voting.STANDS:
        raise Refused("unknown_code")
    row, case = open_proposal(actor, proposal_id, case_id, "agree")
    _has_vote(actor, case.id)
    if any(one.person_id == actor.person for one in _agreements(actor, row.id)):
        raise Conflict("agreed_already")
    if count_of(actor, row, case).over(clock.now()):
        raise Conflict("proposal_over")
    _put_word(actor, case, row, stand, why)
    done(actor, case, "agree")
    return stand == voting.FOR and _settles(actor, row, case)


def settle(actor, proposal_id: str, *, case_id: str | None = None) -> None:
    """Say that a proposal holds: its rule is met. Raises Conflict("not_yet") when it is not."""
    row, case = open_proposal(actor, proposal_id, case_id, "agree")
    if not _settles(actor, row, case):
        raise Conflict("not_yet")


def open_proposal(actor, proposal_id: str, case_id: str | None, act: str) -> tuple[Proposal, Case]:
    """An open proposal for an act, and its case, which follows."""
    row = actor.first(actor.select(Proposal).where(Proposal.id == proposal_id).with_for_update())
    if row is None or row.case_id != (case_id or row.case_id):
        raise NotFound
    case = begin(actor, row.case_id, act, AGREE[see(actor, row.case_id).kind])
    if row.state != OPEN:
        raise Conflict("proposal_over")
    return row, case


def _settles(actor, row: Proposal, case: Case) -> bool:
    if not _holds(row, count_of(actor, row, case)):
        return False
    row.state = AGREED
    begin(actor, case.id, "settle", AGREE[case.kind])
    drawers.put_step(actor, case, "decided", actor.person)
    done(actor, case, "settle")
    say("decided", actor, case)
    return True


def _holds(row: Proposal, count: voting.Count) -> bool:
    return row.carried or voting.settled(row.rule, count, clock.now())


def is_stuck(scope, row: Proposal, case: Case) -> bool:
    """Whether an open proposal can't be decided here: its vote can't end well, or too few can still be free.

    Whoever has not said yet whether they are free may still come and say where they stand.
    """
    count = count_of(scope, row, case)
    if row.state != OPEN or _holds(row, count):
        return False
    gauge = panel.gauge(scope, case.id)
    more = len(set(gauge.asked) - set(sealing.holders(scope, case.lock_id)))
    return not gauge.possible or voting.stuck(row.rule, replace(count, eligible=count.eligible + more), clock.now())


def carry(scope, proposal_id: str) -> None:
    """The board has said that an open proposal holds; somebody on the case still has to say that it is decided."""
    row = scope.get(Proposal, proposal_id)
    if row is None:
        raise NotFound
    if row.state != OPEN:
        raise Conflict("proposal_over")
    row.carried = True
    db.session.flush()


def count_of(scope, row: Proposal, case: Case, *, but: str = "") -> voting.Count:
    """Who stands where, of those who still hold the case's key. `but`: somebody who is about to step back."""
    eligible = set(sealing.holders(scope, case.lock_id)) - panel.softly(scope, case.id) - {but}
    valid = [one for one in _agreements(scope, row.id) if not one.void and one.person_id in eligible]
    named = {stand: frozenset(one.person_id for one in valid if one.stand == stand) for stand in voting.STANDS}
    return voting.Count(named[voting.FOR], named[voting.AGAINST], len(eligible), row.at, row.closes)


def _rows(scope, case_id: str) -> list[Proposal]:
    return scope.all(scope.select(Proposal).where(Proposal.case_id == case_id).order_by(Proposal.number))


def _agreements(scope, proposal_id: str) -> list[Agreement]:
    wanted = scope.select(Agreement).where(Agreement.proposal_id == proposal_id)
    return scope.all(wanted.order_by(Agreement.at, Agreement.id))


def proposals(actor, case_id: str, view: Callable = ProposalView) -> list:
    """All proposals of a case for somebody who holds its key, newest first."""
    case = see(actor, case_id)
    require(actor, "case.read", case)
    able = set(sealing.holders(actor, case.lock_id))
    return [_opened(actor, case, row, view, able) for row in reversed(_rows(actor, case_id))]


def _opened(actor, case: Case, row: Proposal, view: Callable, able: set[str]):
    said, is_open = _agreements(actor, row.id), row.state == OPEN
    wanted = [(row.record_id, _place(row.id)), *((one.record_id, _why(one.id)) for one in said if one.record_id)]
    told, now = sealing.open_many(actor, wanted), clock.now()
    if row.record_id not in told:
        raise NotFound
    behind = tuple(
        AgreementView(
            one.person_id,
            one.at,
            one.void,
            one.stand,
            told.get(one.record_id, ""),
            is_open and one.person_id not in able,
        )
        for one in said
    )
    facts = {name: getattr(row, name) for name in ("id", "number", "proposer", "at", "state", "rule", "closes")}
    count = count_of(actor, row, case)
    facts |= {"missing": voting.missing(row.rule, count), "over": count.over(now), "silent": count.silent}
    facts |= {"holds": is_open and _holds(row, count), "stuck": is_stuck(actor, row, case)}
    return view(**facts, words=json.loads(told[row.record_id]), agreements=behind)


def decision(actor, case_id: str, view: Callable = ProposalView):
    """The proposal that was agreed, or None."""
    return next((one for one in proposals(actor, case_id, view) if one.state == AGREED), None)


@hears("no_vote")
@hears("recusing")
def void_agreements(actor, case: Case, person_id: str) -> None:
    """Whoever steps back, or helps without a vote, takes their word along, visibly; what it carried is open again."""
    for row in _rows(actor, case.id):
        for one in _agreements(actor, row.id):
            one.void = one.void or one.person_id == person_id
        db.session.flush()
        _open_again(actor, case, row, but=person_id, by=person_id if person_id == actor.person else "")


def _open_again(actor, case: Case, row: Proposal, *, but: str = "", by: str = "") -> None:
    """A decision whose rule is not met any more is open again, as long as it was not carried out."""
    if row.state != AGREED or case.state not in _BEFORE_DONE:
        return
    if _holds(row, count_of(actor, row, case, but=but)):
        return
    row.state = OPEN
    case.state = rules.follow(case.kind, case.state, "unsettle", case.before)
    drawers.put_step(actor, case, "decision_open", by)
    done(actor, case, "unsettle")
