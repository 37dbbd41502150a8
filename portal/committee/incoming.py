"""The inbox: what arrived and nobody has confirmed yet, by the way it came; and what may be told of it beforehand."""

from dataclasses import dataclass
from datetime import datetime

from .. import access, cases, communities, duty
from ..access import require
from ..db import db
from .inbox import APPEAL, HELP_NOW, PLACE
from .models import Escalation

MOST = 100
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
    sender: str
    region: str
    kind: str
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


def arrivals(actor) -> list[Arrival]:
    """What waits for a confirmation, the most urgent way first, then the oldest; at most the hundred oldest."""
    require(actor, "case.list")
    told = (Escalation.case_id, Escalation.sender, Escalation.reason, Escalation.level, Escalation.sent_at)
    found = cases.unconfirmed(actor, MOST)
    rows = {row[0]: row for row in db.session.execute(actor.select(*told).where(Escalation.case_id.in_(list(found))))}
    places = {row[1]: communities.brief(row[1]) for row in rows.values() if row[1]}
    clocks = {one.case_id: one.due for one in duty.running(actor, list(found)) if one.kind == duty.HELP}
    made = []
    for case_id, (name, held, source, since) in found.items():
        _id, sender, reason, level, sent_at = rows.get(case_id, (case_id, "", source, "", since))
        who, kind, zone = places.get(sender, ("", "", ""))
        known = (who if held else "", region_of(zone), kind, clocks.get(case_id))
        made.append(Arrival(case_id, name, way_of(sender, reason, level), reason, sent_at, held, *known))
    return sorted(made, key=lambda one: (WAYS.index(one.way), one.sent_at))


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
