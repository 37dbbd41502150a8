"""All incidents of one event sent up in one go: chosen, looked at, sent together or not at all; a receipt for each."""

from dataclasses import dataclass
from datetime import datetime

from .. import audit, cases, clock, communities, duty, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Refused
from . import inbox
from .models import Bundle, Bundled

REASON = "after_event"
CONFIRMED = "committee_confirmed"


@dataclass(frozen=True)
class Look:
    """What would go: a packet for each incident. `seal` names all of it: other words, another seal."""

    packets: tuple[tuple[cases.Found, cases.Packet], ...]
    seal: str


@dataclass(frozen=True)
class Receipt:
    """One incident that went, and when the committee confirmed that it has it."""

    case: cases.Found
    confirmed: datetime | None


@dataclass(frozen=True)
class Sent:
    """A bundle that went, with a receipt for each incident this reader may know of."""

    person_id: str
    at: datetime
    receipts: tuple[Receipt, ...]


def ready(actor, event_id: str) -> list[cases.Found]:
    """The incidents of an event that this actor may still send, closed ones first. Practice is not among them."""
    require(actor, "case.file")
    communities.event_by_id(actor, event_id)
    found = [
        case
        for case in cases.searchable(actor, event_id=event_id).values()
        if not case.passed_on and not case.drill and cases.may_follow(case.kind, case.state, "escalate")
    ]
    return sorted(found, key=lambda case: (case.running, case.moved_at))


def look(actor, event_id: str, chosen, parts) -> Look:
    """Exactly what would go. Changes nothing. Raises Refused nothing_chosen, nothing_ticked."""
    picked = [case for case in ready(actor, event_id) if case.id in chosen]
    if not picked:
        raise Refused("nothing_chosen")
    packets = tuple((case, inbox.preview(actor, case.id, parts)) for case in picked)
    if not parts or all(packet.empty for _case, packet in packets):
        raise Refused("nothing_ticked")
    packets = tuple(pair for pair in packets if not pair[1].empty)
    seal = sealing.tag("committee.bundle", event_id, *(packet.seal for _case, packet in packets))
    return Look(packets, seal)


def send(actor, event_id: str, chosen, parts, *, seen: str) -> str:
    """Send every chosen incident, together; returns the bundle's id. Refused("changed") when other words would go."""
    found = look(actor, event_id, chosen, parts)
    if found.seal != seen:
        raise Refused("changed", 409)
    row = actor.add(Bundle(id=new_id(), event_id=event_id, person_id=actor.person, at=clock.now()))
    db.session.flush()
    for case, packet in found.packets:
        inbox.escalate(actor, case.id, parts, REASON, seen=packet.seal)
        actor.add(Bundled(bundle_id=row.id, case_id=case.id))
    duty.after.settled(actor, event_id)
    audit.record(actor, "committee.bundled", row.id)
    db.session.flush()
    return row.id


def nothing_more(actor, event_id: str) -> None:
    """Say that nothing more of an event goes to the committee: nobody is reminded of it any more."""
    require(actor, "case.file")
    duty.after.settled(actor, communities.event_by_id(actor, event_id).id)
    audit.record(actor, "committee.nothing_more", event_id)


def sent(actor, event_id: str) -> list[Sent]:
    """What went of an event, latest first: only the incidents this actor may open."""
    require(actor, "case.file")
    known = cases.searchable(actor, event_id=event_id)
    rows = actor.all(actor.select(Bundle).where(Bundle.event_id == event_id).order_by(Bundle.at.desc()))
    made = []
    for row in rows:
        its = actor.all(actor.select(Bundled.case_id).where(Bundled.bundle_id == row.id).order_by(Bundled.id))
        receipts = tuple(Receipt(known[one], cases.step_at(actor, one, CONFIRMED)) for one in its if one in known)
        if receipts:
            made.append(Sent(row.person_id, row.at, receipts))
    return made
