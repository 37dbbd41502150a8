"""Somebody says that a record is not about them: nothing is answered about it until that is decided.

Whoever was answered about it before learns that there is a doubt, and later what came of it.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from .. import access, audit, clock, register, reports, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import letters
from .models import ScreeningDispute, ScreeningNews, ScreeningTold
from .sending import about

DOUBT, CLEARED, STANDS = "doubt", "cleared", "stands"


@dataclass(frozen=True)
class Telling:
    """Somebody was answered about a person: a class of recipient and days, never which event (S10)."""

    at: datetime
    until: object
    code: str
    community: str
    check_id: str
    row: int


def open_for(actor) -> set[str]:
    """The people nothing is answered about, with everybody joined to them."""
    scope = register.at_register(actor)
    wanted = scope.select(ScreeningDispute.person_id).where(ScreeningDispute.open.is_(True))
    return {one for person in scope.all(wanted) for one in register.joined(scope, person)}


def dispute(actor, person_id: str, why: str) -> None:
    """Stop answers about somebody at once, and tell whoever was answered about them. In the open vault."""
    require(actor, "register.people")
    if not why.strip():
        raise Refused("reason_needed")
    person = register.person(actor, person_id)
    scope = register.at_register(actor)
    if open_for(actor) & {part.id for part in person.parts}:
        raise Conflict("disputed_already")
    row = ScreeningDispute(id=new_id(), person_id=person.id, open=True, by=actor.person, at=clock.now())
    row.record_id = register.for_holders(why, about(row.id, "dispute"))
    scope.add(row)
    db.session.flush()
    audit.record(scope, "screening.disputed", person.id)
    _tell(actor, person, DOUBT)


def settle(actor, person_id: str, stands: bool) -> None:
    """Decided by another key holder than the one who stopped it: the record stands, or it is about somebody else."""
    require(actor, "register.people")
    person = register.person(actor, person_id)
    scope = register.at_register(actor)
    ids = [part.id for part in person.parts]
    wanted = scope.select(ScreeningDispute).where(ScreeningDispute.open.is_(True), ScreeningDispute.person_id.in_(ids))
    rows = scope.all(wanted.with_for_update())
    if not rows:
        raise NotFound
    if any(row.by == actor.person for row in rows):
        raise Refused("own_dispute")
    for row in rows:
        row.open, row.settled_at = False, clock.now()
    db.session.flush()
    audit.record(scope, "screening.settled", person.id)
    _tell(actor, person, STANDS if stands else CLEARED)


def tellings(actor, person_id: str) -> list[Telling]:
    """When somebody was told to an event, for their own question; in the open vault."""
    require(actor, "register.people")
    person = register.person(actor, person_id)
    return _tellings(actor, {part.id for part in person.parts}, person.id)


def is_disputed(actor, person_id: str) -> ScreeningDispute | None:
    """The open dispute about somebody."""
    scope = register.at_register(actor)
    ids = register.joined(scope, person_id)
    wanted = scope.select(ScreeningDispute).where(ScreeningDispute.open.is_(True), ScreeningDispute.person_id.in_(ids))
    return scope.first(wanted)


def _tellings(actor, ids: set[str], person_id: str) -> list[Telling]:
    scope = register.at_register(actor)
    rows = scope.all(
        scope.select(ScreeningTold).where(ScreeningTold.what == "answer").order_by(ScreeningTold.at.desc())
    )
    asked = [(one.record_id, about(one.id, "told")) for one in rows]
    opened = register.told_to_holders(actor, "tellings_read", asked, person_id)
    found = []
    for one in rows:
        for number, told in json.loads(opened.get(one.record_id, "{}")).items():
            if ids & set(told["ids"]):
                found.append(Telling(one.at, one.until, told["code"], one.community, one.check_id, int(number)))
    return found


def _tell(actor, person, what: str) -> None:
    """A sealed word to each event that was answered about somebody and whose answer still holds."""
    for one in _tellings(actor, {part.id for part in person.parts}, person.id):
        if one.until < clock.today():
            continue
        there = access.letterbox(one.community)
        wanted = there.select(ScreeningNews).where(
            ScreeningNews.list_id == one.check_id, ScreeningNews.what.in_(("part", "answered"))
        )
        answer = there.first(wanted.order_by(ScreeningNews.at, ScreeningNews.id))
        if answer is None or not answer.record_id:
            continue
        news = ScreeningNews(id=new_id(), list_id=one.check_id, what=DOUBT, at=clock.now(), lock_id=answer.lock_id)
        told = json.dumps({"row": one.row, "what": what})
        news.record_id = sealing.seal(there, told, to=answer.lock_id, about=about(news.id, "doubt"))
        there.add(news)
        db.session.flush()
        if answer.opens_at is None or answer.opens_at > clock.now():
            continue  # a mail before the hour would say that there is something; the doubt stands with the answer
        people = access.people_with(one.community, ("registration", "lead"))
        reports.tell(sorted(people), letters.doubt_came())


def disputed(scope) -> set[str]:
    """The people of the register about whom somebody said that it is not them, while that is not decided."""
    require(scope, "retention.see")
    return set(scope.all(scope.select(ScreeningDispute.person_id).where(ScreeningDispute.open.is_(True))))


def expunge(scope, person_ids) -> int:
    """Forget disputes about people who leave the register; says how many."""
    require(scope, "retention.run")
    rows = scope.all(scope.select(ScreeningDispute).where(ScreeningDispute.person_id.in_(list(person_ids))))
    for row in rows:
        sealing.discard(scope, row.record_id)
        scope.remove(row)
    db.session.flush()
    return len(rows)
