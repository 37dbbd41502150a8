"""Past incidents from a sheet, as numbers only: read line by line, refused by line, brought in once.

The sheet's columns and codes stand in docs/past-incidents.md. Nothing of it is a case; no name has a place in it.
"""

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .. import access, audit, clock, reports
from ..access import require
from ..db import db, new_id
from ..typed import whole_number
from . import vocabulary
from .counted_models import OWN, Statistic

COLUMNS = (
    *("received", "event", "venue", "category", "finding", "subject_kind", "people_named", "handled_by"),
    *("measures", "standing", "closed", "community"),
)
NEEDED = ("received",)
MOST_LINES, MOST_PEOPLE, LONGEST = 50_000, 1000, 80
PENDING = "pending"
_LISTS = {
    "venue": reports.VENUES,
    "category": reports.CATEGORIES,
    "finding": (*vocabulary.FINDINGS, PENDING),
    "subject_kind": vocabulary.PARTY_KINDS,
    "handled_by": vocabulary.HANDLED_BY,
    "measures": vocabulary.MEASURES,
    "standing": vocabulary.STANDINGS,
}
SEVERAL = ("handled_by", "measures")


@dataclass(frozen=True)
class Fault:
    """What is wrong in one line: which column, as a code, what stands there, what might have been meant."""

    line: int
    column: str
    code: str
    given: str = ""


@dataclass(frozen=True)
class Past:
    """One past incident, checked. `place`: the partition it is counted in."""

    line: int
    place: str
    mark: str
    received: date
    closed: date | None
    facts: dict


@dataclass(frozen=True)
class Sheet:
    """A sheet as it was read: what can be brought in, and what keeps it from that."""

    rows: tuple[Past, ...]
    faults: tuple[Fault, ...]


def codes_of(column: str) -> tuple[str, ...]:
    """The codes that a column takes."""
    return _LISTS[column]


def read_past(raw: bytes) -> Sheet:
    """Read a sheet of past incidents. With one fault nothing of it is brought in."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Sheet((), (Fault(1, "", "not_utf8"),))
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        head = [name.strip().casefold() for name in next(lines, [])]
        found = [(lines.line_num, row) for row in lines if any(cell.strip() for cell in row)]
    except csv.Error:
        return Sheet((), (Fault(lines.line_num, "", "not_csv"),))
    faults = _head(head)
    if len(found) > MOST_LINES:
        faults.append(Fault(found[MOST_LINES][0], "", "too_many"))
    if faults:
        return Sheet((), tuple(faults))
    return _rows(head, found)


def _head(head: list[str]) -> list[Fault]:
    found = [Fault(1, name, "unknown_column", name) for name in head if name not in COLUMNS]
    found += [Fault(1, name, "column_twice", name) for name, times in Counter(head).items() if times > 1]
    return found + [Fault(1, name, "column_missing", name) for name in NEEDED if name not in head]


def _rows(head: list[str], found) -> Sheet:
    rows: list[Past] = []
    faults: list[Fault] = []
    seen: Counter = Counter()
    places = dict(access.teams())
    for number, cells in found:
        if len(cells) > len(head):
            faults.append(Fault(number, "", "cells", str(len(cells))))
            continue
        told = {name: cell.strip() for name, cell in zip(head, cells, strict=False)}
        made, wrong = _line(number, told, places)
        faults += wrong
        if made is not None:
            same = "\x1f".join([made.place, *(told.get(name, "") for name in COLUMNS[:-1])])
            seen[same] += 1
            mark = hashlib.blake2b(f"{same}\x1f{seen[same]}".encode(), digest_size=24).hexdigest()
            rows.append(Past(made.line, made.place, mark, made.received, made.closed, made.facts))
    return Sheet(tuple(rows), tuple(faults))


def _line(number: int, told: dict[str, str], places: dict[str, str]) -> tuple[Past | None, list[Fault]]:
    faults: list[Fault] = []

    def wrong(column: str, code: str) -> None:
        faults.append(Fault(number, column, code, told.get(column, "")[:60]))

    days = {name: _day(told.get(name, ""), name, wrong) for name in ("received", "closed")}
    if not told.get("received"):
        wrong("received", "day_missing")
    if days["closed"] and days["received"] and days["closed"] < days["received"]:
        wrong("closed", "closed_first")
    codes = {name: _codes(told.get(name, ""), name, wrong) for name in _LISTS}
    people = _number(told.get("people_named", ""), wrong)
    if len(told.get("event", "")) > LONGEST:
        wrong("event", "event_long")
    place = places.get(told["community"]) if told.get("community") else "committee"
    if place is None:
        wrong("community", "unknown_community")
    _agree(codes, days, wrong)
    if faults or days["received"] is None or place is None:
        return None, faults
    return Past(number, place, "", days["received"], days["closed"], _facts(told, codes, people, place)), []


def _agree(codes: dict, days: dict, wrong) -> None:
    """What contradicts itself: an outcome of what is still open, nobody who acted, nothing beside something."""
    if codes["finding"] and codes["finding"] != [PENDING] and days["closed"] is None:
        wrong("closed", "not_closed")
    if codes["finding"] in ([], [PENDING]) and days["closed"] is not None:
        wrong("finding", "no_finding")
    for name, alone in (("handled_by", vocabulary.NOBODY), ("measures", "nothing")):
        if alone in codes[name] and len(codes[name]) > 1:
            wrong(name, "not_both")


def _day(text: str, name: str, wrong) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text) if len(text) == len("2026-01-31") else None
    except ValueError:
        day = None
    if day is None:
        wrong(name, "day_odd")
    elif day > clock.today():
        wrong(name, "day_ahead")
        return None
    return day


def _codes(text: str, name: str, wrong) -> list[str]:
    given = [part.strip() for part in text.split("|") if part.strip()]
    if len(given) > 1 and name not in SEVERAL:
        wrong(name, "only_one")
    elif any(one not in _LISTS[name] for one in given):
        wrong(name, "unknown_code")
    return list(dict.fromkeys(given))


def _number(text: str, wrong) -> int:
    number = whole_number(text or "0")
    if number is None or number > MOST_PEOPLE:
        wrong("people_named", "number_odd")
        return 0
    return number


def _facts(told: dict, codes: dict, people: int, place: str) -> dict:
    by, central = codes["handled_by"], place == "committee"
    first = {name: next(iter(codes[name]), "") for name in ("venue", "category", "finding", "standing")}
    return {
        "event": told.get("event", ""),
        "venue": first["venue"],
        "category": first["category"],
        "finding": "" if first["finding"] == PENDING else first["finding"],
        "standing": first["standing"] or vocabulary.STANDINGS[0],
        "subject": next(iter(codes["subject_kind"]), ""),
        "people": people,
        "handled_by": f"|{'|'.join(by)}|" if by else "",
        "measures": f"|{'|'.join(sorted(codes['measures']))}|" if codes["measures"] else "",
        "central": vocabulary.CENTRE in by or vocabulary.BOARD in by or (central and vocabulary.TEAM in by),
        "local": vocabulary.LOCAL in by or (not central and vocabulary.TEAM in by),
    }


def bring_past(actor, rows: Iterable[Past]) -> tuple[int, int]:
    """Keep the past incidents of one place as numbers; says how many are new, and how many were there already."""
    require(actor, "case.bring")
    mine = [row for row in rows if row.place == actor.partition]
    there = set(actor.all(actor.select(Statistic.imported).where(Statistic.imported.is_not(None))))
    new = [row for row in mine if row.mark not in there]
    for row in new:
        kept = Statistic(id=new_id(), tier=OWN, reports=1, imported=row.mark, received=row.received, closed=row.closed)
        for name, value in row.facts.items():
            setattr(kept, name, value)
        kept.days_to_close = (row.closed - row.received).days if row.closed else None
        actor.add(kept)
    db.session.flush()
    if new:
        audit.record(actor, "cases.past_brought_in", None)
    return len(new), len(mine) - len(new)
