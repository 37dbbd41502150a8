"""The register as numbers, and who opened its people when: what those see who oversee the committee. Opens nothing."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func

from ..access import require
from ..db import db
from . import rules
from .models import Concerned, Reading, RegisterPerson
from .sight import sight_of
from .standing import standings
from .vault import at_register


@dataclass(frozen=True)
class ReadingView:
    """Somebody held the people of the register open. Why stays sealed to the key holders."""

    person_id: str
    at: datetime
    until: datetime


def standing_counts(actor) -> dict[str, int]:
    """{standing: how many people stand so today}, without those of cases this actor is shut out of.

    Those who were joined count once.
    """
    require(actor, "board.see")
    seen = sight_of(actor)
    wanted = seen.persons(func.count(RegisterPerson.head_id.distinct()))
    everybody = db.session.scalar(wanted.where(RegisterPerson.id.not_in(seen.people)))
    changed = seen.persons().where(RegisterPerson.id.in_(seen.scope.select(Concerned.person_id)))
    rows = [one for one in seen.scope.all(changed) if one.id not in seen.people]
    heads = {one.id: one.head_id for one in rows}
    found = {heads[one]: how.standing for one, how in standings(seen, rows).items()}
    counts = {standing: sum(one == standing for one in found.values()) for standing in rules.STANDINGS}
    counts["none"] += everybody - len(found)
    return counts


def readings_for_board(actor, *, page: int = 1, size: int = 50) -> tuple[list[ReadingView], bool]:
    """Who opened the people of the register, from when to when; latest first, and whether more follow."""
    require(actor, "board.see")
    scope = at_register(actor)
    wanted = scope.select(Reading).order_by(Reading.at.desc(), Reading.id)
    rows = scope.all(wanted.offset((page - 1) * size).limit(size + 1))
    return [ReadingView(row.person_id, row.at, row.until) for row in rows[:size]], len(rows) > size
