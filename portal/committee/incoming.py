"""The inbox: what arrived and nobody has confirmed yet, by the way it came; and what may be told of it beforehand."""

from dataclasses import dataclass, replace
from datetime import datetime

from .. import access, cases, communities, duty
from ..access import require
from ..db import db
from .inbox import APPEAL, HELP_NOW, PLACE
from .models import Escalation

MOST, SHOWN = 100, 25
WAYS = ("now", "up", "filed", "least", "direct")
"""Help wanted now; sent up for a ground; filed after an event; filed with the least; reported at this door."""


@dataclass(frozen=True)
class Arrival:
    """One thing that arrived. Without its key: name, kind, ground and region; never who sent it."""

    id: str
    code_name: str
    way: str
    reason: str
    sent_at: datetime
    held: bool
    sender: str = ""
    region: str = ""
    kind: str = ""
    due: datetime | None = None


def way_of(sender: str, reason: str, level: str) -> str:
    """By which of the ways something came."""
    if not sender:
        return "up" if reason == APPEAL else "direct"
    if reason == HELP_NOW:
        return "now"
    return "least" if level == "least" else "filed" if reason == "after_event" else "up"


def region_of(zone: str) -> str:
    """The part of the world a place is in, as much as may be known of it before its case is opened."""
    return zone.partition("/")[0].replace("_", " ") if "/" in zone else ""


def arrivals(actor) -> tuple[list[Arrival], int, int]:
    """What waits for a confirmation, the most urgent way first, then the oldest: those shown, how many of all that
    wait this actor holds, and how many more come after those shown; of the hundred oldest.
    """
    require(actor, "case.list")
    told = (Escalation.case_id, Escalation.sender, Escalation.reason, Escalation.level, Escalation.sent_at)
    found = cases.unconfirmed(actor, MOST)
    rows = {row[0]: row for row in db.session.execute(actor.select(*told).where(Escalation.case_id.in_(list(found))))}
    made = []
    for case_id, (name, held, source, since) in found.items():
        _id, sender, reason, level, sent_at = rows.get(case_id, (case_id, "", source, "", since))
        made.append((Arrival(case_id, name, way_of(sender, reason, level), reason, sent_at, held), sender))
    made.sort(key=lambda pair: (WAYS.index(pair[0].way), pair[0].sent_at))
    held = sum(one.held for one, _sender in made)
    return _told(actor, made[:SHOWN]), held, max(0, len(made) - SHOWN)


def _told(actor, made: list[tuple[Arrival, str]]) -> list[Arrival]:
    """The same with what may be said of where each came from, and by when it wants an answer."""
    places = {sender: communities.brief(sender) for _one, sender in made if sender}
    running = duty.running(actor, [one.id for one, _sender in made])
    clocks = {one.case_id: one.due for one in running if one.kind == duty.HELP}
    told = []
    for one, sender in made:
        who, kind, zone = places.get(sender, ("", "", ""))
        more = {"sender": who if one.held else "", "region": region_of(zone), "kind": kind, "due": clocks.get(one.id)}
        told.append(replace(one, **more))
    return told


def origin_card(actor, case_id: str) -> tuple[str, str]:
    """What of its origin may be known before one says anything: the kind of place, and its part of the world."""
    cases.see(actor, case_id)
    return where_from(case_id)


def where_from(case_id: str) -> tuple[str, str]:
    """The same, for somebody whose right to know of it was looked at already."""
    scope = access.letterbox(PLACE)
    row = scope.first(scope.select(Escalation).where(Escalation.case_id == case_id))
    if row is None or not row.sender:
        return "", ""
    _name, kind, zone = communities.brief(row.sender)
    return kind, region_of(zone)


def on_watch() -> list[str]:
    """Who of the committee is called first today, and can open what arrives."""
    scope = access.letterbox(PLACE)
    able = {holder.id for holder in access.openers(PLACE)}
    return [person for person in access.on_watch(scope) if person in able]
