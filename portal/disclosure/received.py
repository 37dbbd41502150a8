"""How it stands with the community: sealed to its leads, marked as information."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from .. import audit, sealing
from ..access import require
from ..errors import NotFound
from .models import Arrived


@dataclass(frozen=True)
class Told:
    """What the committee told a community. `corrects`: the id of what this puts right; `corrected`: by what."""

    id: str
    at: datetime
    corrects: str = ""
    corrected: str = ""
    words: dict | None = None

    @property
    def until(self) -> date | None:
        """The last day of the standing."""
        return date.fromisoformat(self.words["until"]) if self.words and self.words.get("until") else None


def received(actor) -> list[Told]:
    """What was told to this community, latest first, as far as this lead may read it; without the words."""
    require(actor, "disclosure.list")
    wanted = actor.select(Arrived).where(Arrived.lock_id.in_(sealing.held(actor)))
    found = actor.all(wanted.order_by(Arrived.at.desc(), Arrived.id))
    later = {row.first_id: row.id for row in reversed(found) if row.first_id}
    return [Told(row.id, row.at, row.first_id, later.get(row.id, "")) for row in found]


def read(actor, told_id: str) -> Told:
    """The words. Each reading is remembered."""
    row = actor.get(Arrived, told_id)
    if row is None:
        raise NotFound
    require(actor, "disclosure.read", row)
    words = json.loads(sealing.open_(actor, row.record_id, about=f"disclosure:{row.id}"))
    audit.record(actor, "disclosure.read", row.id)
    found = next((one for one in received(actor) if one.id == row.id), Told(row.id, row.at))
    return Told(found.id, found.at, found.corrects, found.corrected, words)
