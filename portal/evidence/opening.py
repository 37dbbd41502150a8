"""Opening an original: with a reason, which is sealed for those who handle the matter; audit knows that it happened."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from .. import access, audit, clock, sealing
from ..db import db, new_id
from ..errors import Refused
from .models import Opening

LONGEST = 2_000


@dataclass(frozen=True)
class OpeningView:
    """One opening, as colleagues read it."""

    person_id: str
    at: datetime
    reason: str


def _place(row_id: str) -> str:
    return f"evidence.opening:{row_id}"


def note_opening(actor, thing_id: str, file_id: str, reason: str, *, to: str) -> str:
    """Keep why an original is opened. Raises Refused("reason_empty") or Refused("reason_long")."""
    words = reason.strip()
    if not words:
        raise Refused("reason_empty")
    if len(words) > LONGEST:
        raise Refused("reason_long", longest=LONGEST)
    row = Opening(id=new_id(), thing_id=thing_id, file_id=file_id, person_id=actor.person, at=clock.now())
    row.record_id = sealing.seal(actor, words, to=to, about=_place(row.id))
    actor.add(row)
    db.session.flush()
    digest = blake2b(row.record_id.encode(), digest_size=32).digest()
    audit.record(actor, "evidence.original_opened", file_id, digest=digest)
    return row.id


def openings(actor, file_id: str) -> tuple[OpeningView, ...]:
    """Who opened this original, when and why, for a holder."""
    rows = actor.all(actor.select(Opening).where(Opening.file_id == file_id).order_by(Opening.at, Opening.id))
    words = sealing.open_many(actor, [(row.record_id, _place(row.id)) for row in rows]) if rows else {}
    return tuple(OpeningView(row.person_id, row.at, words[row.record_id]) for row in rows if row.record_id in words)


def expunge(scope, thing_ids) -> int:
    """Forget who opened originals of these reports or cases, and why; says how many times."""
    access.require(scope, "retention.run")
    return scope.drop(Opening, Opening.thing_id, thing_ids)
