"""Heaps of everything that is listed: a thousand really sealed, then as many copies as a list is to hold.

Every case has its report, every report and case its locks, every lock two grants: a lead and a responder, or chair
and vice. Only the words inside are left out, because no list opens them. Copies have ids of their own and are held
by one person each; that is all a list asks about.
"""

import sqlite3
from datetime import timedelta

from portal import clock, sealing
from portal.access import Actor
from portal.access.models import Bar
from portal.cases.models import Case, CaseReport
from portal.committee.models import Escalation
from portal.db import db, new_id, writing
from portal.register.models import Register, RegisterEntry, RegisterPerson
from portal.reports.models import Message, Report

from .crowd import House

SEALED = 1_000
LOOSE, BARRED_EACH, BATCH = 20, 50, 500
_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
_IDS = {"lock_id", "dialogue_lock", "internal_lock", "case_id", "report_id", "record_id", "answers_record", "head_id"}
_COPIED = (
    "sealed_locks",
    "key_grants",
    "reports",
    "cases",
    "case_reports",
    "report_messages",
    "escalations",
    "register_people",
    "register_entries",
)
_WHICH = {
    "sealed_locks": "id IN (SELECT id FROM copied)",
    "key_grants": "lock_id IN (SELECT id FROM copied) AND holder_id IN (?, ?)",
    "reports": "id IN (SELECT report_id FROM case_reports)",
    "report_messages": "report_id IN (SELECT report_id FROM case_reports)",
}


def pile(made: House) -> None:
    """A thousand cases at the desk, as many at the committee, as many rows in the register."""
    chair, lead = made.members[0], made.team[0]
    with made.app.app_context():
        for start in range(0, SEALED, BATCH):
            with writing():
                _desk(lead, made.team, range(start, start + BATCH))
            with writing():
                _above(chair, made.members, range(start, start + BATCH), lead.partition)
            with writing():
                _register(chair, range(start, start + BATCH))
    made.leave()


def _moment(number: int):
    return clock.now() - timedelta(minutes=7 * number)


def _case(scope, number: int, lock: str, kind: str) -> Case:
    running = number % 2 == 0
    row = Case(id=new_id(), code_name=f"copper heron {number}", kind=kind, lock_id=lock, running=running)
    row.source = "report" if kind == "community" else "escalation"
    row.state = ("gathering" if kind == "community" else "reviewed") if running else "closed"
    row.opened_at = row.moved_at = _moment(number)
    row.closed_at = None if running else row.moved_at
    row.excludes = number % BARRED_EACH == 0
    return scope.add(row)


def _desk(lead: Actor, team: list[Actor], numbers) -> None:
    """Cases with their reports. The first few running ones are missing: their reports belong to no case yet."""
    two = sealing.holders_of([team[0].holder, team[1].holder])
    kinds = [(kind, two) for _number in numbers for kind in ("dialogue", "internal", "case")]
    locks = iter(sealing.create_locks(lead, kinds))
    pairs = []
    for number in numbers:
        report = Report(id=new_id(), about=lead.partition, received_day=_moment(number).date(), answers_record=new_id())
        report.dialogue_lock, report.internal_lock, lock = next(locks), next(locks), next(locks)
        report.state = "opened" if number % 2 == 0 else "closed"
        report.excludes = number % BARRED_EACH == 0
        report.taken_up = number % 2 == 1 or number >= LOOSE
        loose = number % 2 == 0 and number < LOOSE
        pairs.append((lead.add(report), None if loose else _case(lead, number, lock, "community")))
    db.session.flush()
    for number, (report, case) in zip(numbers, pairs, strict=True):
        if case is not None:
            lead.add(CaseReport(case_id=case.id, report_id=report.id))
        if number % 3 == 0:
            lead.add(Message(report_id=report.id, number=1, day=report.received_day, record_id=new_id()))
        if report.excludes:
            _shut_out(lead, [row.id for row in (report, case) if row], team[number // BARRED_EACH % len(team)])


def _shut_out(scope, things: list[str], person: Actor) -> None:
    for thing in things:
        token = sealing.tags("bar", scope.partition, thing, person.holder)[0]
        scope.add(Bar(thing_id=thing, token=token))


def _above(chair: Actor, members: list[Actor], numbers, sender: str) -> None:
    both = sealing.holders_of([member.holder for member in members])
    locks = sealing.create_locks(chair, [("case", both) for _number in numbers])
    for number, lock in zip(numbers, locks, strict=True):
        case = _case(chair, number, lock, "central")
        sent = {"sender": sender, "sender_case": new_id(), "reason": "beyond_power", "sent_at": case.opened_at}
        chair.add(Escalation(case_id=case.id, **sent))
        if case.excludes:
            _shut_out(chair, [case.id], members[number // BARRED_EACH % len(members)])


def _register(chair: Actor, numbers) -> None:
    scope = Actor("register", chair.holder, chair.key, role="chair")
    rows = sealing.take_rows(scope, scope.first(scope.select(Register.lock_id)))
    people = []
    for number in numbers:
        person = RegisterPerson(id=new_id(), code_name=f"silver wren {number}", made_at=_moment(number))
        person.head_id = person.id
        person.box = rows.close('{"name": "Somebody", "aliases": ""}', f"register.person:{person.id}")
        people.append(scope.add(person))
    db.session.flush()
    for number, person in zip(numbers, people, strict=True):
        entry = RegisterEntry(id=new_id(), case_id=new_id(), case_code=f"copper heron {number}", person_id=person.id)
        entry.record_type, entry.standing, entry.outcome = "4", "flagged", "violation"
        entry.received, entry.recorded_at, entry.recorder = _moment(number).date(), _moment(number), chair.holder
        entry.box = rows.close('{"summary": "Told to keep away.", "told": ""}', f"register.entry:{entry.id}")
        scope.add(entry)


def multiply(made: House, times: int) -> None:
    """Make `times` of every case, report, lock and register row, with the bars that belong to them."""
    connection = sqlite3.connect(made.data / "portal.sqlite", isolation_level=None)
    connection.create_function("portal_may_write", 1, lambda _partition: 1)
    for pragma in ("journal_mode=DELETE", "journal_mode=OFF", "synchronous=OFF", "cache_size=-400000"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    connection.execute("CREATE TEMP TABLE copied AS SELECT lock_id AS id FROM cases")
    for column in ("dialogue_lock", "internal_lock"):
        connection.execute(f"INSERT INTO copied SELECT {column} FROM reports")
    connection.execute("CREATE TEMP TABLE copies (k INTEGER, ending TEXT)")
    endings = ((k, "".join(_ALPHABET[k >> shift & 31] for shift in (25, 20, 15, 10, 5, 0))) for k in range(1, times))
    connection.executemany("INSERT INTO copies VALUES (?, ?)", endings)
    for table in _COPIED:
        _copy(connection, table, (made.team[1].holder, made.members[0].holder))
    connection.execute("COMMIT")
    connection.close()
    _bar_copies(made)


def _copy(connection, table: str, kept: tuple) -> None:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    shown = ", ".join(_shown(table, column) for column in columns)
    where = _WHICH.get(table, "1")
    rows = f"SELECT {shown} FROM (SELECT * FROM {table} WHERE {where}), copies"
    connection.execute(f"INSERT INTO {table} ({', '.join(columns)}) {rows}", kept * ("?" in where))


def _shown(table: str, column: str) -> str:
    if column == "id" or column in _IDS or (column == "person_id" and table == "register_entries"):
        return f"substr({column}, 1, 20) || ending"
    return f"{column} || ' ' || k" if column in ("code_name", "case_code") else column


def _bar_copies(made: House) -> None:
    """Who was shut out of a thing is shut out of its copies."""
    places = ((made.team[0], made.team), (made.members[0], made.members))
    with made.app.app_context():
        for scope, people in places:
            with writing():
                there = set(scope.all(scope.select(Bar.thing_id)))
                excluding = [
                    row
                    for model in (Case, Report)
                    for row in scope.all(scope.select(model.id).where(model.excludes.is_(True)))
                    if row not in there
                ]
                for number, thing in enumerate(excluding):
                    _shut_out(scope, [thing], people[number % len(people)])
    made.leave()
