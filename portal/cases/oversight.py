"""How cases stand without a word of them, for those who oversee and for agendas: only what stands in clear.

Whoever is shut out of a case finds no trace of it here either. Practice is left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func

from .. import access
from ..access import require
from ..db import db
from . import deciding, deciding_models, panel, rules, voting
from .models import Case, CaseStep

MOST = 2000
_OPEN, _AGREED = "open", "agreed"


@dataclass(frozen=True)
class Vote:
    """A proposal without its words: since when, by which rule, how many stand where; how many took their word back.

    `stuck`: it can't be decided by those on the case.
    """

    at: datetime
    rule: str
    state: str
    behind: int
    against: int
    void: int
    stuck: bool = False


@dataclass(frozen=True)
class Outline:
    """One case: its code name, how it stands, its open proposal, and whether enough people could still be free."""

    id: str
    code_name: str
    state: str
    source: str
    opened_at: datetime
    moved_at: datetime
    vote: Vote | None = None
    possible: bool = True


@dataclass(frozen=True)
class Decided:
    """That a case was decided, and how: never what."""

    case_id: str
    code_name: str
    state: str
    at: datetime
    vote: Vote


def _seen(actor, *entities):
    """A SELECT over the cases here that this actor may know of. The keeper, who tells nobody, is shut out of none."""
    require(actor, "case.outline")
    out = access.barred_things(actor, actor.person) if actor.person else []
    return actor.select(*entities).where(Case.drill.is_(False), Case.id.not_in(out))


def outlines(actor, *, states: Iterable[str] | None = None) -> list[Outline]:
    """The running cases here, the one that waits longest first; those in these states only, if any are named."""
    wanted = _seen(actor, Case).where(Case.running)
    if states is not None:
        wanted = wanted.where(Case.state.in_(list(states)))
    rows = actor.all(wanted.order_by(Case.moved_at, Case.id).limit(MOST))
    votes = _votes(actor, [row.id for row in rows], _OPEN, {row.id: row for row in rows})
    back = _stepped_back(actor, [row.id for row in rows])
    names = ("id", "code_name", "state", "source", "opened_at", "moved_at")
    return [
        Outline(
            **{name: getattr(row, name) for name in names},
            vote=votes.get(row.id, (None, None))[1],
            possible=panel.gauge(actor, row.id, back.get(row.id, ())).possible,
        )
        for row in rows
    ]


def _stepped_back(scope, case_ids) -> dict[str, list[str]]:
    wanted = scope.select(CaseStep.case_id, CaseStep.person_id)
    wanted = wanted.where(CaseStep.case_id.in_(case_ids), CaseStep.code.in_(rules.OUT))
    made: dict[str, list[str]] = {}
    for case_id, person in db.session.execute(wanted):
        made.setdefault(case_id, []).append(person)
    return made


def outline(actor, case_id: str) -> Outline | None:
    """One case here, running or not; None for whoever may not know of it."""
    row = actor.first(_seen(actor, Case).where(Case.id == case_id))
    if row is None:
        return None
    return Outline(row.id, row.code_name, row.state, row.source, row.opened_at, row.moved_at)


def known(actor, case_ids: Iterable[str]) -> dict[str, Outline]:
    """Those of these cases that this actor may know of, by id."""
    rows = actor.all(_seen(actor, Case).where(Case.id.in_(list(case_ids))))
    found = [Outline(row.id, row.code_name, row.state, row.source, row.opened_at, row.moved_at) for row in rows]
    return {one.id: one for one in found}


def counts(actor) -> dict[str, int]:
    """{state: how many cases}, every one this actor may know of."""
    wanted = _seen(actor, Case.state, func.count()).group_by(Case.state)
    return dict(db.session.execute(wanted).all())


def arrived(actor, since: datetime) -> int:
    """How many came in since then."""
    return db.session.scalar(_seen(actor, func.count()).select_from(Case).where(Case.opened_at >= since)) or 0


def decided(actor, *, page: int = 1, size: int = 25) -> tuple[list[Decided], bool]:
    """The decisions, latest first, and whether more follow. Nothing of what was decided."""
    proposal = deciding_models.Proposal
    wanted = _seen(actor, proposal, Case.code_name, Case.state).join(
        Case, (Case.id == proposal.case_id) & (Case.partition == proposal.partition)
    )
    wanted = wanted.where(proposal.state == _AGREED).order_by(proposal.at.desc(), proposal.id)
    rows = db.session.execute(wanted.offset((page - 1) * size).limit(size + 1)).all()
    votes = _votes(actor, [row[0].case_id for row in rows], _AGREED)
    made = [Decided(one.case_id, code, state, *_when(one, votes)) for one, code, state in rows[:size]]
    return made, len(rows) > size


def _when(proposal, votes) -> tuple[datetime, Vote]:
    return votes[proposal.case_id]


def _votes(scope, case_ids, state: str, running: dict[str, Case] | None = None) -> dict[str, tuple[datetime, Vote]]:
    """{case id: (when its last word was said, the newest proposal in this state)}; of those running, if it is stuck."""
    proposal, word = deciding_models.Proposal, deciding_models.Agreement
    wanted = scope.select(proposal).where(proposal.case_id.in_(case_ids), proposal.state == state)
    rows = {row.id: row for row in scope.all(wanted.order_by(proposal.number))}
    said: dict[str, list] = {one: [] for one in rows}
    for one in scope.all(scope.select(word).where(word.proposal_id.in_(list(rows))).order_by(word.at)):
        said[one.proposal_id].append(one)
    made = {}
    for row in rows.values():
        words = said[row.id]
        stands = [one.stand for one in words if not one.void]
        numbers = (stands.count(voting.FOR), stands.count(voting.AGAINST), sum(one.void for one in words))
        last = max((one.at for one in words), default=row.at)
        stuck = bool(running) and deciding.is_stuck(scope, row, running[row.case_id])
        made[row.case_id] = (last, Vote(row.at, row.rule, row.state, *numbers, stuck))
    return made
