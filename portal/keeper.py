"""The one keeper (settled 24): does every room's recurring work, once, wherever the portal runs.

Rooms name their duties in `portal/<room>/duties.py`; house.py gathers them. Any number of keepers may run:
one of them holds the lease, the others stand by.
"""

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import String, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, mapped_column

from . import clock, logs
from .db import INTERNAL, Moment, db, new_id, put_if_missing, writing

LEASE = timedelta(minutes=2)
RENEW = timedelta(seconds=30)
REMEMBERED = timedelta(minutes=10)
_log = logging.getLogger("portal.keeper")


@dataclass(frozen=True)
class Duty:
    """Recurring work: `run(now)` in a transaction of its own, at least `every` apart.

    `alone`: it opens its own short transactions, because it waits for somebody else's machine.
    `first`: a restored portal serves nobody before this was done (what was to be forgotten is forgotten again).
    """

    name: str
    every: timedelta
    run: Callable[[datetime], object]
    alone: bool = False
    first: bool = False

    @property
    def remembered(self) -> bool:
        """Whether the database remembers when it was done: a restart must not repeat a daily duty."""
        return self.every >= REMEMBERED


class Lease(db.Model):
    """Who is the keeper, until when; and of each rarer duty, when it was done and how it failed."""

    __tablename__ = "leases"
    __open__ = "the keeper works for the whole house; names of duties and moments only"

    name: Mapped[str] = mapped_column(String(64), primary_key=True, info=INTERNAL)
    holder: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    until: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)
    done_at: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)
    problem: Mapped[str] = mapped_column(String(80), default="", info=INTERNAL)


class Keeper:
    """One keeper for one application."""

    def __init__(self, app, duties: Iterable[Duty]):
        self.app, self.duties = app, tuple(duties)
        self.id = new_id()
        self._due: dict[str, datetime] = {}
        self._troubled: set[str] = set()
        self._renew_at: datetime | None = None

    def keep(self, stop: threading.Event, pause: float = 1.0) -> None:
        """Work until told to stop; then hand the lease back."""
        while not stop.is_set():
            self.round(stop)
            stop.wait(pause)
        self._attempt("lease", self.release)

    def round(self, stop: threading.Event | None = None) -> int:
        """Do what is due, if the lease is ours; says how many duties went well."""
        if not self._attempt("lease", self._hold) or self._renew_at is None:
            return 0
        done = 0
        for duty in self.duties:
            now = clock.now()
            if self._due.get(duty.name, now) > now or (stop is not None and stop.is_set()):
                continue
            self._due[duty.name] = now + duty.every
            well = self._attempt(duty.name, lambda duty=duty, now=now: self._do(duty, now))
            if not well:
                self._due[duty.name] = now + min(duty.every, REMEMBERED)
            done += well
        return done

    def _hold(self) -> None:
        """Take or renew the lease, unless another keeper has it."""
        now = clock.now()
        if self._renew_at is not None and now < self._renew_at:
            return
        self._renew_at = None
        with writing():
            lease = _row("lease")
            if lease.holder in ("", self.id) or lease.until is None or lease.until <= now:
                lease.holder, lease.until = self.id, now + LEASE
                self._renew_at = now + RENEW

    def release(self) -> None:
        """Give the lease back, so that another keeper need not wait."""
        self._renew_at = None
        with writing():
            lease = _row("lease")
            if lease.holder == self.id:
                lease.holder, lease.until = "", None

    def _do(self, duty: Duty, now: datetime) -> None:
        if duty.alone:
            with writing():
                mine = self._claim(duty, now)
            if mine:
                duty.run(now)
            return
        with writing():
            if self._claim(duty, now):
                duty.run(now)

    def _claim(self, duty: Duty, now: datetime) -> bool:
        """Whether a remembered duty is due. Its row stays locked until this transaction ends."""
        if not duty.remembered:
            return True
        row = _row(duty.name)
        if row.done_at is not None and now < row.done_at + duty.every:
            self._due[duty.name] = row.done_at + duty.every
            return False
        row.done_at = now
        return True

    def _attempt(self, name: str, work: Callable[[], None]) -> bool:
        """Work in an application context of its own. A failure is noted by kind and number, and survived."""
        try:
            with self.app.app_context():
                work()
        except Exception as error:
            self._note(name, logs.fault(_log, error, duty=name))
            return False
        if name in self._troubled:
            self._note(name, "")
        return True

    def _note(self, name: str, problem: str) -> None:
        """Keep the last failure for the operator; while the database is away the log has it."""
        (self._troubled.add if problem else self._troubled.discard)(name)
        try:
            with self.app.app_context(), writing():
                row = _row(name)
                row.problem = problem
                if problem:
                    row.done_at = None
        except SQLAlchemyError as error:
            logs.fault(_log, error, duty=name)


def _row(name: str) -> Lease:
    """The row of that name, made if missing, locked in the running transaction."""
    put_if_missing(Lease, name=name, holder="", problem="")
    locked = select(Lease).where(Lease.name == name).with_for_update()
    return db.session.scalars(locked.execution_options(populate_existing=True)).one()


def underway(name: str) -> bool:
    """Whether long work of this name was begun and not ended: whoever takes it up goes on with it."""
    return _row(name).until is not None


def begin(name: str) -> None:
    """Long work begins: in many short transactions, so that it may be killed between any two."""
    _row(name).until = clock.now()


def end(name: str) -> None:
    """Long work is done."""
    row = _row(name)
    row.until, row.done_at = None, clock.now()


def troubles() -> dict[str, str]:
    """Duties whose last try failed, with kind and number of the failure, for the operator."""
    rows = db.session.execute(select(Lease.name, Lease.problem).where(Lease.problem != ""))
    return {row.name: row.problem for row in rows}


def last_done() -> dict[str, datetime]:
    """When each remembered duty was last done, by its name; for the operator."""
    rows = db.session.execute(select(Lease.name, Lease.done_at).where(Lease.done_at.is_not(None)))
    return {row.name: row.done_at for row in rows}
