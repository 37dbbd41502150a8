"""Words typed into a page whose session had ended: sealed to the person, given back after signing in (settled 19)."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from .. import clock, sealing
from ..db import db
from .models import Unsent

KEPT = timedelta(days=1)
MOST = 5
_PURPOSE = "unsent form"
_NEVER = frozenset(
    ["csrf_token", "form_token", "password", "old", "recovery", "secret", "code", "receipt", "box_key", "visit"]
)
_NOWHERE = ("/account", "/sign-", "/session/")  # their forms hold passwords and codes, and no words


@dataclass(frozen=True)
class Words:
    """A form as it was sent: where to, and its fields in order."""

    path: str
    fields: tuple[tuple[str, str], ...]

    @property
    def texts(self) -> list[tuple[str, str]]:
        """The fields a person typed into at length."""
        return [(name, value) for name, value in self.fields if len(value) > 30 or "\n" in value]


def typed(path: str, fields) -> Words | None:
    """What was typed into a form, without its tokens and without anything secret. None when there is nothing."""
    kept = tuple((name, value) for name, value in fields if name not in _NEVER)
    if path.startswith(_NOWHERE) or not any(value.strip() for _name, value in kept):
        return None
    return Words(path, kept)


def put_away(token: str, path: str, fields) -> bool:
    """Keep a form for whoever this session belonged to. False when there is nothing, or nobody, to keep it for."""
    person_id = sealing.session_owner(token)
    words = typed(path, fields)
    if person_id is None or words is None:
        return False
    kept = words.fields
    box = sealing.seal_for(person_id, json.dumps([path, kept]).encode(), _PURPOSE)
    db.session.add(Unsent(person_id=person_id, made=clock.now(), box=box))
    for row in _rows(person_id)[MOST:]:
        db.session.delete(row)
    db.session.flush()
    return True


def _rows(person_id: str) -> list[Unsent]:
    return list(db.session.scalars(select(Unsent).where(Unsent.person_id == person_id).order_by(Unsent.made.desc())))


def waits_for(person_id: str) -> bool:
    """Whether something typed waits for this person."""
    return db.session.scalar(select(Unsent.id).where(Unsent.person_id == person_id).limit(1)) is not None


def give_back(person_id: str, key: bytes) -> list[Words]:
    """What waits for a person, latest first. A form sealed to a key they no longer have is left out."""
    found = []
    for row in _rows(person_id):
        try:
            path, fields = json.loads(sealing.open_mine(person_id, key, row.box, _PURPOSE))
        except sealing.Damaged:
            continue
        found.append(Words(path, tuple((name, value) for name, value in fields)))
    return found


def let_go(person_id: str) -> None:
    """The person has their words back, or does not want them."""
    db.session.execute(delete(Unsent).where(Unsent.person_id == person_id))


def sweep(now: datetime) -> int:
    """Delete what nobody came back for within a day. For the keeper."""
    return db.session.execute(delete(Unsent).where(Unsent.made <= now - KEPT)).rowcount
