"""Asking to leave: what a lead says and chooses, and how it stands. What happens then is shutting.py."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select

from .. import access, audit, cases, clock, committee, communities, reports
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import letters, rules
from .models import CHOICES, STAY, Leaving, LeavingChoice, LeavingPlace

PLACE = "committee"


@dataclass(frozen=True)
class Open:
    """A case that was sent to the committee and is not closed there: its name here, and what the team wants."""

    case_id: str
    code_name: str
    choice: str


@dataclass(frozen=True)
class Standing:
    """A community that asked or has left, for the committee."""

    community: str
    name: str
    slug: str
    asked: date
    earliest: date
    left_on: date | None

    @property
    def id(self) -> str:
        """What the committee's pages name it by."""
        return self.community.partition(":")[2]

    @property
    def ready(self) -> bool:
        """Whether it can be done today."""
        return self.left_on is None and self.earliest <= clock.today()


def row_of(scope) -> Leaving | None:
    """The row of a place, asked by whoever may."""
    return scope.first(scope.select(Leaving))


def places() -> list[tuple[str, str]]:
    """Every place that asked or has left, as (slug, partition)."""
    asked = set(db.session.scalars(select(LeavingPlace.place)))
    return [(slug, place) for slug, place in access.teams() if place in asked] if asked else []


def begin(scope, row: Leaving) -> Leaving:
    """Keep a new row where it is found again."""
    scope.add(row)
    db.session.add(LeavingPlace(place=scope.partition))
    db.session.flush()
    return row


def of(actor) -> Leaving | None:
    """Whether this community asked to leave; None when it did not."""
    require(actor, "leaving.see")
    return row_of(actor)


def ask(actor, url: str = "", words: str = "") -> Leaving:
    """Ask to leave, or change what the address says afterwards. Raises Refused url_odd, words_long or no_committee."""
    require(actor, "community.leave")
    url, words = url.strip(), words.strip()
    if url and not communities.url_ok(url):
        raise Refused("url_odd")
    if len(words) > rules.LONGEST:
        raise Refused("words_long")
    if access.team_lock(access.letterbox(PLACE)) is None:
        raise Refused("no_committee")
    row, new = row_of(actor), False
    if row is None:
        day, new = clock.today(), True
        row = Leaving(id=new_id(), asked_by=actor.person, asked_at=clock.now(), earliest=rules.earliest(day))
        begin(actor, row)
    row.url, row.words = url, words
    db.session.flush()
    if new:
        team = access.people_with(actor.partition, (*access.HANDLERS, "organiser"))
        reports.tell(sorted({*team, *access.people_with(PLACE, access.OPENERS)}), letters.asked())
    audit.record(actor, "leaving.asked", row.id)
    return row


def take_back(actor) -> None:
    """Stay after all."""
    require(actor, "community.leave")
    row = row_of(actor)
    if row is None:
        raise Conflict("step_does_not_follow")
    actor.remove(row)
    db.session.execute(delete(LeavingPlace).where(LeavingPlace.place == actor.partition))
    for one in actor.all(actor.select(LeavingChoice)):
        actor.remove(one)
    db.session.flush()
    audit.record(actor, "leaving.taken_back", row.id)


def escalations(actor) -> list[Open]:
    """The cases this lead holds that the committee has and did not close, each with what is chosen for it."""
    require(actor, "community.leave")
    sent = committee.still_open(actor.partition)
    chosen = choices(actor)
    found = cases.searchable(actor, of=list(sent))
    return [Open(one.id, one.code_name, chosen.get(one.id, STAY)) for one in found.values() if one.id in sent]


def choices(scope) -> dict[str, str]:
    """{case: what is chosen for it}."""
    return {one.case_id: one.choice for one in scope.all(scope.select(LeavingChoice))}


def choose(actor, case_id: str, choice: str) -> None:
    """Say what the committee is asked to do with an open escalation. Raises Refused unknown_code."""
    if choice not in CHOICES:
        raise Refused("unknown_code")
    if case_id not in {one.case_id for one in escalations(actor)}:
        raise NotFound
    row = actor.first(actor.select(LeavingChoice).where(LeavingChoice.case_id == case_id))
    row = row or actor.add(LeavingChoice(id=new_id(), case_id=case_id))
    row.choice = choice
    db.session.flush()
    audit.record(actor, "leaving.chosen", case_id)


def standings(actor) -> list[Standing]:
    """Every community that asked or has left, those that wait first."""
    require(actor, "leaving.see")
    if actor.partition != PLACE:
        raise NotFound
    found = []
    for slug, place in places():
        row = row_of(access.letterbox(place))
        if row is not None:
            name = communities.community(access.letterbox(place)).name
            found.append(Standing(place, name, slug, row.asked_at.date(), row.earliest, row.left_on))
    return sorted(found, key=lambda one: (one.left_on is not None, one.left_on or one.earliest))


def waiting(actor) -> int:
    """How many wait for the committee today."""
    return sum(one.ready for one in standings(actor))
