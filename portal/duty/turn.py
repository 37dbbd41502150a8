"""Your turn, at every place one handles reports; and the same as a calendar without a name in it."""

import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import select

from .. import access, cases, clock, gathering, letters, reports, rota, sealing
from ..db import db
from . import after, clocks, rules, work
from .models import Notices
from .notices import row_of

KEYED = {"committee": access.MEMBERS}


@dataclass(frozen=True)
class Turn:
    """What waits at one place: reports nobody opened, reports without a case, and cases, one's own first."""

    partition: str
    unopened: int
    loose: int
    mine: tuple[work.Piece, ...]
    free: tuple[work.Piece, ...]
    others: tuple[work.Piece, ...]
    first: clocks.Due | None = None
    events: tuple[after.EventDue, ...] = ()
    things: tuple["Thing", ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing waits for this person here."""
        return not (self.unopened or self.loose or self.things or self.mine or self.free or self.events)


@dataclass(frozen=True)
class Thing:
    """Something of a case that waits for this person alone: a letter to read, a task, a measure to look after."""

    kind: str
    case: cases.Found
    id: str
    day: date | None = None
    days: int = 0
    text: str = ""


def roles_at(partition: str) -> tuple[str, ...]:
    """The roles that handle something at a place."""
    return KEYED.get(partition, access.HANDLERS)


def at_place(actor) -> Turn:
    """What is this person's turn here."""
    unopened, loose = cases.waiting_reports(actor)
    known = {one.row.id: one for one in (*work.pieces(actor)[0], *work.pressing(actor))}
    found = [one for one in known.values() if one.row.held and (one.row.turn == "us" or one.row.waiting)]
    found.sort(key=lambda piece: (min((due.due for due in piece.due), default=_LAST), piece.row.moved_at))
    mine = [one for one in found if actor.person in (one.lead, one.second)]
    free = [one for one in found if one not in mine and not one.lead]
    others = [one for one in found if one not in mine and one.lead]
    first = next(iter(first_answers(actor)), None)
    parts = {"mine": tuple(mine), "free": tuple(free), "others": tuple(others)}
    parts["events"] = () if actor.partition == "committee" else tuple(after.waiting(actor))
    return Turn(actor.partition, len(unopened), len(loose), **parts, first=first, things=tuple(things(actor)))


def things(actor) -> list[Thing]:
    """What waits for this person alone, in the cases whose key they hold; a task from a week before its day."""
    today = clock.today()
    made = [_thing(today, one.kind, one.case, one.thing_id, one.day) for one in letters.waiting(actor)]
    for one in gathering.open_tasks(actor, owner=actor.person):
        if one.due is None or one.due <= today + letters.SOON:
            made.append(_thing(today, "task", one.case, one.id, one.due, one.text))
    return made


def _thing(today: date, kind: str, case, thing_id: str, day: date | None, text: str = "") -> Thing:
    return Thing(kind, case, thing_id, day, (day - today).days if day else 0, text)


def first_answers(actor) -> list[clocks.Due]:
    """The reports nobody opened yet, by when their first answer should be there."""
    found, now = reports.first_answers(actor), clock.now()
    zone = clocks.zone_of(actor) if found else ""
    return [clocks.Due(one, rules.FIRST, due, rules.days_left(due, now, zone)) for one, due in found]


_LAST = datetime(9999, 1, 1, tzinfo=UTC)


def has_feed(person_id: str) -> bool:
    """Whether somebody has a calendar address."""
    return bool(db.session.scalar(select(Notices.feed).where(Notices.person_id == person_id)))


def new_feed(actor) -> str:
    """A new secret calendar address, shown once; the old one is dead."""
    secret = secrets.token_urlsafe(32)
    row_of(actor.holder).feed = sealing.tag("duty.feed", secret)
    db.session.flush()
    return secret


def no_feed(actor) -> None:
    """No calendar any more."""
    row_of(actor.holder).feed = None
    db.session.flush()


@dataclass(frozen=True)
class Entry:
    """One line of the calendar: what kind, when. The key is no id of ours."""

    key: str
    kind: str
    starts: datetime
    ends: datetime | None = None


def entries(secret: str) -> list[Entry] | None:
    """What stands in the calendar of this address; None for an address that is nobody's. Opens nothing sealed."""
    tags = sealing.tags("duty.feed", secret)
    person = db.session.scalar(select(Notices.person_id).where(Notices.feed.in_(tags)))
    if person is None:
        return None
    found: list[Entry] = []
    for place in dict.fromkeys(place for place, _role in access.roles_of(person)):
        held = [role for _place, role in access.roles_of(person, place) if role in roles_at(place)]
        if held and place != "site":
            found += _at(access.Actor(place, person, role=held[0]), secret)
    return sorted(found, key=lambda entry: (entry.starts, entry.key))


def _at(actor, secret: str) -> list[Entry]:
    made = [
        Entry(sealing.tag("duty.entry", secret, one.case_id, one.kind)[:32], "due", one.due)
        for one in (*first_answers(actor), *clocks.seen(actor))
    ]
    shifts = [] if actor.partition == "committee" else rota.shifts(actor)
    made += [
        Entry(sealing.tag("duty.entry", secret, one.id)[:32], "shift", one.starts, one.ends)
        for one in shifts
        if one.person_id == actor.person
    ]
    return made
