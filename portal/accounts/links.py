"""Links good for one use: a signed random value in the address, its hash and a sealed note in the database."""

import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b

from itsdangerous import BadData, URLSafeSerializer
from sqlalchemy import delete, select, update

from .. import clock, sealing
from ..db import db
from ..errors import NotFound
from .models import Link

LIVES = {
    "invitation": timedelta(days=7),
    "reset": timedelta(minutes=30),
    "address": timedelta(hours=24),
}
_BYTES = 32


@dataclass(frozen=True)
class Ticket:
    """What a link is for: its id, the person (if there is one already) and the facts given when it was made."""

    id: str
    person_id: str | None
    facts: dict


def _signer(purpose: str) -> URLSafeSerializer:
    return URLSafeSerializer(sealing.signing_keys(f"link.{purpose}"), salt=f"link.{purpose}")


def _id_of(purpose: str, secret: str) -> str:
    return blake2b(secret.encode(), digest_size=32, person=b"conduct.link", salt=purpose[:16].encode()).hexdigest()


def issue(purpose: str, facts: dict, *, person_id: str | None = None) -> str:
    """Make a link for one purpose; returns the part of the address that is secret."""
    secret = secrets.token_urlsafe(_BYTES)
    link_id = _id_of(purpose, secret)
    box = sealing.envelope_close(json.dumps(facts).encode(), f"link:{link_id}")
    row = Link(
        id=link_id,
        purpose=purpose,
        person_id=person_id,
        facts_box=box,
        expires=clock.now() + LIVES[purpose],
        used=False,
    )
    db.session.add(row)
    db.session.flush()
    return _signer(purpose).dumps(secret)


def look(purpose: str, token: str) -> Ticket:
    """What a link is for, without using it. NotFound when it is not ours, used or too old."""
    try:
        secret = _signer(purpose).loads(token)
    except BadData:
        raise NotFound from None
    if not isinstance(secret, str):
        raise NotFound
    return _ticket(_id_of(purpose, secret), purpose)


def _ticket(link_id: str, purpose: str) -> Ticket:
    living = select(Link).where(
        Link.id == link_id, Link.purpose == purpose, Link.used.is_(False), Link.expires > clock.now()
    )
    row = db.session.scalars(living).first()
    if row is None:
        raise NotFound
    facts = json.loads(sealing.envelope_open(row.facts_box, f"link:{row.id}"))
    return Ticket(row.id, row.person_id, facts)


def use(ticket: Ticket) -> None:
    """Use a link up, once and for all; NotFound when somebody was faster."""
    once = update(Link).where(Link.id == ticket.id, Link.used.is_(False), Link.expires > clock.now())
    if db.session.execute(once.values(used=True, facts_box=b"")).rowcount != 1:
        raise NotFound


def withdraw(person_id: str, purpose: str) -> None:
    """Make a person's unused links of one purpose worthless."""
    db.session.execute(delete(Link).where(Link.person_id == person_id, Link.purpose == purpose))


def sweep(now: datetime) -> int:
    """Forget links that are used or too old; says how many."""
    return db.session.execute(delete(Link).where((Link.expires <= now) | Link.used.is_(True))).rowcount
