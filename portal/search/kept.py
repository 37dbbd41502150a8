"""Questions a person keeps for the next time."""

import json
from dataclasses import asdict, dataclass

from .. import clock, sealing
from ..access import require
from ..db import db, new_id
from ..errors import NotFound, Refused
from . import rules
from .models import SavedView
from .service import Question

MOST_VIEWS = 30
LONGEST = 80


@dataclass(frozen=True)
class View:
    """A kept question with its name."""

    id: str
    name: str
    question: Question


def keep(actor, name: str, question: Question) -> str:
    """Keep a question under a name; returns its id. Raises Refused name_empty, no_words or views_many."""
    require(actor, "case.list")
    if not name.strip():
        raise Refused("name_empty")
    if not rules.terms(question.text):
        raise Refused("no_words")
    if actor.count(_mine(actor)) >= MOST_VIEWS:
        raise Refused("views_many")
    row = SavedView(id=new_id(), person_id=actor.person, at=clock.now())
    told = json.dumps([name.strip()[:LONGEST], asdict(question)]).encode()
    row.box = sealing.seal_for(actor.person, told, _purpose(row.id))
    actor.add(row)
    db.session.flush()
    return row.id


def views(actor) -> list[View]:
    """The questions this person keeps here, oldest first. What an earlier key closed is left out."""
    require(actor, "case.list")
    found = []
    for row in actor.all(_mine(actor).order_by(SavedView.at, SavedView.id)):
        try:
            name, told = json.loads(sealing.open_mine(actor.person, actor.key, row.box, _purpose(row.id)))
        except sealing.Damaged:
            continue
        found.append(View(row.id, name, Question(**told)))
    return found


def forget(actor, view_id: str) -> None:
    """Let a kept question go."""
    row = actor.first(_mine(actor).where(SavedView.id == view_id))
    if row is None:
        raise NotFound
    actor.remove(row)
    db.session.flush()


def _mine(actor):
    return actor.select(SavedView).where(SavedView.person_id == actor.person)


def _purpose(view_id: str) -> str:
    return f"search.view:{view_id}"
