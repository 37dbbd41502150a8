"""Two members look at each row that was found, beside somebody of the register, and say whether they are the same.

Each sees the other's word only after their own. They see no standing: it does not help to tell people apart. Nobody
sees a row that others look at, nor how many there are.
"""

import json
import secrets
from collections import Counter
from dataclasses import dataclass

from .. import access, audit, clock, register, reports, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import letters, rules
from .comparing import held_check
from .models import ScreeningCheck, ScreeningNews, ScreeningPair, ScreeningReply, ScreeningVerdict
from .places import at_checks
from .sending import about
from .sharing import held_locks, lock_of

ASKED = "asked"


@dataclass(frozen=True)
class Pair:
    """A pair as one of the two members sees it. `theirs` stays "" until both have said something."""

    id: str
    number: int
    row: dict
    entry: dict
    band: str
    reasons: tuple[tuple[str, str], ...]
    ids: tuple[str, ...]
    lock_id: str
    lookers: tuple[str, ...]
    mine: str = ""
    theirs: str = ""
    replies: tuple[tuple[str, str], ...] = ()

    @property
    def settled(self) -> bool:
        """Whether both said the same."""
        return bool(self.mine) and self.mine == self.theirs


@dataclass(frozen=True)
class Look:
    """What of a list one member looks at, with a colleague for each row; never a row that met nobody.

    `lookers`: those colleagues, and themself. `said`: how many of these rows each of them has said something about.
    """

    check: ScreeningCheck
    pairs: tuple[Pair, ...]
    why: str
    couples: dict[str, tuple[str, ...]]
    signed: tuple[str, ...]
    said: dict[str, int]
    asked: bool

    @property
    def lookers(self) -> tuple[str, ...]:
        """Everybody who looks at one of these rows."""
        return tuple(sorted({one for couple in self.couples.values() for one in couple}))

    @property
    def alone(self) -> bool:
        """Whether there is a row that has only one left to look at it."""
        return any(len(couple) < 2 for couple in self.couples.values())

    def rows_of(self, person: str) -> int:
        """How many of these rows somebody looks at."""
        return sum(person in pair.lookers for pair in self.pairs)

    @property
    def ready(self) -> bool:
        """Whether both can stand behind an answer to all of these rows."""
        return all(pair.settled for pair in self.pairs)


def look(actor, check_id: str) -> Look:
    """What was found in a list, as far as it was sealed to this member; NotFound for everybody else."""
    require(actor, "screening.look")
    scope = at_checks(actor)
    check = scope.get(ScreeningCheck, check_id)
    if check is None or check.state != rules.LOOKING:
        raise NotFound
    rows, opened = _mine(actor, scope, check, held_locks(scope, check))
    if rows is None:
        raise NotFound
    said, replies = verdicts(scope, check), _replies(scope, check)
    couples = {lock: tuple(sealing.holders(scope, lock)) for lock in rows}
    found = []
    for lock, pairs in rows.items():
        for one in pairs:
            pair = _pair(actor, one, json.loads(opened[one.record_id]), said, replies)
            found.append(Pair(number=len(found) + 1, lock_id=lock, lookers=couples[lock], **pair))
    why = sealing.open_(scope, check.why_id, about=about(check.id, "why")) if check.pairs_lock in rows else ""
    signed = tuple(one.person_id for one in _rows(scope, check) if not one.pair_id)
    audit.record(scope, "screening.pairs_read", check.id)
    asked = any(one.lock_id in rows for one in _questions(check))
    spoken = Counter(person for pair in said.values() for person in pair)
    return Look(check, tuple(found), why, couples, signed, dict(spoken), asked)


def _mine(actor, scope, check: ScreeningCheck, locks):
    """{lock: its pairs} of the parts a member looks at, and the opened words; None where there is none.

    A part with somebody of a case they stepped back from since is theirs no more.
    """
    wanted = scope.select(ScreeningPair).where(ScreeningPair.check_id == check.id).order_by(ScreeningPair.number)
    rows: dict[str, list[ScreeningPair]] = {lock: [] for lock in locks}
    for one in scope.all(wanted) if locks else ():
        if lock_of(one, check) in rows:
            rows[lock_of(one, check)].append(one)
    every = [one for pairs in rows.values() for one in pairs]
    opened = sealing.open_many(scope, [(one.record_id, about(one.id, "pair")) for one in every])
    unseen = register.sight_of(actor).people
    for lock, pairs in list(rows.items()):
        whole = all(one.record_id in opened for one in pairs)
        if not whole or any(not unseen.isdisjoint(json.loads(opened[one.record_id])["ids"]) for one in pairs):
            del rows[lock]
    return (rows or None), opened


def looks_at(actor, check: ScreeningCheck) -> bool:
    """Whether a member has a part of a list to look at."""
    scope = at_checks(actor)
    locks = held_locks(scope, check) if check.state == rules.LOOKING else []
    if locks and register.sight_of(actor).people:
        return _mine(actor, scope, check, locks)[0] is not None
    return bool(locks)


def _pair(actor, row: ScreeningPair, told: dict, said: dict, replies: dict) -> dict:
    mine = said.get(row.id, {}).get(actor.person, "")
    others = [word for person, word in said.get(row.id, {}).items() if person != actor.person]
    theirs = others[0] if mine and others else ""
    got = tuple(replies.get(told["row"]["number"], ()))
    reasons = tuple(tuple(one) for one in told["reasons"])
    facts = {"row": told["row"], "entry": told["entry"], "band": told["band"], "ids": tuple(told["ids"])}
    return {"id": row.id, "reasons": reasons, "mine": mine, "theirs": theirs, "replies": got, **facts}


def _rows(scope, check: ScreeningCheck) -> list[ScreeningVerdict]:
    wanted = scope.select(ScreeningVerdict).where(ScreeningVerdict.check_id == check.id)
    return scope.all(wanted.order_by(ScreeningVerdict.at, ScreeningVerdict.id))


def verdicts(scope, check: ScreeningCheck) -> dict[str, dict[str, str]]:
    """{pair: {person: what they said}}, opened, as far as the scope's holder can."""
    rows = [one for one in _rows(scope, check) if one.pair_id]
    opened = sealing.open_many(scope, [(one.record_id, about(one.id, "said")) for one in rows])
    found: dict[str, dict[str, str]] = {}
    for one in rows:
        if one.record_id in opened:
            found.setdefault(one.pair_id, {})[one.person_id] = opened[one.record_id].strip()
    return found


def say(actor, check_id: str, pair_id: str, verdict: str) -> None:
    """Same, not the same, can't tell. It can be said otherwise until both stand behind their rows."""
    require(actor, "screening.look")
    found = look(actor, check_id)
    if verdict not in rules.VERDICTS:
        raise Refused("choose_one")
    locks = {one.id: one.lock_id for one in found.pairs}
    if pair_id not in locks:
        raise NotFound
    scope, check = at_checks(actor), held_check(actor, check_id)
    for one in _rows(scope, check):
        if one.person_id == actor.person and one.pair_id in (pair_id, ""):
            scope.remove(one)
    db.session.flush()
    row = ScreeningVerdict(id=new_id(), check_id=check.id, pair_id=pair_id, person_id=actor.person, at=clock.now())
    row.record_id = sealing.seal(scope, f"{verdict:8}", to=locks[pair_id], about=about(row.id, "said"))
    scope.add(row)
    audit.record(scope, "screening.said", check.id)
    db.session.flush()


def ask(actor, check_id: str, code: str) -> int:
    """Ask the event the same about every row that is not settled, and about others drawn at random; says how many.

    Whoever reads the question can't tell which is which. A list in which nothing was found may be asked about as well.
    """
    require(actor, "screening.look")
    found = look(actor, check_id)
    if code not in rules.QUESTIONS:
        raise Refused("choose_one")
    if found.check.kind in (rules.QUERY, rules.TOKENS):
        raise Refused("no_questions")
    if found.asked:
        raise Conflict("asked_already")
    asked = {one.row["number"]: one.lock_id for one in found.pairs if not one.settled}
    size = found.check.size
    wanted = min(size, max(rules.LEAST_ASKED, len(asked) + 2))
    while len(asked) < wanted:
        asked.setdefault(1 + secrets.randbelow(size), next(iter(found.couples)))
    there, now = access.letterbox(found.check.community), clock.now()
    for number, lock in sorted(asked.items()):
        news = ScreeningNews(id=new_id(), list_id=check_id, what=ASKED, at=now, row=number, code=code)
        news.lock_id = lock
        there.add(news)
    db.session.flush()
    audit.record(at_checks(actor), "screening.asked", check_id)
    audit.record(access.keeper(found.check.community), "screening.asked", check_id)
    people = access.people_with(found.check.community, ("registration",))
    reports.tell(sorted(people), letters.question_waits())
    return len(asked)


def _questions(check: ScreeningCheck) -> list[ScreeningNews]:
    there = access.letterbox(check.community)
    wanted = there.select(ScreeningNews).where(ScreeningNews.list_id == check.id, ScreeningNews.what == ASKED)
    return there.all(wanted.order_by(ScreeningNews.row))


def _replies(scope, check: ScreeningCheck) -> dict[int, list[tuple[str, str]]]:
    """{row: [(question, reply)]}, opened."""
    asked = {one.id: one for one in _questions(check)}
    rows = scope.all(
        scope.select(ScreeningReply).where(ScreeningReply.check_id == check.id).order_by(ScreeningReply.at)
    )
    opened = sealing.open_many(scope, [(one.record_id, about(one.question_id, "reply")) for one in rows])
    found: dict[int, list[tuple[str, str]]] = {}
    for one in rows:
        question = asked.get(one.question_id)
        if question and one.record_id in opened:
            found.setdefault(question.row, []).append((question.code, opened[one.record_id]))
    return found
