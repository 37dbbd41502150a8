"""The ladder: what usually follows what. Four steps to begin with; a community may set its own days and words."""

from dataclasses import dataclass
from datetime import date, timedelta

from .. import audit
from ..access import require
from ..db import db, new_id
from ..errors import Refused
from .term_models import Rung

LONGEST_DAYS = 3650


@dataclass(frozen=True)
class Step:
    """One step: the measure it means, how many days (0: no end), whether the person has to ask to come back."""

    level: int
    kind: str
    days: int = 0
    asks: bool = False
    words: str = ""

    def ends(self, starts: date | None) -> date | None:
        """The last day of a measure of this step."""
        return starts + timedelta(days=self.days) if starts and self.days else None


USUAL = (
    Step(1, "written_warning"),
    Step(2, "suspension_short", 90, asks=True),
    Step(3, "suspension_long", 180, asks=True),
    Step(4, "ban_permanent"),
)


def ladder_of(scope) -> list[Step]:
    """The ladder of this place, its own steps in place of the usual ones."""
    own = {row.level: row for row in scope.all(scope.select(Rung))}
    return [_step(own[usual.level]) if usual.level in own else usual for usual in USUAL]


def _step(row: Rung) -> Step:
    return Step(row.level, row.kind, row.days, row.asks, row.words)


def step_of(scope, level: int) -> Step | None:
    """One step of the ladder."""
    return next((step for step in ladder_of(scope) if step.level == level), None)


def keep_step(actor, level: int, *, words: str = "", days: int = 0, asks: bool = False) -> None:
    """Set the words and days of a step here."""
    require(actor, "letter.pattern")
    usual = next((step for step in USUAL if step.level == level), None)
    if usual is None:
        raise Refused("unknown_code")
    if not 0 <= days <= LONGEST_DAYS or len(words) > 200:
        raise Refused("days_odd")
    row = actor.first(actor.select(Rung).where(Rung.level == level))
    if row is None:
        row = Rung(id=new_id(), level=level, words="", kind=usual.kind)
        row.words, row.days, row.asks = words.strip(), days, asks
        actor.add(row)
    row.words, row.days, row.asks = words.strip(), days, asks
    db.session.flush()
    audit.record(actor, "letters.ladder_changed", actor.partition)
