"""A community's last one: what only one person there can open, leaving, and handing on what can still go (settled 2).

What goes is a packet of each running case, sealed anew for the committee, as with any escalation; words of reporters go
only where each of them agreed that the committee reads them. Everything else stays closed, and that is said.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from .. import access, accounts, audit, cases, clock, mail, reports, sealing
from ..access import Actor
from ..db import db, new_id
from ..errors import NotFound, Refused
from . import inbox, letters, takeover
from .seat_models import Departure

FOR = timedelta(days=7)
REASON = "no_answer"


@dataclass(frozen=True)
class Lying:
    """What nobody but one person can open: how many reports without a case, running cases, closed ones.

    `can_go`: how many of the running ones the committee could get; `others`: who else handles reports here.
    """

    reports: int
    running: int
    closed: int
    can_go: int
    others: int

    @property
    def anything(self) -> bool:
        """Whether there is something at all."""
        return bool(self.reports or self.running or self.closed)


def lying(actor) -> Lying:
    """What only this actor can open here, in numbers."""
    mine = sealing.held_alone(actor)
    held = [one for one in cases.searchable(actor).values() if one.lock_id in mine and not one.drill]
    loose = reports.listing(actor, reports.STATES, taken_up=False)
    shut = [row for row in loose if not row.drill and mine.intersection(reports.all_locks(actor, row.id)[:1])]
    running = [one for one in held if one.running]
    others = {holder.id for holder in access.vouched_holders(actor.partition)} - {actor.person}
    return Lying(len(shut), len(running), len(held) - len(running), len(_able(running)), len(others))


def _able(found) -> list[cases.Found]:
    return [one for one in found if not one.passed_on and cases.may_follow(one.kind, one.state, "escalate")]


def leave(actor, *, hand_on: bool) -> int:
    """Leave a community oneself. `hand_on`: first what only oneself can open goes to the committee; says how many.

    Raises Refused last_lead or last_holder while others are there who would be left without.
    """
    done = _hand(actor) if hand_on else 0
    left = lying(actor)
    access.leave(actor)
    if left.can_go:
        _note(actor, actor.person, "left")
    return done


@access.hears_leaving
def removed(scope, person_id: str) -> None:
    """Somebody was removed and alone can open a case: for seven days they keep one act, and nobody else is told."""
    if scope.partition != inbox.PLACE and cases.could_go(scope, sealing.held_alone(scope, person_id)):
        _note(scope, person_id, "removed")


def _note(scope, person_id: str, why: str) -> None:
    row = Departure(id=new_id(), person_id=person_id, name="", why=why, by="", at=clock.now(), roles="")
    row.keys = row.passed = row.tasks = row.questions = 0
    row.kept, row.register = 1, False
    scope.add(row)
    db.session.flush()
    for address in accounts.addresses([person_id]).values():
        mail.post(address, letters.only_you())


def until(person_id: str) -> dict[str, datetime]:
    """Where somebody who left a community may still hand something on, and until when: {place: the last moment}."""
    found = {}
    for _slug, place in access.teams():
        scope = access.letterbox(place)
        wanted = scope.select(Departure).where(Departure.person_id == person_id, Departure.kept > 0)
        row = scope.first(wanted.order_by(Departure.at.desc()))
        if row and clock.now() < row.at + FOR and not access.roles_of(person_id, place):
            found[place] = row.at + FOR
    return found


def hand_on(person, place: str) -> int:
    """The one act after leaving: what can go to the committee goes, unread; says how many cases."""
    if place not in until(person.holder):
        raise NotFound
    scope = Actor(place, person.holder, person.key, role="leaver")
    done = _hand(scope)
    for row in scope.all(scope.select(Departure).where(Departure.person_id == person.holder)):
        row.kept = 0
    db.session.flush()
    audit.record(scope, "committee.handed_on", person.holder)
    return done


def _hand(actor) -> int:
    mine, done = sealing.held_alone(actor), 0
    for one in _able(cases.searchable(actor, running=True).values()):
        if one.lock_id in mine and not one.drill:
            done += _escalated(actor, one.id)
    return done


def _escalated(actor, case_id: str) -> bool:
    """Whether there was something of a case that could go, and it went."""
    shut = takeover.WORDS_OF_REPORTERS if takeover.unwilling(cases.read(actor, case_id)) else ()
    try:
        inbox.escalate(actor, case_id, tuple(part for part in takeover.PARTS if part not in shut), REASON)
    except Refused as refused:
        if refused.code not in ("nothing_ticked", "nobody_left"):
            raise
        return False
    return True
