"""Tasks: who does what by when. A task may be finished in any state of its case: after-care comes after the end."""

import json
from dataclasses import dataclass
from datetime import date

from .. import audit, cases, clock, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from .drawer import brief, checked, place, put
from .models import TASK_KINDS, WORK, Task

MOST = 200


@dataclass(frozen=True)
class Due:
    """An open task of some case, opened for one reader."""

    id: str
    case: cases.Found
    kind: str
    owner: str
    due: date | None
    text: str


def add_task(
    actor, case_id: str, text: str, *, owner: str = "", due: date | None = None, kind: str = WORK, act: str = "task"
) -> str:
    """Give somebody of this case something to do; returns the task's id. Raises Refused owner_not_here, day_gone."""
    if kind not in TASK_KINDS:
        raise Refused("unknown_code")
    case = cases.see(actor, case_id)
    require(actor, "case.note", case)
    if owner and not sealing.holds(actor, case.lock_id, owner):
        raise Refused("owner_not_here")
    if due and due < clock.today():
        raise Refused("day_gone")
    cases.advance(actor, case_id, act, "case.note")
    return keep(actor, case, checked(text), owner=owner, due=due, kind=kind)


def keep(actor, case, text: str, *, owner: str, due: date | None, kind: str) -> str:
    """A task's row and its words."""
    row = Task(id=new_id(), case_id=case.id, kind=kind, owner=owner, due=due, author=actor.person or "", at=clock.now())
    row.record_id = put(actor, case, "task", row.id, {"text": text})
    actor.add(row)
    db.session.flush()
    return row.id


def see(actor, case_id: str, task_id: str) -> None:
    """Raise NotFound unless there is this task in this case, for somebody who may finish it."""
    require(actor, "case.note", cases.see(actor, case_id))
    if actor.first(actor.select(Task.id).where(Task.id == task_id, Task.case_id == case_id)) is None:
        raise NotFound


def finish(actor, case_id: str, task_id: str, text: str = "") -> None:
    """A task is done; what came of it, if there is anything to say. Raises Conflict("done_already")."""
    case = cases.see(actor, case_id)
    require(actor, "case.note", case)
    row = actor.first(actor.select(Task).where(Task.id == task_id, Task.case_id == case_id).with_for_update())
    if row is None:
        raise NotFound
    if row.done_at is not None:
        raise Conflict("done_already")
    row.done_at, row.done_by = clock.now(), actor.person
    if text.strip():
        row.done_record = put(actor, case, "done", row.id, {"text": brief(text)})
    db.session.flush()
    audit.record(actor, "gathering.task_done", task_id)


def open_tasks(actor, *, owner: str | None = None) -> list[Due]:
    """What is still to be done in the cases this actor may open, soonest first; `owner`: only theirs."""
    wanted = actor.select(Task).where(Task.done_at.is_(None))
    if owner is not None:
        wanted = wanted.where(Task.owner == owner)
    rows = actor.all(wanted.order_by(Task.due, Task.at))
    known = cases.searchable(actor, of={row.case_id for row in rows})
    rows = [row for row in rows if row.case_id in known]
    rows.sort(key=lambda row: (row.due is None, row.due or date.max))
    rows = rows[:MOST]
    words = sealing.open_many(actor, [(row.record_id, place("task", row.id)) for row in rows])
    return [
        Due(row.id, known[row.case_id], row.kind, row.owner, row.due, json.loads(words[row.record_id])["text"])
        for row in rows
        if row.record_id in words
    ]


def pass_on(scope, person_id: str, heir: str) -> int:
    """The open tasks of somebody who leaves go to an heir who can open their case, or to nobody; says how many did."""
    rows = scope.all(scope.select(Task).where(Task.owner == person_id, Task.done_at.is_(None)))
    able = cases.readers_of(scope, {row.case_id for row in rows}, ended=True) if rows else {}
    for row in rows:
        row.owner = heir if heir in able.get(row.case_id, ()) else ""
    db.session.flush()
    return sum(row.owner == heir for row in rows) if heir else 0
