"""The register: one central record, by code. Who is meant stands closed; key holders open it, with a reason."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .. import access, audit, cases, clock, sealing
from ..access import Actor, require
from ..cases import new_code_name
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import rules
from .decisions import decision
from .inbox import down
from .models import Reading, Register, RegisterEntry, RegisterPerson

PLACE = "register"
PAGE = 25
OPEN_FOR = timedelta(minutes=15)


@dataclass(frozen=True)
class EntryView:
    """One row of the register as every member may see it: codes, days, standing."""

    id: str
    case_code: str
    person_code: str
    record_type: str
    standing: str
    until: date | None
    outcome: str
    received: date
    recorded_at: datetime
    summary: str = ""


@dataclass(frozen=True)
class PersonView:
    """A person of the register, opened for a key holder."""

    id: str
    code_name: str
    name: str
    aliases: str
    entries: tuple[EntryView, ...]


def at_register(actor) -> Actor:
    """The same member, before the register. What opens there is settled by the keys they hold there."""
    return Actor(PLACE, actor.holder, actor.key, role=actor.role)


def found_register(actor) -> None:
    """Make the register's lock, once: the founder is its first key holder."""
    require(actor, "team.invite")
    scope = at_register(actor)
    if row(scope) is not None:
        raise Conflict("register_exists")
    access.join(actor.holder, "committee", "keyholder")
    lock = sealing.create_lock(scope, "pik", [sealing.holder_of(actor.holder)])
    scope.add(Register(lock_id=lock))
    audit.record(actor, "register.founded", None)
    db.session.flush()


def row(scope) -> Register | None:
    """The register, or None while there is none."""
    return scope.first(scope.select(Register))


def key_holders(actor) -> list[str]:
    """The ids of those who can open the people of the register."""
    scope = at_register(actor)
    found = row(scope)
    return sealing.holders(scope, found.lock_id) if found else []


def add_keyholder(actor, person_id: str) -> None:
    """Give a vouched member the register's key. Only somebody who holds it can."""
    scope = at_register(actor)
    found = row(scope)
    if found is None:
        raise NotFound
    require(scope, "register.hand_on", found)
    if not access.is_vouched(actor, person_id):
        raise Refused("not_vouched")
    access.join(person_id, "committee", "keyholder")
    sealing.grant(scope, found.lock_id, sealing.holder_of(person_id))
    audit.record(actor, "register.key_given", person_id)


def _place(kind: str, row_id: str) -> str:
    return f"register.{kind}:{row_id}"


def record(
    actor,
    case_id: str,
    record_type: str,
    standing: str,
    until: date | None,
    summary: str,
    *,
    person_id: str = "",
    name: str = "",
    aliases: str = "",
) -> str:
    """Write a decided case into the register; returns the row's id.

    A person is one of the register (`person_id`), a new one (`name`), or nobody (types 1 to 2). The standing may
    not go beyond what two members agreed.
    """
    first = cases.see(actor, case_id).state == "decided"
    case = cases.advance(actor, case_id, "record", "central.record", "committee_recorded")
    agreed = decision(actor, case_id)
    if agreed is None:
        raise Conflict("nothing_decided")
    rules.check_standing(standing, until, clock.today())
    rules.check_record(record_type, standing, bool(person_id or name.strip()), agreed.standing)
    if case.drill:  # practice goes through the motions; nothing is written
        return ""
    scope = at_register(actor)
    rows = _rows(scope)
    person = _person(scope, rows, person_id, name, aliases)
    _not_twice(scope, case_id, person)
    entry = RegisterEntry(id=new_id(), case_id=case_id, case_code=case.code_name, person_id=person)
    entry.record_type, entry.standing, entry.until, entry.outcome = record_type, standing, until, agreed.outcome
    entry.received, entry.recorded_at, entry.recorder = case.opened_at.date(), clock.now(), actor.person
    entry.box = rows.close(json.dumps({"summary": summary}), _place("entry", entry.id))
    scope.add(entry)
    if first:
        down(actor, case_id, "committee_recorded")
    audit.record(scope, "register.recorded", entry.id)
    db.session.flush()
    return entry.id


def _rows(scope) -> sealing.Rows:
    found = row(scope)
    if found is None:
        raise NotFound
    return sealing.take_rows(scope, found.lock_id)


def _not_twice(scope, case_id: str, person_id: str | None) -> None:
    same = RegisterEntry.case_id == case_id, RegisterEntry.person_id == person_id
    if person_id and scope.first(scope.select(RegisterEntry.id).where(*same)):
        raise Conflict("recorded_already")


def _person(scope, rows, person_id: str, name: str, aliases: str) -> str | None:
    if person_id:
        if scope.get(RegisterPerson, person_id) is None:
            raise NotFound
        return person_id
    if not name.strip():
        return None
    code = new_code_name()
    while scope.first(scope.select(RegisterPerson.id).where(RegisterPerson.code_name == code)):
        code = new_code_name()
    person = RegisterPerson(id=new_id(), code_name=code, made_at=clock.now())
    person.box = rows.close(json.dumps({"name": name.strip(), "aliases": aliases.strip()}), _place("person", person.id))
    scope.add(person)
    db.session.flush()
    return person.id


def _hidden(actor) -> list[str]:
    return access.barred_things(actor, actor.person)


def register(actor, *, page: int = 1) -> tuple[list[EntryView], bool]:
    """How things stand, by code, latest first; and whether more rows follow. Cases one stepped back from are absent."""
    require(actor, "register.see")
    scope = at_register(actor)
    wanted = scope.select(RegisterEntry).where(RegisterEntry.case_id.not_in(_hidden(actor)))
    wanted = wanted.order_by(RegisterEntry.recorded_at.desc(), RegisterEntry.id)
    found = scope.all(wanted.offset((page - 1) * PAGE).limit(PAGE + 1))
    codes = _codes(scope, [entry.person_id for entry in found])
    return [_view(entry, codes) for entry in found[:PAGE]], len(found) > PAGE


def _codes(scope, ids) -> dict[str, str]:
    wanted = scope.select(RegisterPerson.id, RegisterPerson.code_name)
    wanted = wanted.where(RegisterPerson.id.in_({one for one in ids if one}))
    return dict(db.session.execute(wanted).all())


def _view(entry: RegisterEntry, codes: dict[str, str], summary: str = "") -> EntryView:
    return EntryView(
        entry.id,
        entry.case_code,
        codes.get(entry.person_id or "", ""),
        entry.record_type,
        entry.standing,
        entry.until,
        entry.outcome,
        entry.received,
        entry.recorded_at,
        summary,
    )


def entries_of(actor, case_id: str) -> list[EntryView]:
    """What the register holds of one case, by code."""
    require(actor, "case.see", cases.see(actor, case_id))
    scope = at_register(actor)
    found = scope.all(scope.select(RegisterEntry).where(RegisterEntry.case_id == case_id))
    codes = _codes(scope, [entry.person_id for entry in found])
    return [_view(entry, codes) for entry in found]


def open_people(actor, reason: str) -> None:
    """Open the people of the register for some minutes. The reason is sealed for the key holders."""
    require(actor, "register.people")
    if not reason.strip():
        raise Refused("reason_needed")
    scope = at_register(actor)
    found = row(scope)
    if found is None or not sealing.holds(scope, found.lock_id):
        raise NotFound
    now = clock.now()
    reading = Reading(id=new_id(), person_id=actor.person, at=now, until=now + OPEN_FOR)
    reading.record_id = sealing.seal(scope, reason, to=found.lock_id, about=_place("reading", reading.id))
    scope.add(reading)
    audit.record(scope, "register.people_opened", reading.id)
    db.session.flush()


def open_until(actor) -> datetime | None:
    """Until when the people stand open for this key holder, or None."""
    scope = at_register(actor)
    wanted = scope.select(Reading.until).where(Reading.person_id == actor.person, Reading.until > clock.now())
    return scope.first(wanted.order_by(Reading.until.desc()))


def close_people(actor) -> None:
    """Close the people before the time is over."""
    require(actor, "register.people")
    scope = at_register(actor)
    now = clock.now()
    mine = scope.update(Reading).where(Reading.person_id == actor.person, Reading.until > now)
    db.session.execute(mine.values(until=now))
    audit.record(scope, "register.people_closed", None)


def people(actor) -> list[PersonView]:
    """The people of the register, opened. Each reading is remembered. NotFound unless opened with a reason before.

    Somebody with a row from a case one stepped back from is not among them.
    """
    require(actor, "register.people")
    if open_until(actor) is None:
        raise NotFound
    found = _opened(actor)
    audit.record(at_register(actor), "register.people_read", None)
    return found


def names_for_record(actor) -> list[tuple[str, str]]:
    """(id, code name) of the people a key holder may choose from when recording."""
    require(actor, "register.people")
    scope = at_register(actor)
    out = _people_hidden(scope, _hidden(actor))
    wanted = scope.select(RegisterPerson.id, RegisterPerson.code_name).order_by(RegisterPerson.code_name)
    return [tuple(one) for one in db.session.execute(wanted) if one[0] not in out]


def _people_hidden(scope, cases_hidden: list[str]) -> set[str]:
    wanted = scope.select(RegisterEntry.person_id).where(RegisterEntry.case_id.in_(cases_hidden))
    return {person for person in scope.all(wanted) if person}


def _opened(actor) -> list[PersonView]:
    scope = at_register(actor)
    rows, out = _rows(scope), _people_hidden(scope, _hidden(actor))
    people_rows = [one for one in scope.all(scope.select(RegisterPerson)) if one.id not in out]
    entries: dict[str, list[EntryView]] = {}
    codes = {one.id: one.code_name for one in people_rows}
    for entry in scope.all(scope.select(RegisterEntry).order_by(RegisterEntry.recorded_at)):
        if entry.person_id in codes:
            told = json.loads(rows.open(entry.box, _place("entry", entry.id)))
            entries.setdefault(entry.person_id, []).append(_view(entry, codes, told["summary"]))
    made = []
    for one in people_rows:
        told = json.loads(rows.open(one.box, _place("person", one.id)))
        made.append(PersonView(one.id, one.code_name, told["name"], told["aliases"], tuple(entries.get(one.id, ()))))
    return sorted(made, key=lambda person: person.code_name)
