"""Making sure who asks, by somebody outside the case team: they see the asking, and no case; the team the reverse."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from .. import access, audit, clock, duty, letters, reports, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import asking, people, rules
from .asking import Asked, about
from .models import DRAFT, OPEN, SURE, UNSURE, RightsAsking, RightsNote, RightsRequest


@dataclass(frozen=True)
class AskingRow:
    """An asking in a list: nothing but days."""

    id: str
    state: str
    day: date
    due: datetime


@dataclass(frozen=True)
class Words:
    """Words that went to and fro. `author`: "" for whoever asks."""

    kind: str
    author: str
    at: datetime
    text: str


@dataclass(frozen=True)
class AskingView:
    """An asking, opened for somebody who checks. `said` is None when it is settled: what showed it is forgotten."""

    row: AskingRow
    said: Asked | None
    words: tuple[Words, ...] = ()


def listing(actor) -> list[AskingRow]:
    """What this person can check, the oldest first, settled ones last."""
    require(actor, "rights.checks")
    out = set(access.barred_things(actor, actor.person))
    wanted = actor.select(RightsAsking).where(sealing.holding(actor, RightsAsking.lock_id))
    rows = [one for one in actor.all(wanted.order_by(RightsAsking.day, RightsAsking.id)) if one.id not in out]
    return sorted([_row(one) for one in rows], key=lambda one: one.state != OPEN)


def _row(row) -> AskingRow:
    return AskingRow(row.id, row.state, row.day, row.due)


def _held(actor, asking_id: str) -> RightsAsking:
    wanted = actor.select(RightsAsking).where(RightsAsking.id == asking_id)
    row = actor.first(wanted.with_for_update().execution_options(populate_existing=True))
    if row is None:
        raise NotFound
    require(actor, "rights.check", row)
    return row


def read(actor, asking_id: str) -> AskingView:
    """Who somebody says they are, and what shows it."""
    row = actor.get(RightsAsking, asking_id)
    if row is None:
        raise NotFound
    require(actor, "rights.check", row)
    audit.record(actor, "rights.asking_read", row.id)
    return AskingView(_row(row), _said(actor, row), words_of(actor, row))


def _said(actor, row: RightsAsking) -> Asked | None:
    if row.state != OPEN:
        return None
    told = json.loads(sealing.open_(actor, row.record_id, about=about("asking", row.id)))
    return Asked(**told | {"kinds": tuple(told["kinds"])})


def words_of(actor, row) -> tuple[Words, ...]:
    """The words beside an asking or a request, oldest first."""
    rows = actor.all(actor.select(RightsNote).where(RightsNote.thing_id == row.id).order_by(RightsNote.at))
    opened = sealing.open_many(actor, [(one.record_id, about("note", one.id)) for one in rows])
    return tuple(Words(one.kind, one.author, one.at, opened.get(one.record_id, "")) for one in rows)


def question(actor, asking_id: str, text: str) -> None:
    """Ask for something that shows who it is."""
    row = _open(actor, asking_id)
    _written(text)
    letters.asked.put(actor, row.box_id, "question", {"text": text})
    asking.note(actor, row, "question", text, actor.person)
    audit.record(actor, "rights.question", row.id)


def _open(actor, asking_id: str) -> RightsAsking:
    row = _held(actor, asking_id)
    if row.state != OPEN:
        raise Conflict("settled_already")
    return row


def _written(text: str) -> None:
    if not text.strip():
        raise Refused("text_empty")
    if len(text) > rules.LONGEST:
        raise Refused("text_long", longest=rules.LONGEST)


def confirm(actor, asking_id: str) -> str:
    """They are who they say: the request goes to those who work on it. What showed it is forgotten."""
    row = _open(actor, asking_id)
    said = _said(actor, row)
    able = people.workers(actor.partition)
    out = access.barred_people(actor, row.id, [one.id for one in able])
    able = [one for one in able if one.id not in {*out, actor.person}]
    if not able:
        raise Refused("nobody_to_answer")
    there = access.letterbox(actor.partition)
    made = RightsRequest(id=new_id(), box_id=row.box_id, state=DRAFT, version=1, day=row.day, due=row.due)
    made.lock_id = sealing.create_lock(there, "internal", able)
    facts = {"kinds": said.kinds, "name": said.name, "others": said.others, "words": said.words}
    made.record_id = sealing.seal(there, json.dumps(facts), to=made.lock_id, about=about("request", made.id))
    there.add(made)
    db.session.flush()
    letters.asked.put(there, row.box_id, "checked", {})
    duty.start(there, made.id, rules.ANSWER, thing_id=made.id, due=row.due)
    _settle(actor, row, SURE)
    audit.record(actor, "rights.confirmed", row.id)
    reports.tell([one.id for one in able])
    return made.id


def turn_down(actor, asking_id: str, text: str) -> None:
    """It stays unclear who asks: they are told why, and may ask anew."""
    row = _open(actor, asking_id)
    _written(text)
    letters.asked.put(actor, row.box_id, "unsure", {"text": text})
    _settle(actor, row, UNSURE)
    audit.record(actor, "rights.turned_down", row.id)


def _settle(actor, row: RightsAsking, state: str) -> None:
    """Forget what showed who it is: the words, and those that went to and fro."""
    for one in actor.all(actor.select(RightsNote).where(RightsNote.thing_id == row.id)):
        sealing.discard(actor, one.record_id)
        actor.remove(one)
    sealing.discard(actor, row.record_id)
    row.state, row.checker, row.settled_at = state, actor.person, clock.now()
    duty.end(actor, row.id, rules.CHECK, row.id)
    db.session.flush()


def stand_aside(actor, asking_id: str) -> None:
    """Somebody who knows the person checks nothing of theirs, and sees nothing of it from here on."""
    row = _open(actor, asking_id)
    if len(sealing.holders(actor, row.lock_id)) < 2:
        raise Refused("nobody_else")
    access.bar(actor, row.id, actor.person)
    sealing.revoke(actor, row.lock_id, actor.person)
    audit.record(actor, "rights.stood_aside", row.id)
