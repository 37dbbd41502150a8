"""In the open vault: what somebody says against their entry, and putting right what was told of them, everywhere."""

from dataclasses import dataclass
from datetime import datetime

from .. import audit, clock, disclosure, register
from ..access import require
from ..db import db, new_id
from ..errors import Refused
from . import rules
from .asking import about
from .models import RightsStatement


@dataclass(frozen=True)
class Statement:
    """A statement beside an entry: who put it there, when, the words."""

    by: str
    at: datetime
    text: str


def statements(actor, person_id: str) -> list[Statement]:
    """What somebody says against what is held of them, oldest first."""
    require(actor, "register.people")
    person = register.person(actor, person_id)
    scope = register.at_register(actor)
    ids = [part.id for part in person.parts]
    wanted = scope.select(RightsStatement).where(RightsStatement.person_id.in_(ids)).order_by(RightsStatement.at)
    rows = scope.all(wanted)
    asked = [(one.record_id, about("statement", one.id)) for one in rows]
    opened = register.told_to_holders(actor, "statements_read", asked, person.id)
    return [Statement(one.by, one.at, opened.get(one.record_id, "")) for one in rows]


def attach(actor, person_id: str, text: str) -> None:
    """Put a statement beside an entry. Raises Refused text_empty, text_long."""
    require(actor, "register.people")
    if not text.strip():
        raise Refused("text_empty")
    if len(text) > rules.LONGEST:
        raise Refused("text_long", longest=rules.LONGEST)
    person, scope = register.person(actor, person_id), register.at_register(actor)
    row = RightsStatement(id=new_id(), person_id=person.id, by=actor.person, at=clock.now())
    row.record_id = register.for_holders(text, about("statement", row.id))
    scope.add(row)
    db.session.flush()
    audit.record(scope, "rights.statement_attached", person.id)


def told_of(actor, person_id: str) -> list[disclosure.View]:
    """What was told of somebody and has left: each of these reaches everybody who was told under the same root."""
    person = register.person(actor, person_id)
    ids = {part.id for part in person.parts}
    return [
        one
        for one in disclosure.log(actor)
        if one.person_id in ids and one.id == one.root_id and one.kind == "told" and one.state == "sent"
    ]


def correct_everywhere(actor, person_id: str, text: str, why: str, footing: str, *, sure: bool = False) -> list[str]:
    """A correction of all that was ever told of somebody, before a second key holder; returns what waits for them.

    Raises Refused("nothing_told"), or as disclosure.correct does.
    """
    roots = told_of(actor, person_id)
    if not roots:
        raise Refused("nothing_told")
    return [disclosure.correct(actor, one.id, text, why, footing=footing, sure=sure) for one in roots]
