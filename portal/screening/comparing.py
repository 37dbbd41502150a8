"""A list beside the register, in a key holder's session: in memory, in a thread of that worker (settled 9).

What is found is sealed on to two members; the key holder learns that it was compared and nothing else. A crash leaves
the list sealed as it was, and it is begun again.
"""

import json
import logging
import threading
import time
from dataclasses import dataclass
from datetime import timedelta

from .. import access, audit, clock, logs, matching, register, reports, sealing, ties
from ..access import Actor, require
from ..db import db, new_id, reading, writing
from ..errors import Conflict, NotFound
from . import disputes, letters, rules
from .lists import token
from .models import ScreeningCheck, ScreeningPair, ScreeningVerdict
from .places import COMMITTEE, at_checks, lookers
from .sending import about

STEPS = ("list", "register", "compare", "seal")
DEAD_AFTER = timedelta(minutes=5)
_log = logging.getLogger("portal.screening")
_running = threading.BoundedSemaphore(1)


class Stopped(Exception):
    """Somebody cancelled, signed out, or began it anew."""


@dataclass(frozen=True)
class Found:
    """A row beside somebody of the register."""

    row: tuple[int, str, str, str]
    person: register.Answerable
    band: str
    reasons: tuple[tuple[str, str], ...]


def begin(actor, check_id: str) -> str:
    """Claim a list for this session; returns the run. Conflict vault_shut where no reason was given yet."""
    require(actor, "screening.compare")
    check = held_check(actor, check_id)
    if check.state == rules.COMPARING and not dead(check):
        raise Conflict("compared_already")
    if check.state not in (rules.WAITING, rules.COMPARING, rules.STUCK):
        raise Conflict("compared_already")
    if not sealing.holds(at_checks(actor), check.lock_id):
        raise NotFound
    if register.open_until(actor) is None:
        raise Conflict("vault_shut")
    check.state, check.run, check.runner = rules.COMPARING, new_id(), actor.person
    check.step, check.beat_at = 0, clock.now()
    db.session.flush()
    audit.record(at_checks(actor), "screening.compared", check.id)
    return check.run


def dead(check: ScreeningCheck) -> bool:
    """Whether nobody works at it any more: the worker was stopped."""
    return check.beat_at is None or clock.now() - check.beat_at > DEAD_AFTER


def cancel(actor, check_id: str) -> None:
    """Stop comparing: the list waits as before."""
    require(actor, "screening.compare")
    check = held_check(actor, check_id)
    if check.state != rules.COMPARING:
        raise Conflict("not_comparing")
    check.state, check.run, check.step = rules.WAITING, "", 0
    audit.record(at_checks(actor), "screening.cancelled", check.id)


def held_check(actor, check_id: str) -> ScreeningCheck:
    """A list's row, held until the transaction ends."""
    scope = at_checks(actor)
    wanted = scope.select(ScreeningCheck).where(ScreeningCheck.id == check_id)
    row = scope.first(wanted.with_for_update().execution_options(populate_existing=True))
    if row is None or row.state == "preview":
        raise NotFound
    return row


def start(app, actor, check_id: str, run: str) -> threading.Thread:
    """Do it in a thread; the request's own transaction has ended by then."""
    thread = threading.Thread(target=_in_thread, args=(app, actor, check_id, run), daemon=True)
    thread.start()
    return thread


def _in_thread(app, actor, check_id: str, run: str) -> None:
    with _running:
        try:
            with app.app_context():
                compare(actor, check_id, run)
        except Stopped:
            return
        except Exception as error:
            logs.fault(_log, error, duty="screening.compare")
            with app.app_context():
                _let_go(actor, check_id, run)


def _let_go(actor, check_id: str, run: str) -> None:
    with writing():
        check = held_check(actor, check_id)
        if check.run == run and check.state == rules.COMPARING:
            check.state, check.run, check.step = rules.WAITING, "", 0


def compare(actor, check_id: str, run: str) -> None:
    """The whole way. Everything in clear is in this function's memory and in what it calls."""
    check = _step(actor, check_id, run, 0)
    with reading():
        raw = sealing.open_(at_checks(actor), check.record_id, about=about(check.id))
        day = check.answer_at.date()
    held = json.loads(raw)
    _step(actor, check_id, run, 1)
    with writing():
        people = register.answerable(actor, check_id, day)
        blocked = disputes.open_for(actor)
    people = [one for one in people if blocked.isdisjoint(one.ids)]
    _step(actor, check_id, run, 2)
    found = _tokens(held, people) if check.kind == rules.TOKENS else _names(actor, check_id, run, held, people)
    _step(actor, check_id, run, 3)
    with writing():
        _seal(actor, check_id, run, held, found)


def _step(actor, check_id: str, run: str, step: int) -> ScreeningCheck:
    """Where it is, for whoever watches. Raises Stopped when it is not wanted any more."""
    with writing():
        check = held_check(actor, check_id)
        _wanted(actor, check, run)
        check.step, check.beat_at = step, clock.now()
        db.session.flush()
        db.session.expunge(check)
    return check


def _wanted(actor, check: ScreeningCheck, run: str) -> None:
    if check.state != rules.COMPARING or check.run != run:
        raise Stopped
    if not sealing.sessions_of(actor.person) and not _in_hand(run):
        raise Stopped


_hands: set[str] = set()


def _in_hand(run: str) -> bool:
    """Whether a command, not a visit, asked for this run."""
    return run in _hands


def by_hand(actor, check_id: str) -> None:
    """Compare within this call: for a command line or the demo, where nobody visits."""
    with writing():
        run = begin(actor, check_id)
    _hands.add(run)
    try:
        compare(actor, check_id, run)
    finally:
        _hands.discard(run)


def _names(actor, check_id: str, run: str, held: dict, people) -> list[Found]:
    rows = [tuple(row) for row in held["rows"]]
    if not people or not rows:
        return []
    told = time.monotonic()

    def watch(_done: int, _all: int) -> bool:
        nonlocal told
        if time.monotonic() - told > 1:
            told = time.monotonic()
            _step(actor, check_id, run, 2)
        return True

    index = matching.prepare([(one.id, list(one.names), list(one.mails), list(one.handles)) for one in people])
    listed = [(str(number), name, mail, handle) for number, name, mail, handle in rows]
    pairs = matching.candidates(index, listed, most=rules.budget(len(rows)), told=watch)
    by_row, by_id = {str(row[0]): row for row in rows}, {one.id: one for one in people}
    why = [tuple((reason.kind, str(reason)) for reason in pair.reasons) for pair in pairs]
    return [
        Found(by_row[pair.row], by_id[pair.person], pair.band, reasons)
        for pair, reasons in zip(pairs, why, strict=True)
    ]


def _tokens(held: dict, people) -> list[Found]:
    """Exact identifiers only: the register's, made into tokens under the same key."""
    key, known = held["key"].encode(), {}
    for one in people:
        keys = [("mail", matching.mail_key(mail)) for mail in one.mails]
        keys += [("handle", matching.handle_key(handle)) for handle in one.handles]
        for kind, plain in keys:
            if plain and not (kind == "mail" and matching.shared(plain)):
                known.setdefault(token(key, kind, plain), []).append((one, kind))
    found = []
    for number, name, mail, handle in held["rows"]:
        for one, kind in [*known.get(mail, ()), *known.get(handle, ())]:
            row = (number, name, "", "")
            found.append(Found(row, one, "strong", ((kind, f"the same {kind}, by its token"),)))
    return found


def _seal(actor, check_id: str, run: str, held: dict, found: list[Found]) -> None:
    check = held_check(actor, check_id)
    _wanted(actor, check, run)
    chosen = _two(actor, check.community, found)
    if chosen is None:
        check.state, check.run = rules.STUCK, ""
        return
    scope = at_checks(actor)
    check.pairs_lock = sealing.create_lock(scope, "screening", sealing.holders_of(chosen))
    check.why_id = sealing.seal(scope, held["why"], to=check.pairs_lock, about=about(check.id, "why"))
    for number in range(len(found)):
        pair = ScreeningPair(id=new_id(), check_id=check.id, number=number + 1)
        told = json.dumps(_told(found[number]), ensure_ascii=False)
        pair.record_id = sealing.seal(scope, told, to=check.pairs_lock, about=about(pair.id, "pair"))
        scope.add(pair)
    check.state, check.run, check.compared_at = rules.LOOKING, "", clock.now()
    db.session.flush()
    sealing.shred(scope, check.lock_id)
    check.record_id = ""
    audit.record(scope, "screening.pairs_sealed", check.id)
    reports.tell(chosen, letters.pairs_wait())


def _told(one: Found) -> dict:
    number, name, mail, handle = one.row
    entry = {"names": one.person.names, "mails": one.person.mails, "handles": one.person.handles}
    listed = {"number": number, "name": name, "mail": mail, "handle": handle}
    return {"row": listed, "entry": entry, "ids": one.person.ids, "band": one.band, "reasons": one.reasons}


def _two(actor, community: str, found: list[Found]) -> list[str] | None:
    """Two members who may meet everybody that was found, those who looked least first; None when there are none."""
    people = {one for each in found for one in each.person.ids}
    able = lookers(community)
    tied = ties.tied(able, frozenset().union(*(_forms(one) for one in found))) if found else set()
    free = [one for one in able if one not in tied and _may_meet(one, people)]
    scope = at_checks(actor)
    busy = {
        one: scope.count(scope.select(ScreeningVerdict.id).where(ScreeningVerdict.person_id == one)) for one in free
    }
    free.sort(key=lambda one: (one == actor.person, busy[one], _rank(one)))
    return free[:2] if len(free) >= 2 else None


def _rank(person_id: str) -> int:
    """Where two have looked as little, those who lead come first."""
    return min(
        access.MEMBERS.index(role) for _at, role in access.roles_of(person_id, COMMITTEE) if role in access.MEMBERS
    )


def _forms(one: Found) -> frozenset[str]:
    """What a private list may hold of a pair."""
    names, addresses = [one.row[1], *one.person.names], [*one.row[2:], *one.person.mails, *one.person.handles]
    return frozenset().union(*(ties.forms_of(name, "\n".join(addresses)) for name in names))


def _may_meet(person_id: str, people: set[str]) -> bool:
    """Whether a member stepped back from none of these people's cases."""
    seen = register.sight_of(Actor(COMMITTEE, person_id, None, role="member"))
    return people.isdisjoint(seen.people)
