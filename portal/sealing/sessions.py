"""Visits: rows found and opened only by the cookie's token. Neither the database nor the cookie alone opens one."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from datetime import timedelta

from sqlalchemy import delete, select

from ..clock import now
from ..db import db
from ..errors import NotFound
from .models import SessionRow
from .primitives import Damaged, close, kdf, open_box, random_key

HALF, FULL, BOX = "half", "full", "box"
LINK = "letter"  # a link that opens one box once: its token is in the link and nowhere else
LIFE = {HALF: timedelta(minutes=5), FULL: timedelta(hours=8), BOX: timedelta(minutes=30), LINK: timedelta(days=30)}
IDLE = {HALF: timedelta(minutes=5), FULL: timedelta(minutes=30), BOX: timedelta(minutes=30), LINK: timedelta(days=30)}
TOUCH = timedelta(minutes=1)
REMEMBERED = timedelta(days=1)


def start_session(body: dict, key: bytes | None, *, person_id: str | None = None, state: str = FULL) -> str:
    """Open a visit; returns the token for the cookie (or the hidden `box_key`).

    `person_id` (or body["person_id"]) is what `end_sessions` goes by. A half visit keeps the key out of reach.
    """
    token = random_key()
    moment = now()
    row = SessionRow(
        index=_index(token),
        person_id=person_id or body.get("person_id"),
        state=state,
        made=moment,
        seen=moment,
    )
    row.box = _closed(token, row, body, key)
    db.session.add(row)
    db.session.flush()
    return _written(token)


def load_session(token: str) -> tuple[SessionRow, dict, bytes | None] | None:
    """The visit's row, body and key, or None when it is over, unknown or tampered with. Writes nothing.

    Half visits give no key. Call `touch_session(row)` for the last-seen.
    """
    found = _found(token)
    if found is None:
        return None
    row, body, key = found
    return row, body, None if row.state == HALF else key


def _found(token: str) -> tuple[SessionRow, dict, bytes | None] | None:
    raw = _bytes(token)
    row = _row(raw) if raw else None
    if row is None or _over(row):
        return None
    try:
        plain = open_box(kdf(raw, "visit key"), row.box, *_place(row))
    except Damaged:
        return None
    held, _, body = plain.partition(b"\n")
    return row, json.loads(body), urlsafe_b64decode(held) or None


def save_session(token: str, body: dict, key: bytes | None) -> None:
    """Write a visit's body anew. A half visit keeps the key it has."""
    found = _found(token)
    if found is None:
        raise NotFound
    row, _, kept = found
    row.box = _closed(_bytes(token), row, body, kept if row.state == HALF else key)
    db.session.flush()


def renew_session(token: str, body: dict, *, state: str = FULL) -> str:
    """End a visit and open it under a new token (R25): after the second factor, at each step-up."""
    found = _found(token)
    if found is None:
        raise NotFound
    row, _, key = found
    made = row.made if row.state == state else now()
    end_session(token)
    fresh = start_session(body, key, person_id=row.person_id, state=state)
    renewed = _row(_bytes(fresh))
    renewed.made = made
    renewed.box = _closed(_bytes(fresh), renewed, body, key)
    db.session.flush()
    return fresh


def touch_session(row: SessionRow) -> bool:
    """Note that the visit is in use, at most once a minute. Says whether anything was written."""
    if now() - row.seen < TOUCH:
        return False
    row.seen = now()
    db.session.flush()
    return True


def ends_at(row: SessionRow):
    """When a visit ends if nothing more is done: for the warning five minutes before."""
    return min(row.made + LIFE[row.state], row.seen + IDLE[row.state])


def end_session(token: str) -> None:
    """A copied cookie is dead from here on."""
    raw = _bytes(token)
    if raw:
        db.session.execute(delete(SessionRow).where(SessionRow.index == _index(raw)))


def end_sessions(person_id: str, but: str | None = None) -> int:
    """End a person's visits, all or all but the one with this token; says how many."""
    raw = _bytes(but) if but else None
    kept = _index(raw) if raw else ""
    gone = delete(SessionRow).where(SessionRow.person_id == person_id, SessionRow.index != kept)
    return db.session.execute(gone).rowcount


def end_session_row(person_id: str, index: str) -> bool:
    """End one of a person's own visits, chosen from the list."""
    gone = delete(SessionRow).where(SessionRow.person_id == person_id, SessionRow.index == index)
    return db.session.execute(gone).rowcount == 1


def sessions_of(person_id: str) -> list[SessionRow]:
    """A person's living visits, newest first."""
    query = select(SessionRow).where(SessionRow.person_id == person_id).order_by(SessionRow.made.desc())
    return [row for row in db.session.scalars(query) if not _over(row)]


def session_index(token: str) -> str | None:
    """Which row of `sessions_of` a token is."""
    raw = _bytes(token)
    return _index(raw) if raw else None


def session_owner(token: str) -> str | None:
    """Whose visit this token opened, also for a day after it was over: to keep what they were typing."""
    raw = _bytes(token)
    row = _row(raw) if raw else None
    return row.person_id if row is not None and row.state == FULL else None


def sweep_sessions() -> int:
    """Delete what is over: box and half visits at once, whole ones after a day. Says how many. For the keeper."""
    over = [row.index for row in db.session.scalars(select(SessionRow)) if _forgettable(row)]
    for start in range(0, len(over), 500):
        db.session.execute(delete(SessionRow).where(SessionRow.index.in_(over[start : start + 500])))
    return len(over)


def end_all_sessions() -> int:
    """Everybody signs in again, and box visits begin anew: after a leak. Says how many visits there were."""
    return db.session.execute(delete(SessionRow)).rowcount


def _row(token: bytes) -> SessionRow | None:
    query = select(SessionRow).where(SessionRow.index == _index(token))
    return db.session.scalars(query.execution_options(populate_existing=True)).first()


def _over(row: SessionRow) -> bool:
    return row.state not in LIFE or now() >= ends_at(row)


def _forgettable(row: SessionRow) -> bool:
    if row.state not in LIFE:
        return True
    return now() >= ends_at(row) + (REMEMBERED if row.state == FULL else timedelta())


def _index(token: bytes) -> str:
    return kdf(token, "visit index").hex()


def _place(row: SessionRow) -> tuple:
    return "visits", row.index, row.person_id or "", row.state, row.made.isoformat()


def _closed(token: bytes, row: SessionRow, body: dict, key: bytes | None) -> bytes:
    plain = urlsafe_b64encode(key or b"") + b"\n" + json.dumps(body).encode()
    return close(kdf(token, "visit key"), plain, *_place(row))


def _written(token: bytes) -> str:
    return urlsafe_b64encode(token).decode().rstrip("=")


def _bytes(token: object) -> bytes | None:
    if not isinstance(token, str) or len(token) != 43 or not token.isascii():
        return None
    try:
        return urlsafe_b64decode(token + "=")
    except (NotBase64, ValueError):
        return None
