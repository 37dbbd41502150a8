"""The register as numbers, and who opened its people when: what those see who oversee the committee. Opens nothing."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func

from .. import access
from ..access import require
from ..db import db
from . import rules
from .models import Reading, RegisterEntry
from .register import at_register


@dataclass(frozen=True)
class ReadingView:
    """Somebody held the people of the register open. Why stays sealed to the key holders."""

    person_id: str
    at: datetime
    until: datetime


def standing_counts(actor) -> dict[str, int]:
    """{standing: how many rows of the register}, without those of cases this actor is shut out of."""
    require(actor, "board.see")
    scope, out = at_register(actor), access.barred_things(actor, actor.person)
    wanted = scope.select(RegisterEntry.standing, func.count()).where(RegisterEntry.case_id.not_in(out))
    found = dict(db.session.execute(wanted.group_by(RegisterEntry.standing)).all())
    return {standing: found.get(standing, 0) for standing in rules.STANDINGS}


def readings(actor, *, page: int = 1, size: int = 50) -> tuple[list[ReadingView], bool]:
    """Who opened the people of the register, from when to when; latest first, and whether more follow."""
    require(actor, "board.see")
    scope = at_register(actor)
    wanted = scope.select(Reading).order_by(Reading.at.desc(), Reading.id)
    rows = scope.all(wanted.offset((page - 1) * size).limit(size + 1))
    return [ReadingView(row.person_id, row.at, row.until) for row in rows[:size]], len(rows) > size
