"""A list beside the register, in a key holder's session: in memory, in a thread of that worker (settled 9).

What is found is sealed on to two members; the key holder learns that it was compared and nothing else. A crash leaves
the list sealed as it was, and it is begun again.
"""

import json
import logging
import threading
from datetime import timedelta
from itertools import count

from .. import audit, clock, logs, register, reports, sealing
from ..access import require
from ..db import db, new_id, reading, writing
from ..errors import Conflict, NotFound
from . import disputes, finding, letters, rules, sharing
from .models import ScreeningCheck, ScreeningPair
from .places import at_checks
from .sending import about

STEPS = ("list", "register", "compare", "seal")
DEAD_AFTER = timedelta(minutes=5)
_SIGN = timedelta(minutes=1)
_log = logging.getLogger("portal.screening")
_running = threading.BoundedSemaphore(1)


class Stopped(Exception):
    """Somebody cancelled, signed out, or began it anew."""


class BrokenOff(Exception):
    """The process that compares ended without a word: too little memory, or it was killed."""


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


def start(app, actor, check_id: str, run: str, *, without: bool = False) -> threading.Thread:
    """Do it in a thread; the request's own transaction has ended by then."""
    thread = threading.Thread(target=_in_thread, args=(app, actor, check_id, run, without), daemon=True)
    thread.start()
    return thread


def _in_thread(app, actor, check_id: str, run: str, without: bool) -> None:
    with _running:
        try:
            with app.app_context():
                compare(actor, check_id, run, without=without)
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


def compare(actor, check_id: str, run: str, *, without: bool = False) -> None:
    """The whole way. Everything in clear is in this function's memory and in what it calls.

    `without`: rows that too few are free for are left out, and are "no record".
    """
    check = _step(actor, check_id, run, 0)
    with reading():
        raw = sealing.open_(at_checks(actor), check.record_id, about=about(check.id))
        day = check.answer_at.date()
    held = json.loads(raw)
    _step(actor, check_id, run, 1)
    with reading():  # nobody waits for the write lock while a whole register is opened
        people = register.answerable(actor, check_id, day)
        blocked = disputes.open_for(actor)
    people = [one for one in people if blocked.isdisjoint(one.ids)]
    _step(actor, check_id, run, 2)
    if check.kind == rules.TOKENS:
        found = finding.by_tokens(held, people)
    else:
        found = finding.by_names(held, people, None if _in_hand(run) else _Watch(actor, check_id, run))
    _step(actor, check_id, run, 3)
    if found is None:
        raise BrokenOff
    with writing():
        _seal(actor, check_id, run, held, found, without)


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
    if not _goes_on(actor, check, run):
        raise Stopped


def _goes_on(actor, check: ScreeningCheck | None, run: str) -> bool:
    if check is None or check.state != rules.COMPARING or check.run != run:
        return False
    return bool(sealing.sessions_of(actor.person)) or _in_hand(run)


class _Watch:
    """Looks now and then whether it goes on, and gives a sign of life."""

    def __init__(self, actor, check_id: str, run: str):
        self.actor, self.id, self.run, self.said = actor, check_id, run, clock.now()

    def __call__(self) -> bool:
        with reading():
            going = _goes_on(self.actor, at_checks(self.actor).get(ScreeningCheck, self.id), self.run)
        if going and clock.now() - self.said > _SIGN:
            self.said = clock.now()
            _step(self.actor, self.id, self.run, 2)
        return going


_hands: set[str] = set()


def _in_hand(run: str) -> bool:
    """Whether a command, not a visit, asked for this run."""
    return run in _hands


def by_hand(actor, check_id: str, *, without: bool = False) -> None:
    """Compare within this call: for a command line or the demo, where nobody visits."""
    with writing():
        run = begin(actor, check_id)
    _hands.add(run)
    try:
        compare(actor, check_id, run, without=without)
    finally:
        _hands.discard(run)


def _seal(actor, check_id: str, run: str, held: dict, found: list[finding.Found], without: bool) -> None:
    check = held_check(actor, check_id)
    _wanted(actor, check, run)
    shares = sharing.share(actor, check.community, found)
    if shares is None or (shares.left and not without):
        check.state, check.run = rules.STUCK, ""
        return
    scope, numbers = at_checks(actor), count(1)
    for couple, part in shares.parts:
        lock = sealing.create_lock(scope, "screening", sealing.holders_of(couple))
        check.pairs_lock = check.pairs_lock or lock
        for one in part:
            pair = ScreeningPair(id=new_id(), check_id=check.id, number=next(numbers), lock_id=lock)
            plain = json.dumps(finding.told(one), ensure_ascii=False)
            pair.record_id = sealing.seal(scope, plain, to=lock, about=about(pair.id, "pair"))
            scope.add(pair)
    check.why_id = sealing.seal(scope, held["why"], to=check.pairs_lock, about=about(check.id, "why"))
    check.state, check.run, check.compared_at = rules.LOOKING, "", clock.now()
    db.session.flush()
    sealing.shred(scope, check.lock_id)
    check.record_id = ""
    if shares.left:
        audit.record(scope, "screening.left_out", check.id)
    audit.record(scope, "screening.pairs_sealed", check.id)
    reports.tell(sorted({one for couple, _part in shares.parts for one in couple}), letters.pairs_wait())
