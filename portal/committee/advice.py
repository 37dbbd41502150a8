"""Asking somebody who is not on a case: an adviser, a liaison, and the board when the committee can't decide.

They get the parts that were ticked, under a lock of their own, and only after saying that nothing stands in their way.
They hold no key of the case and have no vote. What they answer is sealed into the case. The board's answer to a vote
that is stuck makes the proposal hold; a member on the case then says so.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from .. import access, audit, cases, clock, reports, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import decisions
from .advice_models import Advice
from .inbox import PLACE

ADVISER, LIAISON, BOARD = "adviser", "liaison", "board"
PARTS = {ADVISER: ("adviser",), LIAISON: ("adviser", "board"), BOARD: ("board",)}
"""{as what somebody is asked: the roles of those who can be}"""
SHOWN = ("facts", "actions", "people", "review", "responses", "report")
"""The parts of a case that may be shown to them: never who reported, nor the team's own notes."""


@dataclass(frozen=True)
class Asked:
    """A question as those on the case see it, or as the one who was asked finds it on their list."""

    id: str
    case_id: str
    person_id: str
    part: str
    asked_at: datetime
    attested_at: datetime | None
    answered_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True)
class Question:
    """What the one who was asked reads, once they said that nothing stands in their way."""

    asked: Asked
    text: str
    parts: tuple[tuple[str, tuple[cases.Item, ...]], ...]
    proposal: dict | None


def candidates(actor, case_id: str, part: str) -> list[str]:
    """Who could be asked: vouched for, in the right role, not shut out, and not asked already."""
    require(actor, "central.advise", cases.see(actor, case_id))
    able = [holder.id for holder in access.vouched_holders(PLACE, PARTS[part])]
    open_ones = {row.person_id for row in _rows(actor, case_id) if row.ended_at is None}
    barred = access.barred_people(actor, case_id, able)
    return [one for one in able if one not in barred and one not in open_ones]


def _rows(scope, case_id: str) -> list[Advice]:
    return scope.all(scope.select(Advice).where(Advice.case_id == case_id).order_by(Advice.asked_at, Advice.id))


def ask(actor, case_id: str, person_id: str, part: str, parts, text: str) -> str:
    """Ask somebody; returns the question's id. Raises Refused who_odd, left_out, text_empty, unknown_code, not_stuck.

    left_out: something stands in their way that they need not be told of.
    """
    case = cases.see(actor, case_id)
    require(actor, "central.advise", case)
    if part not in PARTS or not set(parts) <= set(SHOWN):
        raise Refused("unknown_code")
    if person_id not in candidates(actor, case_id, part):
        raise Refused("who_odd")
    proposal = _stuck(actor, case_id) if part == BOARD else None
    cases.advance(actor, case_id, "note", "case.note", "board_asked" if part == BOARD else "advice_asked")
    if cases.named_by(actor, case_id, person_id):
        raise Refused("left_out")
    packet = cases.excerpt(actor, case_id, parts)
    row = Advice(id=new_id(), case_id=case_id, person_id=person_id, part=part, asked_by=actor.person)
    row.asked_at, row.proposal_id = clock.now(), proposal.id if proposal else ""
    row.lock_id = sealing.create_lock(actor, "case", sealing.holders_of(sealing.holders(actor, case.lock_id)))
    told = [[code, [asdict(item) for item in items]] for code, items in packet.parts]
    words = {"text": cases.checked(text), "parts": told, "proposal": proposal.words if proposal else None}
    row.record_id = sealing.seal(actor, json.dumps(words), to=row.lock_id, about=_place(row.id))
    sealing.withhold(actor, row.lock_id, sealing.holders_of([person_id]))
    actor.add(row)
    db.session.flush()
    audit.record(actor, "committee.advice_asked", row.id)
    reports.tell([person_id])
    return row.id


def _place(advice_id: str) -> str:
    return f"committee.advice:{advice_id}"


def _stuck(actor, case_id: str):
    found = next((one for one in decisions.proposals(actor, case_id) if one.state == decisions.OPEN), None)
    if found is None or not found.stuck:
        raise Refused("not_stuck")
    return found


def _asked(row: Advice) -> Asked:
    return Asked(**{name: getattr(row, name) for name in Asked.__dataclass_fields__})


def of_case(actor, case_id: str) -> list[Asked]:
    """Who was asked about a case, for those on it."""
    require(actor, "case.read", cases.see(actor, case_id))
    return [_asked(row) for row in _rows(actor, case_id)]


def mine(actor) -> list[Asked]:
    """What somebody was asked and may still read, the newest first."""
    require(actor, "advice.give")
    wanted = actor.select(Advice).where(Advice.person_id == actor.person, Advice.ended_at.is_(None))
    rows = actor.all(wanted.order_by(Advice.asked_at.desc(), Advice.id))
    shut = access.barred_among(actor, [row.case_id for row in rows], actor.person) if rows else set()
    return [_asked(row) for row in rows if row.case_id not in shut]


def _own(actor, advice_id: str) -> Advice:
    require(actor, "advice.give")
    wanted = actor.select(Advice).where(Advice.id == advice_id, Advice.person_id == actor.person)
    row = actor.first(wanted.with_for_update())
    if row is None or row.ended_at is not None or access.barred(actor, row.case_id, actor.person):
        raise NotFound
    return row


def attest(actor, advice_id: str) -> None:
    """Nothing stands in one's way: with this the words open. Conflict("ask_again") when the key has changed since."""
    row = _own(actor, advice_id)
    if row.attested_at is not None:
        return
    if actor.person not in sealing.unfold(actor, row.lock_id, [actor.person]):
        raise Conflict("ask_again")
    row.attested_at = clock.now()
    cases.step(access.letterbox(PLACE), row.case_id, "advice_opened", silent=True, author=actor.person)
    audit.record(actor, "committee.advice_attested", row.id)


def read(actor, advice_id: str) -> tuple[Asked, Question | None]:
    """A question, with its words once they are open."""
    row = _own(actor, advice_id)
    if row.attested_at is None or not sealing.holds(actor, row.lock_id):
        return _asked(row), None
    words = json.loads(sealing.open_(actor, row.record_id, about=_place(row.id)))
    parts = tuple((code, tuple(cases.Item(**item) for item in items)) for code, items in words["parts"])
    audit.record(actor, "committee.advice_read", row.id)
    return _asked(row), Question(_asked(row), words["text"], parts, words["proposal"])


def answer(actor, advice_id: str, text: str, word: str = "") -> None:
    """Say what one thinks; it is sealed into the case. `word`: the board's, "for" or "against" the proposal."""
    row = _own(actor, advice_id)
    if not sealing.holds(actor, row.lock_id):
        raise NotFound
    if row.part == BOARD and word not in ("for", "against"):
        raise Refused("word_needed")
    code = "advice_given" if row.part != BOARD else f"board_{word}"
    kind = "opinion" if row.part != BOARD else "board"
    cases.step(access.letterbox(PLACE), row.case_id, code, cases.checked(text), kind=kind, author=actor.person)
    if row.part == BOARD and word == "for":
        cases.carry(access.letterbox(PLACE), row.proposal_id)
    row.answered_at = clock.now()
    db.session.flush()
    audit.record(actor, "committee.advice_given", row.id)
    if row.part == BOARD:
        _close(actor, row)


def step_back(actor, advice_id: str) -> None:
    """Something stands in one's way: nothing of it is left, and those on the case see that it was given back."""
    row = _own(actor, advice_id)
    access.bar(actor, row.case_id, actor.person)
    _close(actor, row)
    cases.step(access.letterbox(PLACE), row.case_id, "advice_declined", author=actor.person)
    audit.record(actor, "committee.advice_declined", row.id)


def end(actor, case_id: str, advice_id: str) -> None:
    """Those on the case need it no longer: the words close."""
    require(actor, "central.advise", cases.see(actor, case_id))
    row = next((row for row in _rows(actor, case_id) if row.id == advice_id and row.ended_at is None), None)
    if row is None:
        raise NotFound
    _close(actor, row)
    audit.record(actor, "committee.advice_ended", row.id)


def _close(actor, row: Advice) -> None:
    sealing.drop_withheld(actor, row.lock_id)
    sealing.revoke(actor, row.lock_id, row.person_id)
    row.ended_at = clock.now()
    db.session.flush()


@cases.hears("recusing")
def leave_questions_too(actor, case, person_id: str) -> None:
    """Whoever steps back from a case holds no question about it either."""
    if case.kind == cases.CENTRAL:
        for row in _rows(actor, case.id):
            if sealing.holds(actor, row.lock_id, person_id) and len(sealing.holders(actor, row.lock_id)) > 1:
                sealing.revoke(actor, row.lock_id, person_id)


@cases.hears("acted")
def end_with_the_case(actor, case, action: str) -> None:
    """With the case every question about it ends."""
    if action == "closed" and case.kind == cases.CENTRAL:
        for row in _rows(actor, case.id):
            if row.ended_at is None:
                _close(actor, row)


def end_all_of(scope, person_id: str) -> int:
    """Whoever leaves is asked nothing any more; their keys went with their roles. Says how many questions ended."""
    rows = scope.all(scope.select(Advice).where(Advice.person_id == person_id, Advice.ended_at.is_(None)))
    for row in rows:
        sealing.drop_withheld(scope, row.lock_id)
        row.ended_at = clock.now()
    db.session.flush()
    return len(rows)
