"""Published statements that move with their community: told as they were published, and shown again elsewhere."""

import json
from datetime import date, datetime

from .. import access, audit
from ..access import require
from ..db import db, new_id
from . import statements
from .models import Statement, StatementVersion

_DAYS = ("first", "last", "at")
_FACTS = {"totals", "tables", "withheld", "shares", "medians", "so_far", "made_on", "words", "earlier", "people"}


def told(place: str) -> list[dict]:
    """Every version of everything a place published, the oldest first; without words about cases.

    A reporter's way to those does not travel with their box, so at the new place they could not take them out.
    """
    found = []
    for one in statements.every_version(access.letterbox(place)):
        facts = {name: getattr(one, name) for name in ("number", "version", "reason", "event")}
        facts["facts"] = one.facts | {"narratives": []}
        found.append(facts | {name: getattr(one, name).isoformat() for name in _DAYS})
    return found


def bring(actor, rows: list[dict]) -> int:
    """Publish what was published elsewhere, as it was; says how many versions. KeyError where a part is missing."""
    require(actor, "case.bring")
    made: dict[int, Statement] = {}
    for row in rows:
        if _FACTS - row["facts"].keys():
            raise KeyError("facts")
        days = {name: date.fromisoformat(row[name]) for name in ("first", "last")}
        if row["number"] not in made:
            one = Statement(id=new_id(), number=row["number"], event=row["event"], **days)
            made[row["number"]] = actor.add(one)
            db.session.flush()
        kept = StatementVersion(id=new_id(), statement_id=made[row["number"]].id, version=row["version"])
        kept.at, kept.reason, kept.person_id = datetime.fromisoformat(row["at"]), row["reason"], actor.person or ""
        kept.snapshot = json.dumps(row["facts"], sort_keys=True, ensure_ascii=False)
        actor.add(kept)
    db.session.flush()
    audit.record(actor, "transparency.brought", None)
    return len(rows)
