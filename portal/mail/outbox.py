"""Letters waiting to be sent. Putting one in is a plain insert: no mail server can delay or break it."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import delete, func, select, update

from .. import clock, sealing
from ..db import db, new_id
from ..errors import Refused
from . import smtp
from .models import FAILED, SENT, WAITING, Outgoing

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ADDRESS = re.compile(r"[^\s@<>(),;:\\\"\[\]]{1,64}@[^\s@<>(),;:\\\"\[\]]{1,253}")
KEEP_SENT = timedelta(hours=24)
KEEP_FAILED = timedelta(days=7)
GIVE_UP = timedelta(hours=24)
DELAYS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 120, 240, 360))


@dataclass(frozen=True)
class Letter:
    """The words of a mail: one line of subject, a plain body. Neither tells what a report or a case says."""

    subject: str
    body: str


@dataclass(frozen=True)
class Waiting:
    """A letter in the outbox, opened."""

    id: str
    address: str
    letter: Letter


@dataclass(frozen=True)
class Failures:
    """What the operator sees: how many letters wait after a failure or were given up, and why. No contents."""

    retrying: int
    given_up: int
    codes: dict[str, int]


def post(address: str, letter: Letter) -> None:
    """Put a letter into the outbox, in the running transaction: it leaves when that is committed.

    Refuses an address or a subject that could add a header (R45).
    """
    if not _ADDRESS.fullmatch(address) or _UNPRINTABLE.search(address):
        raise Refused("mail_address")
    if not letter.subject.strip() or _UNPRINTABLE.search(letter.subject) or len(letter.subject) > 200:
        raise Refused("mail_subject")
    row_id, day = new_id(), clock.now().date()
    words = json.dumps([address, letter.subject, letter.body]).encode()
    db.session.add(
        Outgoing(
            id=row_id,
            box=sealing.envelope_close(words, _purpose(row_id)),
            next_at=datetime.combine(day, time(), UTC),
            created_day=day,
        )
    )


def _purpose(row_id: str) -> str:
    return f"mail.outbox:{row_id}"


def _open(row_id: str, box: bytes) -> Waiting:
    address, subject, body = json.loads(sealing.envelope_open(box, _purpose(row_id)))
    return Waiting(row_id, address, Letter(subject, body))


def any_due(now: datetime) -> bool:
    """Whether a letter is due."""
    return db.session.scalar(select(Outgoing.id).where(*_due(now)).limit(1)) is not None


def _due(now: datetime):
    return Outgoing.state == WAITING, Outgoing.next_at <= now


def claim(now: datetime, most: int) -> list[Waiting]:
    """Take due letters, so that nobody else sends them; if we die they are due again after the delay."""
    due = select(Outgoing).where(*_due(now)).order_by(Outgoing.next_at).limit(most)
    taken = []
    for row in db.session.scalars(due.with_for_update(skip_locked=True)):
        row.first_try = row.first_try or now
        row.next_at = now + DELAYS[min(row.attempts, len(DELAYS) - 1)]
        row.attempts += 1
        try:
            taken.append(_open(row.id, row.box))
        except sealing.Damaged:
            _give_up(row, "damaged", now)
    db.session.flush()
    return taken


def _give_up(row: Outgoing, code: str, now: datetime) -> None:
    row.state, row.problem, row.done_at = FAILED, code, now


def note(outcomes: dict[str, str], now: datetime) -> None:
    """Write down how it went, {row id: "" or a problem's code}; after 24 hours of trying a letter is given up."""
    for row in db.session.scalars(select(Outgoing).where(Outgoing.id.in_(outcomes))):
        code = outcomes[row.id]
        if not code:
            row.state, row.problem, row.done_at, row.box = SENT, "", now, b""
        elif row.first_try is not None and now - row.first_try >= GIVE_UP:
            _give_up(row, code, now)
        else:
            row.problem = code
    db.session.flush()


def sweep(now: datetime) -> int:
    """Delete what was sent a day ago or given up a week ago; says how many."""
    gone = 0
    for state, keep in ((SENT, KEEP_SENT), (FAILED, KEEP_FAILED)):
        old = delete(Outgoing).where(Outgoing.state == state, Outgoing.done_at <= now - keep)
        gone += db.session.execute(old).rowcount
    return gone


def failures() -> Failures:
    """How many letters failed, and the codes of their problems."""
    counted = select(Outgoing.state, Outgoing.problem, func.count()).where(Outgoing.problem != "")
    by_state, codes = Counter(), Counter()
    for state, code, number in db.session.execute(counted.group_by(Outgoing.state, Outgoing.problem)):
        by_state[state] += number
        codes[code] += number
    return Failures(by_state[WAITING], by_state[FAILED], dict(codes))


def try_again(now: datetime) -> int:
    """Make every letter that failed, or waits for its next try, due at once; says how many."""
    again = update(Outgoing).where(Outgoing.problem != "", Outgoing.state != SENT, Outgoing.box != b"")
    return db.session.execute(again.values(state=WAITING, next_at=now, attempts=0, first_try=None)).rowcount


def waiting_letters(most: int = 100) -> list[Waiting]:
    """Demo only: what stands in the outbox, newest day first. Elsewhere nobody reads other people's mail."""
    if not smtp.settings().demo:
        raise PermissionError("only a demo shows its outbox")
    rows = select(Outgoing).where(Outgoing.state == WAITING).order_by(Outgoing.created_day.desc()).limit(most)
    return [_open(row.id, row.box) for row in db.session.scalars(rows)]
