"""What waits for a meeting: cases to decide, measures that end, applications and yearly looks, seats that end."""

from dataclasses import dataclass
from datetime import date, timedelta

from .. import affiliation, cases, clock, committee, letters
from ..access import require
from . import rules

SOON = timedelta(days=30)
TO_DECIDE = ("reviewed",)


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: a case, a measure of a case that ends, a community, or the seat of a member."""

    kind: str
    case_id: str = ""
    community: str = ""
    person_id: str = ""
    since: date | None = None


def what_waits(actor) -> list[Waiting]:
    """Everything that waits here, as far as this actor may know of it; the keeper, who tells nobody, sees all."""
    require(actor, "meeting.agenda")
    found = [Waiting(rules.CASE, one.id, since=one.moved_at.date()) for one in cases.outlines(actor, states=TO_DECIDE)]
    ending = letters.ending(actor, clock.today() + SOON)
    known = cases.known(actor, ending)
    found += [Waiting(rules.ENDING, one, since=ending[one]) for one in sorted(known)]
    waiting = affiliation.waiting(actor)
    found += [Waiting(rules.AFFILIATION, community=one.place, since=one.since) for one in waiting]
    seats = committee.ending_seats(actor, clock.today() + SOON)
    return found + [Waiting(rules.SEAT, person_id=one, since=day) for one, day in sorted(seats.items())]
