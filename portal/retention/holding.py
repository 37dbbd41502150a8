"""Holding one thing back from being forgotten: who, why, and when somebody looks again. And what was forgotten."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date

from .. import access, audit, cases, clock, register, reports, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import rules
from .gathering import CASE, REPORT, SHEET, Item, items, seen_by
from .invented import is_invented
from .models import Certificate, Hold
from .schedule import COMMITTEE

LONGEST = 2000
DAYS = 60


def about(row_id: str) -> str:
    """What the words of a hold are bound to."""
    return f"retention.hold:{row_id}"


def listed(actor) -> list[Item]:
    """What this place keeps and will forget, for one of those who keep time there."""
    require(actor, "retention.keep")
    found = seen_by(actor, _kept(actor))
    audit.record(actor, "retention.looked", None)
    return found


def _kept(actor) -> list[Item]:
    """By the keeper of the place: gathering asks for days and codes alone, `seen_by` for whoever may see them."""
    return items(access.keeper(actor.partition), clock.today(), notice=not is_invented())


def one_of(actor, thing_id: str) -> Item:
    """One thing that is kept here. NotFound for whoever may not know of it."""
    require(actor, "retention.keep")
    found = next((one for one in seen_by(actor, _kept(actor)) if one.id == thing_id), None)
    if found is None:
        raise NotFound
    return found


def hold(actor, thing_id: str, reason: str, text: str) -> str:
    """Stop the clock of one thing; somebody looks again in half a year. Returns the hold's id."""
    one = one_of(actor, thing_id)
    if reason not in rules.REASONS:
        raise Refused("unknown_code")
    if not text.strip():
        raise Refused("text_empty")
    if len(text) > LONGEST:
        raise Refused("text_long")
    if _open(actor, thing_id) is not None:
        raise Conflict("held_already")
    today = clock.today()
    row = Hold(id=new_id(), thing_id=thing_id, reason=reason, person_id=actor.person, began_on=today)
    row.review_on = rules.later(today, rules.REVIEW)
    row.record_id = _sealed(actor, one, text.strip(), about(row.id))
    actor.add(row)
    db.session.flush()
    audit.record(actor, "retention.held", thing_id)
    return row.id


def _sealed(actor, one: Item, text: str, place: str) -> str:
    """The words of a hold lie with the thing itself, so that whoever is shut out of it reads them neither."""
    if one.what == SHEET:
        return register.for_holders(text, place)
    if one.what == CASE:
        return sealing.seal(actor, text, to=cases.see(actor, one.id).lock_id, about=place)
    if one.what == REPORT:
        return sealing.seal(actor, text, to=reports.all_locks(actor, one.id)[1], about=place)
    return sealing.seal(actor, text, to=access.team_lock(actor), about=place)


def _open(actor, thing_id: str) -> Hold | None:
    wanted = actor.select(Hold).where(Hold.thing_id == thing_id, Hold.ended_on.is_(None))
    return actor.first(wanted.with_for_update())


def go_on(actor, thing_id: str) -> None:
    """It is still needed: somebody looks again in another half year."""
    one_of(actor, thing_id)
    row = _needed(actor, thing_id)
    row.review_on, row.told_on = rules.later(clock.today(), rules.REVIEW), None
    db.session.flush()
    audit.record(actor, "retention.held_on", thing_id)


def end(actor, thing_id: str) -> None:
    """Its clock goes on. What was due meanwhile stands on the list for a month before it goes."""
    one_of(actor, thing_id)
    row = _needed(actor, thing_id)
    row.ended_on, row.ended_by = clock.today(), actor.person
    db.session.flush()
    audit.record(actor, "retention.hold_ended", thing_id)


def _needed(actor, thing_id: str) -> Hold:
    row = _open(actor, thing_id)
    if row is None:
        raise Conflict("changed")
    return row


def looked(actor, thing_id: str) -> None:
    """Somebody looked at what has no end by itself, and it stays: they look again in two years."""
    one = one_of(actor, thing_id)
    if one.hold is not None or one.look is None:
        raise Conflict("changed")
    today = clock.today()
    row = Hold(id=new_id(), thing_id=thing_id, reason=rules.LOOKED, person_id=actor.person, began_on=today)
    row.review_on, row.ended_on, row.ended_by = rules.later(today, rules.LASTING), today, actor.person
    actor.add(row)
    db.session.flush()
    audit.record(actor, "retention.looked_again", thing_id)


def words_of(actor, row: Hold) -> str | None:
    """Why something is held, for whoever holds the thing's key; None for the others."""
    wanted = [(row.record_id, about(row.id))] if row.record_id else []
    found = sealing.open_many(actor, wanted)
    if not found and actor.partition == COMMITTEE:
        found = sealing.open_many(register.at_register(actor), wanted)
    return found.get(row.record_id)


@dataclass(frozen=True)
class Went:
    """What was forgotten on one day: how much of each kind."""

    day: date
    counts: Counter


def certificates(actor, most: int = DAYS) -> list[Went]:
    """What was forgotten here, by day, latest first: how much, never what. Without what this actor may not know of."""
    require(actor, "retention.keep")
    out = {*access.barred_things(actor, actor.person), "-"}
    made: dict[date, Counter] = {}
    for row in actor.all(actor.select(Certificate).order_by(Certificate.day.desc(), Certificate.id)):
        if row.thing_id not in out:
            made.setdefault(row.day, Counter()).update(json.loads(row.counts))
    return [Went(day, counts) for day, counts in list(made.items())[:most]]


def certificate(actor, day: date) -> Went:
    """What was forgotten on one day."""
    found = next((one for one in certificates(actor, 10_000) if one.day == day), None)
    if found is None:
        raise NotFound
    audit.record(actor, "retention.certificate_read", None)
    return found
