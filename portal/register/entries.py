"""The status vault: every record by code, day, kind and standing, for every member who did not step back."""

from dataclasses import dataclass
from datetime import date, datetime

from .. import audit, cases, clock
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound
from . import rules
from .models import RegisterEntry, RegisterPerson
from .sight import Sight, sight_of
from .standing import Standing, Wanted, put_change, standings
from .vault import at_register, close, rows_of

PAGE = 25


@dataclass(frozen=True)
class Facts:
    """One record: what is known of a case, by code. `summary` and `told` are closed; the rest stands in clear."""

    case_id: str
    case_code: str
    received: date
    record_type: str
    standing: str = "none"
    until: date | None = None
    outcome: str = ""
    summary: str = ""
    told: str = ""
    sender: str = ""
    category: str = ""
    consequence: str = ""
    status: str = "resolved"
    source: str = ""
    resolved_on: date | None = None
    safety: str = ""
    ongoing: str = ""


@dataclass(frozen=True)
class EntryView:
    """One row of the register as every member may see it: codes, days, how its person stands."""

    id: str
    case_id: str
    case_code: str
    person_id: str
    person_code: str
    record_type: str
    standing: str
    until: date | None
    proposed: str
    outcome: str
    received: date
    recorded_at: datetime
    status: str
    resolved_on: date | None
    category: str
    consequence: str
    sheet: bool
    summary: str = ""
    told: str = ""


_CLEAR = [
    "case_id",
    "case_code",
    "received",
    "record_type",
    "standing",
    "until",
    "outcome",
    "sender",
    "category",
    "consequence",
]
_CLEAR += ["status", "source", "resolved_on", "safety", "ongoing"]


def write(actor, facts: Facts, *, person_id: str = "", name: str = "", aliases: str = "") -> str:
    """Write a record; returns its id. The person is one of the register, a new one, or nobody.

    A standing is proposed with it and holds once a second key holder has confirmed it.
    """
    require(actor, "register.people")
    scope = at_register(actor)
    rows = rows_of(scope)
    person = _person(actor, scope, rows, person_id, name, aliases)
    _not_twice(scope, facts.case_id, person)
    entry = put(scope, rows, facts, person)
    if person and facts.standing != "none":
        _propose(actor, scope, rows, person, facts)
    audit.record(scope, "register.recorded", entry.id)
    db.session.flush()
    return entry.id


def _propose(actor, scope, rows, person: str, facts: Facts) -> None:
    """The standing two members agreed on in the case, before a second key holder."""
    told = {"reason": f"Decided in the case {facts.case_code}.", "summary": facts.summary, "flag": "other"}
    put_change(actor, scope, rows, person, Wanted(facts.standing, until=facts.until, **told), sure=True)


def put(scope, rows, facts: Facts, person: str | None) -> RegisterEntry:
    """A new row."""
    entry = RegisterEntry(id=new_id(), person_id=person, recorded_at=clock.now(), recorder=scope.person)
    for name in _CLEAR:
        setattr(entry, name, getattr(facts, name))
    entry.box = close(rows, "entry", entry.id, {"summary": facts.summary, "told": facts.told})
    return scope.add(entry)


def _not_twice(scope, case_id: str, person_id: str | None) -> None:
    same = RegisterEntry.case_id == case_id, RegisterEntry.person_id == person_id
    if person_id and scope.first(scope.select(RegisterEntry.id).where(*same)):
        raise Conflict("recorded_already")


def _person(actor, scope, rows, person_id: str, name: str, aliases: str) -> str | None:
    if person_id:
        return sight_of(actor).whole(person_id).id
    if not name.strip():
        return None
    code = cases.new_code_name()
    while scope.first(scope.select(RegisterPerson.id).where(RegisterPerson.code_name == code)):
        code = cases.new_code_name()
    return put_person(scope, rows, code, name.strip(), aliases.strip()).id


def put_person(scope, rows, code: str, name: str = "", aliases: str = "") -> RegisterPerson:
    """Somebody new under a code."""
    made = new_id()
    person = RegisterPerson(id=made, head_id=made, code_name=code, made_at=clock.now())
    person.box = close(rows, "person", made, {"name": name, "aliases": aliases})
    scope.add(person)
    db.session.flush()
    return person


def register(actor, *, page: int = 1) -> tuple[list[EntryView], bool]:
    """How things stand, by code, latest first; and whether more rows follow."""
    require(actor, "register.see")
    seen = sight_of(actor)
    wanted = seen.rows().order_by(RegisterEntry.received.desc(), RegisterEntry.id.desc())
    found = seen.scope.all(wanted.offset((page - 1) * PAGE).limit(PAGE + 1))
    return views(seen, found[:PAGE]), len(found) > PAGE


def views(seen: Sight, found) -> list[EntryView]:
    """Rows as a reader may see them: under the code and with the standing of whoever their person is joined to."""
    ids = {entry.person_id for entry in found if entry.person_id}
    people = seen.scope.all(seen.scope.select(RegisterPerson).where(RegisterPerson.id.in_(ids)))
    of = {one.id: one for one in people}
    heads = {seen.head_of(one) for one in people}
    codes = seen.scope.select(RegisterPerson.id, RegisterPerson.code_name).where(RegisterPerson.id.in_(heads))
    named = dict(db.session.execute(codes).all())
    held = standings(seen, people)
    made = []
    for entry in found:
        person = of.get(entry.person_id)
        head = seen.head_of(person) if person else ""
        made.append(_view(entry, head, named.get(head, ""), held.get(entry.person_id, Standing())))
    return made


def _view(entry: RegisterEntry, head: str, code: str, how: Standing) -> EntryView:
    same = [
        "id",
        "case_id",
        "case_code",
        "outcome",
        "received",
        "recorded_at",
        "status",
        "resolved_on",
        "category",
        "consequence",
    ]
    facts = {name: getattr(entry, name) for name in same}
    return EntryView(
        **facts,
        person_id=head,
        person_code=code,
        record_type=rules.shown_type(entry.record_type, how.standing),
        standing=how.standing,
        until=how.until,
        proposed=how.proposed,
        sheet=entry.sender == "sheet",
    )


def codes(seen: Sight, ids) -> dict[str, str]:
    """The codes of those of these people whom the reader may open: {person id: the code they are met under}."""
    found = seen.scope.all(seen.persons().where(RegisterPerson.id.in_(ids)))
    heads = seen.scope.select(RegisterPerson.id, RegisterPerson.code_name)
    named = dict(db.session.execute(heads.where(RegisterPerson.id.in_({one.head_id for one in found}))).all())
    return {one.id: named[one.head_id] for one in found}


def entries_of(actor, case_id: str) -> list[EntryView]:
    """What the register holds of one case, by code."""
    require(actor, "case.see", cases.see(actor, case_id))
    seen = sight_of(actor)
    return views(seen, seen.scope.all(seen.rows().where(RegisterEntry.case_id == case_id)))


def entry(actor, entry_id: str) -> EntryView:
    """One row, by its id."""
    require(actor, "register.see")
    seen = sight_of(actor)
    found = seen.scope.first(seen.rows().where(RegisterEntry.id == entry_id))
    if found is None:
        raise NotFound
    return views(seen, [found])[0]


def names_for_record(actor) -> list[tuple[str, str]]:
    """(id, code name) of the people a key holder may choose from when recording."""
    require(actor, "register.people")
    wanted = sight_of(actor).persons(RegisterPerson.id, RegisterPerson.code_name)
    return [tuple(one) for one in db.session.execute(wanted.order_by(RegisterPerson.code_name))]
