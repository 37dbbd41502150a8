"""Bringing a sheet into the register, and taking one out: in one go, by one key holder, logged; the others are told."""

from dataclasses import dataclass

from .. import matching, reports
from ..access import require
from ..db import db, new_id
from ..errors import Refused
from . import letters, likeness, sheet
from .entries import Facts, put, put_person
from .models import RegisterEntry, RegisterPerson
from .people import everybody
from .sight import Sight, portions, sight_of
from .vault import inside, key_holders, opened


@dataclass(frozen=True)
class Brought:
    """What became of a sheet."""

    written: int
    there_already: int
    people: int
    faults: tuple[sheet.Fault, ...] = ()


def bring(actor, read: sheet.Sheet) -> Brought:
    """Write what is not there yet. Nothing at all is written when a line can't be taken: it comes back as a fault.

    A line that is there already, word for word, is left alone. Raises Refused("nothing_to_bring") for an empty sheet.
    """
    scope, rows = inside(actor, "sheet_brought")
    if read.faults:
        return Brought(0, 0, 0, read.faults)
    if not read.rows:
        raise Refused("nothing_to_bring")
    seen = sight_of(actor)
    faults = _named(seen, rows, read.rows)
    there, differs = _there(seen, rows, read.rows)
    faults += [sheet.Fault(row.line, sheet.COLUMNS["case_code"], "differs") for row in differs]
    if faults:
        return Brought(0, 0, 0, tuple(sorted(faults, key=lambda one: one.line)))
    fresh = [row for row in read.rows if row.line not in there]
    made = _write(scope, rows, fresh)
    return Brought(len(fresh), len(there), made)


def _named(seen: Sight, rows, read) -> list[sheet.Fault]:
    """Where the words of a code are the name of somebody the register knows."""
    told = everybody(seen, rows)
    names = {matching.name_key(name) for _id, *known in told for name in likeness.known(*known).names}
    wrong = []
    for row in read:
        for column in ("case_code", "person_code"):
            if getattr(row, column) and matching.name_key(getattr(row, column)) in names:
                wrong.append(sheet.Fault(row.line, sheet.COLUMNS[column], "a_name"))
    return wrong


def _there(seen: Sight, rows, read) -> tuple[set[int], list[sheet.Row]]:
    """The lines that stand in the register already, and those that stand there otherwise.

    What the reader does not meet counts as there, whatever it says: it is neither written twice nor told of.
    """
    known: dict[tuple[str, str], list[sheet.Row | None]] = {}
    for one, row in _rows_by_code(seen, rows, {row.case_code for row in read}):
        known.setdefault(one, []).append(row)
    there, differs = set(), []
    for row in read:
        same = known.get((row.case_code, row.person_code))
        if same is None:
            continue
        if None in same or any(_facts(one) == _facts(row) for one in same):
            there.add(row.line)
            known[(row.case_code, row.person_code)] = _without(same, row) or same
        elif row.person_code:
            differs.append(row)
    return there, differs


def _without(same: list, row: sheet.Row) -> list:
    """Two people nobody could name may have the same facts: each line meets its own."""
    if row.person_code:
        return same
    left = list(same)
    left.remove(next(one for one in same if one is None or _facts(one) == _facts(row)))
    return left


def _facts(row: sheet.Row) -> tuple:
    return tuple(value for name, value in row.__dict__.items() if name != "line")


def _rows_by_code(seen: Sight, rows, codes):
    """Every row of these cases as ((case code, person code), row); None for what the reader does not meet."""
    wanted = seen.scope.select(RegisterEntry)
    for part in portions(codes):
        for entry, code in _with_codes(seen, wanted.where(RegisterEntry.case_code.in_(part))):
            hidden = entry.case_id in seen.cases or entry.person_id in seen.people
            yield (entry.case_code, code), None if hidden else _as_row(rows, entry, code)


def _with_codes(seen: Sight, wanted):
    found = seen.scope.all(wanted.order_by(RegisterEntry.received, RegisterEntry.case_code, RegisterEntry.id))
    codes: dict[str, str] = {}
    columns = seen.scope.select(RegisterPerson.id, RegisterPerson.code_name)
    for part in portions({entry.person_id for entry in found if entry.person_id}):
        codes |= dict(db.session.execute(columns.where(RegisterPerson.id.in_(part))).all())
    return [(entry, codes.get(entry.person_id, "")) for entry in found]


def _as_row(rows, entry: RegisterEntry, code: str) -> sheet.Row:
    told = opened(rows, "entry", entry.id, entry.box)["told"] if entry.box else ""
    names = ["received", "case_code", "status", "source", "resolved_on", "safety", "ongoing"]
    kind = entry.record_type if entry.record_type in sheet.WORDS["record_type"] else "3"
    return sheet.Row(
        line=0, person_code=code, told=told, record_type=kind, **{name: getattr(entry, name) for name in names}
    )


def _write(scope, rows, fresh) -> int:
    """Write rows; returns how many people are new. A case that was recorded here keeps its id."""
    cases_there: dict[str, str] = {}
    pairs = scope.select(RegisterEntry.case_code, RegisterEntry.case_id)
    for part in portions({row.case_code for row in fresh}):
        cases_there |= dict(db.session.execute(pairs.where(RegisterEntry.case_code.in_(part))).all())
    people: dict[str, str] = {}
    named = scope.select(RegisterPerson.code_name, RegisterPerson.id)
    for part in portions({row.person_code for row in fresh if row.person_code}):
        people |= dict(db.session.execute(named.where(RegisterPerson.code_name.in_(part))).all())
    made = 0
    for row in fresh:
        if row.person_code and row.person_code not in people:
            people[row.person_code], made = put_person(scope, rows, row.person_code).id, made + 1
        case_id = cases_there.setdefault(row.case_code, new_id())
        names = [
            "case_code",
            "received",
            "record_type",
            "told",
            "consequence",
            "status",
            "source",
            "resolved_on",
            "safety",
            "ongoing",
        ]
        facts = Facts(case_id=case_id, sender="sheet", **{name: getattr(row, name) for name in names})
        put(scope, rows, facts, people.get(row.person_code))
    db.session.flush()
    return made


def take_out(actor) -> bytes:
    """The whole status sheet as this key holder may see it. Logged; the other key holders are told that it happened."""
    require(actor, "register.people")
    _scope, rows = inside(actor, "sheet_taken_out")
    seen = sight_of(actor)
    made = [_as_row(rows, entry, code) for entry, code in _with_codes(seen, seen.rows())]
    others = [one for one in key_holders(actor) if one != actor.person]
    reports.tell(others, letters.sheet_taken_out())
    return sheet.write(made)
