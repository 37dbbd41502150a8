"""A team's own wording of its letters. Where it has none, the portal's wording holds; going back to that forgets it."""

import json

from .. import access, audit, sealing
from ..access import require
from ..db import db, new_id
from ..errors import NotFound, Refused
from .models import LetterPattern
from .rules import PATTERNS
from .views import PARTS

LONGEST = 5000


def _place(row_id: str) -> str:
    return f"letters.pattern:{row_id}"


def own(scope) -> dict[str, dict[str, str]]:
    """The wordings this team changed, by code, for whoever holds the team's key."""
    rows = scope.all(scope.select(LetterPattern))
    words = sealing.open_many(scope, [(row.record_id, _place(row.id)) for row in rows])
    return {row.code: json.loads(words[row.record_id]) for row in rows if row.record_id in words}


def keep(actor, code: str, parts: dict) -> None:
    """Change a wording here. Raises Refused part_empty, text_long."""
    require(actor, "letter.pattern")
    if code not in PATTERNS:
        raise NotFound
    made = {name: (parts.get(name) or "").strip() for name in PARTS}
    if not all(made.values()):
        raise Refused("part_empty")
    if any(len(text) > LONGEST for text in made.values()):
        raise Refused("text_long")
    lock = access.team_lock(actor)
    if lock is None:
        raise NotFound
    forget(actor, code)
    row = LetterPattern(id=new_id(), code=code)
    row.record_id = sealing.seal(actor, json.dumps(made), to=lock, about=_place(row.id))
    actor.add(row)
    db.session.flush()
    audit.record(actor, "letters.pattern_kept", actor.partition)


def forget(actor, code: str) -> None:
    """Go back to the portal's wording."""
    require(actor, "letter.pattern")
    row = actor.first(actor.select(LetterPattern).where(LetterPattern.code == code))
    if row is not None:
        sealing.discard(actor, row.record_id)
        actor.remove(row)
        db.session.flush()
