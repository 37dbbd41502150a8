"""An event's page: the community's code by reference, what the event adds, and its own contacts (policy P0 7).

The code itself is never touched: additions are a text of their own, and what they might narrow is told to the organiser
and to the committee.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select

from .. import audit, clock, communities
from ..access import require
from ..db import Scope, db, new_id
from ..errors import Refused
from ..library import blanks, drawing, narrowing, variables
from . import filling, service
from .models import EventOverlay, NarrowingAddition, PolicyVersion

SIZE = 20_000


@dataclass(frozen=True)
class Remark:
    """An addition that may narrow a community's code, as the committee sees it."""

    id: str
    community: str
    event: str
    name: str
    kind: str
    sentence: str
    noticed: date


def of(scope: Scope, event) -> EventOverlay | None:
    """What an event adds, or None."""
    return scope.first(scope.select(EventOverlay).where(EventOverlay.event_id == event.id))


def holds(scope: Scope, event) -> PolicyVersion | None:
    """The version that holds at an event: the one in force, or, once it is over, the one in force on its last day."""
    versions, row = service.versions(scope), of(scope, event)
    if not versions:
        return None
    day = min(event.last_day, clock.today(event.zone))
    at_least = row.number if row else 0
    then = next((one for one in versions if one.published <= day), versions[-1])
    return next((one for one in versions if one.number == max(then.number, at_least)), then)


def drawn(scope: Scope, event, text: str) -> drawing.Drawn | None:
    """What an event adds, looked through and drawn: slow, and done without the write lock. None for nothing.

    Raises Refused no_code, additions_too_long, text_too_tangled, blanks or variable_empty.
    """
    if service.current(scope) is None:
        raise Refused("no_code")
    if len(text) > SIZE:
        raise Refused("additions_too_long", most=SIZE)
    text = filling.lift(scope, text.strip())
    if left := blanks.find(text, variables=True):
        raise Refused("blanks", blanks=left)
    if left := variables.empty(text, filling.values(scope, event=event)):
        raise Refused("variable_empty", names=[one.words for one in left])
    found = drawing.draw(text) if text else None
    if found and variables.unfilled(found.html):
        raise Refused("variable_empty", names=["{{…}}"])
    return found


def keep(actor, event, words: drawing.Drawn | str | None) -> EventOverlay | None:
    """Keep what an event adds, drawn already or as it was typed; nothing takes it away. Everybody sees it at once.

    Raises Refused as `drawn` does.
    """
    require(actor, "policy.edit")
    added = drawn(actor, event, words) if isinstance(words, str) else words
    row, version = of(actor, event), service.current(actor)
    if added is None:
        return _drop(actor, event, row)
    row = row or actor.add(EventOverlay(id=new_id(), event_id=event.id))
    row.number, row.text, row.html = version.number, added.text, added.html
    _note(actor, event, narrowing.find(added.text))
    audit.record(actor, "policies.overlay_kept", row.id)
    return row


def _drop(actor, event, row) -> None:
    if row is not None:
        actor.remove(row)
        audit.record(actor, "policies.overlay_dropped", row.id)
    _note(actor, event, [])


def _note(actor, event, found: list[narrowing.Narrowing]) -> None:
    """The committee's list says exactly what stands on the page now."""
    community = communities.community(actor)
    db.session.execute(delete(NarrowingAddition).where(NarrowingAddition.event_id == event.id))
    for one in found[:50]:
        db.session.add(
            NarrowingAddition(
                id=new_id(),
                community=community.slug,
                event=event.slug,
                event_id=event.id,
                name=event.name,
                kind=one.kind,
                sentence=one.sentence[:1000],
                noticed=clock.today(community.zone),
            )
        )
    db.session.flush()
    communities.touch(actor)


def remarks(text: str) -> list[narrowing.Narrowing]:
    """What of some additions may narrow the code, for the organiser who writes them."""
    return narrowing.find(text)


def narrowing_additions(most: int = 200) -> list[Remark]:
    """The additions of all events that may narrow a community's code, newest first: the committee's list."""
    rows = select(NarrowingAddition).order_by(NarrowingAddition.noticed.desc(), NarrowingAddition.id).limit(most)
    return [
        Remark(row.id, row.community, row.event, row.name, row.kind, row.sentence, row.noticed)
        for row in db.session.scalars(rows)
    ]
