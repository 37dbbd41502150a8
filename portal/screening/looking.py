"""Two members look at what was found: a row beside somebody of the register, and say whether they are the same.

Each sees the other's word only after their own. They see no standing: it does not help to tell people apart.
"""

import json
import secrets
from dataclasses import dataclass

from .. import access, audit, clock, reports, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import letters, rules
from .comparing import held_check
from .models import ScreeningCheck, ScreeningNews, ScreeningPair, ScreeningReply, ScreeningVerdict
from .places import at_checks
from .sending import about

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
    mine: str = ""
    theirs: str = ""
    replies: tuple[tuple[str, str], ...] = ()

    @property
    def settled(self) -> bool:
        """Whether both said the same."""
        return bool(self.mine) and self.mine == self.theirs


@dataclass(frozen=True)
class Look:
    """A list as the two who look at it see it: never a row that met nobody."""

    check: ScreeningCheck
    pairs: tuple[Pair, ...]
    why: str
    lookers: tuple[str, ...]
    signed: tuple[str, ...]
    asked: bool

    @property
    def ready(self) -> bool:
        """Whether both can stand behind an answer."""
        return all(pair.settled for pair in self.pairs)


def look(actor, check_id: str) -> Look:
    """What was found in a list, for one of the two it was sealed to; NotFound for everybody else."""
    require(actor, "screening.look")
    scope = at_checks(actor)
    check = scope.get(ScreeningCheck, check_id)
    if check is None or check.state != rules.LOOKING or not sealing.holds(scope, check.pairs_lock):
        raise NotFound
    pairs = scope.all(
        scope.select(ScreeningPair).where(ScreeningPair.check_id == check.id).order_by(ScreeningPair.number)
    )
    said = verdicts(scope, check)
    replies = _replies(scope, check)
    opened = sealing.open_many(scope, [(one.record_id, about(one.id, "pair")) for one in pairs])
    if len(opened) != len(pairs):
        raise NotFound
    found = tuple(_pair(actor, one, json.loads(opened[one.record_id]), said, replies) for one in pairs)
    why = sealing.open_(scope, check.why_id, about=about(check.id, "why"))
    signed = tuple(one.person_id for one in _rows(scope, check) if not one.pair_id)
    audit.record(scope, "screening.pairs_read", check.id)
    lookers = tuple(sorted(sealing.holders(scope, check.pairs_lock)))
    asked = bool(_questions(check))
    return Look(check, found, why, lookers, signed, asked)


def _pair(actor, row: ScreeningPair, told: dict, said: dict, replies: dict) -> Pair:
    mine = said.get(row.id, {}).get(actor.person, "")
    others = [word for person, word in said.get(row.id, {}).items() if person != actor.person]
    theirs = others[0] if mine and others else ""
    got = tuple(replies.get(told["row"]["number"], ()))
    reasons = tuple(tuple(one) for one in told["reasons"])
    facts = {"row": told["row"], "entry": told["entry"], "band": told["band"], "ids": tuple(told["ids"])}
    return Pair(row.id, row.number, reasons=reasons, mine=mine, theirs=theirs, replies=got, **facts)


def _rows(scope, check: ScreeningCheck) -> list[ScreeningVerdict]:
    wanted = scope.select(ScreeningVerdict).where(ScreeningVerdict.check_id == check.id)
    return scope.all(wanted.order_by(ScreeningVerdict.at, ScreeningVerdict.id))


def verdicts(scope, check: ScreeningCheck) -> dict[str, dict[str, str]]:
    """{pair: {person: what they said}}, opened."""
    rows = [one for one in _rows(scope, check) if one.pair_id]
    opened = sealing.open_many(scope, [(one.record_id, about(one.id, "said")) for one in rows])
    found: dict[str, dict[str, str]] = {}
    for one in rows:
        found.setdefault(one.pair_id, {})[one.person_id] = opened[one.record_id].strip()
    return found


def say(actor, check_id: str, pair_id: str, verdict: str) -> None:
    """Same, not the same, can't tell. It can be said otherwise until both stand behind the whole."""
    require(actor, "screening.look")
    found = look(actor, check_id)
    if verdict not in rules.VERDICTS:
        raise Refused("choose_one")
    if pair_id not in {one.id for one in found.pairs}:
        raise NotFound
    scope, check = at_checks(actor), held_check(actor, check_id)
    for one in _rows(scope, check):
        if one.person_id == actor.person and one.pair_id in (pair_id, ""):
            scope.remove(one)
    db.session.flush()
    row = ScreeningVerdict(id=new_id(), check_id=check.id, pair_id=pair_id, person_id=actor.person, at=clock.now())
    row.record_id = sealing.seal(scope, f"{verdict:8}", to=check.pairs_lock, about=about(row.id, "said"))
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
    open_rows = {one.row["number"] for one in found.pairs if not one.settled}
    size = found.check.size
    wanted = min(size, max(rules.LEAST_ASKED, len(open_rows) + 2))
    while len(open_rows) < wanted:
        open_rows.add(1 + secrets.randbelow(size))
    there, now = access.letterbox(found.check.community), clock.now()
    for number in sorted(open_rows):
        news = ScreeningNews(id=new_id(), list_id=check_id, what=ASKED, at=now, row=number, code=code)
        news.lock_id = found.check.pairs_lock
        there.add(news)
    db.session.flush()
    audit.record(at_checks(actor), "screening.asked", check_id)
    audit.record(access.keeper(found.check.community), "screening.asked", check_id)
    people = access.people_with(found.check.community, ("registration",))
    reports.tell(sorted(people), letters.question_waits())
    return len(open_rows)


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
