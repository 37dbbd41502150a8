"""Acts are collected while a request or a job runs, and written as its last step."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, time

from sqlalchemy import event, select

from .. import clock
from ..db import Scope, db, put_if_missing
from ..guard import GuardedSession
from .chain import START, keyed, mac_of
from .models import FIELDS, AuditHead, AuditLine, id_of

_ACTION = re.compile(r"[a-z]{2,20}(?:\.[a-z][a-z_]{1,30}){1,2}")
_ROLE = re.compile(r"[a-z_]{2,20}")
_ID = re.compile(r"[a-z2-7]{26}|[0-9a-f]{32,64}|committee|register|site|community:[a-z2-7]{26}|")
_UNNAMED = ("reporter", "public")
_PENDING = "portal_audit"


@dataclass(frozen=True)
class Line:
    """One act as it is shown. `number` counts what this reader may see, so that no gap tells of more."""

    number: int
    at: datetime
    actor: str
    role: str
    action: str
    object_id: str


@dataclass(frozen=True)
class _Act:
    partition: str
    at: int
    actor: str
    role: str
    action: str
    object_id: str
    digest: bytes
    stands: bool


def record(actor, action: str, object_id: str | None, *, digest: bytes = b"", stands: bool = False) -> None:
    """Note an act of `actor` (a Scope; its partition names the chain). `settle` writes it.

    `action` is a code like `reports.open`, `object_id` an id; anything wordier is a bug and refused.
    `stands`: the line is kept even when the request is refused afterwards (a failed step-up).
    """
    role = getattr(actor, "role", None) or "keeper"
    who = role if role in _UNNAMED else actor.holder or role
    object_id = object_id or ""
    if not (_ACTION.fullmatch(action) and _ROLE.fullmatch(role) and _ID.fullmatch(object_id)):
        raise ValueError("an audit line holds codes and ids only")
    if not (who == role or _ID.fullmatch(who)) or len(digest) > 64:
        raise ValueError("an audit line holds codes and ids only")
    act = _Act(actor.partition, _moment(role), who, role, action, object_id, digest, stands)
    db.session.info.setdefault(_PENDING, []).append(act)


def _moment(role: str) -> int:
    now = clock.now()
    if role in _UNNAMED:
        now = datetime.combine(now.date(), time(), UTC)
    return int(now.timestamp())


def waiting() -> bool:
    """Whether acts of this session wait to be settled."""
    return bool(db.session.info.get(_PENDING))


def forget() -> None:
    """The request was refused: drop its acts, except those that stand all the same."""
    db.session.info[_PENDING] = [act for act in db.session.info.get(_PENDING, ()) if act.stands]


def settle() -> None:
    """Write the collected acts in the running write transaction, in order, each chain's head locked."""
    chains = defaultdict(list)
    for act in db.session.info.pop(_PENDING, ()):
        chains[act.partition].append(act)
    for partition in sorted(chains):
        head, key = _head(partition), keyed()[0]
        for act in chains[partition]:
            _append(head, act, key)
    if chains:
        db.session.flush()


@event.listens_for(GuardedSession, "before_commit")
def _settle_at_commit(_session) -> None:
    """Nothing is committed without its lines, whoever commits: a request, a command, the keeper."""
    settle()


def _head(partition: str) -> AuditHead:
    """The chain's head, locked. SQLite's writer is alone already; PostgreSQL locks the row."""
    locked = select(AuditHead).where(AuditHead.chain == partition).with_for_update()
    locked = locked.execution_options(populate_existing=True)
    head = db.session.scalars(locked).first()
    if head is None:
        put_if_missing(AuditHead, chain=partition, n=0, mac=START)
        head = db.session.scalars(locked).one()
    return head


def _append(head: AuditHead, act: _Act, key) -> None:
    n = head.n + 1
    fields = (n, act.at, act.actor, act.role, act.action, act.object_id, act.digest)
    mac = mac_of(key, head.chain, fields, head.mac)
    Scope(head.chain).add(AuditLine(id=id_of(n), mac=mac, **dict(zip(FIELDS, fields, strict=True))))
    head.n, head.mac = n, mac


def lines(actor, object_id: str | None = None, *, among=(), most: int = 200) -> list[Line]:
    """The newest lines about one thing, or about the things `among` (ids this actor may see).

    Neither given: none. Whoever asks has settled which ids the actor may see; lines about others
    stay out of the list, of its numbers and of its length.
    """
    wanted = [object_id] if object_id else list(among)
    if not wanted:
        return []
    scoped = actor.select(AuditLine).where(AuditLine.object_id.in_(wanted))
    newest = actor.all(scoped.order_by(AuditLine.n.desc()).limit(most))
    return [
        Line(number, datetime.fromtimestamp(row.at, UTC), row.actor, row.role, row.action, row.object_id)
        for number, row in enumerate(reversed(newest), 1)
    ]
