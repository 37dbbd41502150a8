"""What an answer says of one case, sealed with that case: when the case is forgotten, these words go with it.

A line about an entry of the register lies under the register's key. The draft knows which lines are its own; the lines
know nothing of the request.
"""

from collections import Counter
from datetime import datetime

from .. import access, cases, clock, register, sealing
from ..access import require
from ..db import db, new_id
from . import entries
from .asking import about
from .models import RightsItem

CASE, ENTRY = "case", "entry"


def keep(actor, texts: dict[str, str]) -> dict[str, str]:
    """Seal the lines; gives {what it is about: the line's row}. NotFound for a case one can't open."""
    made = {}
    for key, text in texts.items():
        row = RightsItem(id=new_id(), day=clock.today(), kind=ENTRY if key.startswith(entries.MARK) else CASE)
        place = about("item", row.id)
        if row.kind == ENTRY:
            row.thing_id = entries.case_of(actor, key)
            row.record_id = register.for_holders(text, place)
        else:
            case = cases.see(actor, key)
            require(actor, "case.read", case)
            row.thing_id, row.record_id = case.id, sealing.seal(actor, text, to=case.lock_id, about=place)
        actor.add(row)
        made[key] = row.id
    db.session.flush()
    return made


def opened(actor, kept: dict[str, str]) -> dict[str, str]:
    """{what it is about: the line}; "" where this reader can't open it. What was forgotten is not there."""
    rows = {row.id: row for row in actor.all(actor.select(RightsItem).where(RightsItem.id.in_(list(kept.values()))))}
    wanted = {kind: [_asked(row) for row in rows.values() if row.kind == kind] for kind in (CASE, ENTRY)}
    told = sealing.open_many(actor, wanted[CASE])
    if wanted[ENTRY] and (holder := entries.key_holder(actor)) is not None:
        told |= register.told_to_holders(holder, "rights_read", wanted[ENTRY])
    return {key: told.get(rows[one].record_id, "") for key, one in kept.items() if one in rows}


def _asked(row: RightsItem) -> tuple[str, str]:
    return row.record_id, about("item", row.id)


def drop(scope, ids) -> None:
    """Throw lines away."""
    _drop(scope, scope.all(scope.select(RightsItem).where(RightsItem.id.in_(list(ids)))))


def forget(scope, before: datetime) -> None:
    """Lines of answers that were given long ago: their requests are forgotten by now."""
    _drop(scope, scope.all(scope.select(RightsItem).where(RightsItem.day < before.date())))


def expunge(scope, case_ids) -> Counter:
    """Forget what answers say of these cases; says how many lines went."""
    require(scope, "retention.run")
    rows = scope.all(scope.select(RightsItem).where(RightsItem.thing_id.in_(list(case_ids))))
    _drop(scope, rows)
    return +Counter(lines=len(rows))


def _drop(scope, rows) -> None:
    for row in rows:
        at = scope if row.kind == CASE else access.keeper("register")
        sealing.discard(at, row.record_id)
        scope.remove(row)
    db.session.flush()
