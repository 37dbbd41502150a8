"""Comparing everybody with everybody, beside the request that asked for it (settled 9).

A thread of this worker holds the key in memory until it is done, stopped, or its key holder has signed out; names go
to a process of their own over pipes. Progress stands in a row, without a name; a crash means: start again.
"""

import logging
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta

from .. import audit, clock, logs, matching, sealing
from ..db import db, new_id, reading, writing
from . import likeness
from .joining import known_people, propose_found
from .models import Comparison
from .rules import DONE, FAILED, RUNNING, STOPPED
from .vault import at_register, inside, rows_of

ALIVE = timedelta(minutes=2)
_SIGN = timedelta(seconds=20)
_log = logging.getLogger("portal.comparing")


@dataclass(frozen=True)
class ComparisonView:
    """How the last comparison went: running, done (`found` new pairs), stopped, or failed."""

    state: str
    person_id: str
    began_at: datetime
    found: int


def begin(actor) -> str:
    """Note that everybody is to be compared; `start` does it once this is committed. "" while one is at work."""
    scope, _rows = inside(actor, "links_looked_for")
    last = _last(scope)
    if last is not None and _state(last) == RUNNING:
        return ""
    now = clock.now()
    row = scope.add(Comparison(id=new_id(), person_id=actor.person, began_at=now, seen_at=now, state=RUNNING))
    db.session.flush()
    return row.id


def stop(actor) -> None:
    """Stop what is at work; what was proposed stays."""
    scope, _rows = inside(actor, "comparing_stopped")
    running = scope.update(Comparison).where(Comparison.state == RUNNING)
    db.session.execute(running.values(state=STOPPED))


def latest(actor) -> ComparisonView | None:
    """How the last comparison went, or how it stands; None when there was none."""
    last = _last(at_register(actor))
    return last and ComparisonView(_state(last), last.person_id, last.began_at, last.found)


def _last(scope) -> Comparison | None:
    return scope.first(scope.select(Comparison).order_by(Comparison.began_at.desc(), Comparison.id))


def _state(row: Comparison) -> str:
    """What shows no sign of life any more has failed: its process is gone."""
    return FAILED if row.state == RUNNING and clock.now() - row.seen_at > ALIVE else row.state


def start(app, actor, comparison_id: str) -> threading.Thread:
    """Begin in a thread of its own."""
    known = {"name": "portal.beside", "daemon": True}
    thread = threading.Thread(target=_work, args=(app, actor, comparison_id), **known)
    thread.start()
    return thread


def _work(app, actor, comparison_id: str) -> None:
    with app.app_context():
        try:
            compare(actor, comparison_id)
        except Exception as error:
            logs.fault(_log, error, duty="register.comparing")
            with writing():
                _end(at_register(actor), comparison_id, FAILED)


def compare(actor, comparison_id: str) -> int:
    """Open everybody, have them compared, propose what was found; says how many pairs are new."""
    with reading():  # and no transaction is open while the other process works
        people = known_people(actor, rows_of(at_register(actor)))
    found = likeness.candidates(people, lambda rows: matching.among_apart(rows, wanted=_Watch(actor, comparison_id)))
    with writing():
        scope = at_register(actor)
        if not _wanted(actor, comparison_id):
            _end(scope, comparison_id, STOPPED)
            return 0
        new = 0 if found is None else propose_found(actor, scope, rows_of(scope), found)
        _end(scope, comparison_id, FAILED if found is None else DONE, new)
        audit.record(scope, "register.links_found", comparison_id)
    return new


def _end(scope, comparison_id: str, state: str, found: int = 0) -> None:
    mine = scope.update(Comparison).where(Comparison.id == comparison_id, Comparison.state == RUNNING)
    db.session.execute(mine.values(state=state, found=found, seen_at=clock.now()))


def _wanted(actor, comparison_id: str) -> bool:
    """Whether it goes on: nobody stopped it or closed the people, and its key holder is still signed in."""
    scope = at_register(actor)
    state = scope.first(scope.select(Comparison.state).where(Comparison.id == comparison_id))
    return state == RUNNING and bool(sealing.sessions_of(actor.person))


class _Watch:
    """Looks now and then whether it goes on, and gives a sign of life."""

    def __init__(self, actor, comparison_id: str):
        self.actor, self.id, self.said = actor, comparison_id, clock.now()

    def __call__(self) -> bool:
        with reading():
            going = _wanted(self.actor, self.id)
        if going and clock.now() - self.said > _SIGN:
            self.said = clock.now()
            with writing():
                scope = at_register(self.actor)
                mine = scope.update(Comparison).where(Comparison.id == self.id)
                db.session.execute(mine.values(seen_at=self.said))
        return going
