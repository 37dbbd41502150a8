"""The sheet a committee keeps its status in: one row a person, read with a preview, written the same way. Pure.

A sheet is refused as a whole, line by line, when a name stands where a code name belongs, or a cell can't be read.
"""

import csv
import io
import re
from dataclasses import dataclass, fields
from datetime import date

from .given_names import GIVEN
from .rules import NOBODY_KNOWN

MOST_ROWS, MOST_BYTES, MOST_CELL = 20_000, 4_000_000, 2_000
COLUMNS = {
    "received": "date of report",
    "case_code": "case code name",
    "person_code": "person code name",
    "status": "status",
    "source": "resolution source",
    "resolved_on": "resolution date",
    "safety": "safety risk",
    "ongoing": "ongoing harassment",
    "told": "consequences",
    "record_type": "record type",
}
NEEDED = tuple(name for name in COLUMNS if name != "record_type")
WORDS = {
    "status": {"ongoing": "ongoing", "resolved": "resolved", "on hold": "on_hold", "reopened": "reopened"},
    "source": {
        "this team": "team",
        "central group": "central",
        "board": "board",
        "local event or moderators": "local",
        "parties": "parties",
        "none": "none",
    },
    "safety": {"yes": "yes", "no": "no"},
    "ongoing": {"yes": "yes", "no": "no", "maybe": "maybe"},
    "record_type": {"1": "1", "1b": "1b", "2": "2", "3": "3"},
}
_ALSO = {
    "status": {"open": "ongoing", "closed": "resolved", "hold": "on_hold", "re-opened": "reopened"},
    "source": {
        "team": "team",
        "central": "central",
        "committee": "central",
        "local event": "local",
        "local": "local",
        "moderators": "local",
        "local event/moderators": "local",
        "the parties": "parties",
    },
    "safety": {"y": "yes", "n": "no", "true": "yes", "false": "no"},
    "ongoing": {"y": "yes", "n": "no", "?": "maybe", "unknown": "maybe"},
    "record_type": {},
}
_CODE = re.compile(r"[a-z]+(?:-[a-z]+)*(?: [a-z]+(?:-[a-z]+)*){1,2}")
_RUNS = re.compile(r"[=+\-@]")
_LADDER = (
    ("ban", r"\bban(ned)?\b|permanent"),
    ("long", r"suspen\w*.*(9\d|1\d\d|90\+|months|year)"),
    ("short", r"suspen"),
    ("warning", r"warn"),
    ("nothing", r"^(none|nothing|no action)$"),
)


@dataclass(frozen=True)
class Row:
    """One row of a sheet, as codes; `line` is where it stands in the file."""

    line: int
    received: date
    case_code: str
    person_code: str
    status: str
    source: str
    resolved_on: date | None
    safety: str
    ongoing: str
    told: str
    record_type: str

    @property
    def consequence(self) -> str:
        """Where its consequences stand on the ladder, as far as the words tell; "" when they don't."""
        return next((rung for rung, words in _LADDER if re.search(words, self.told.strip().casefold())), "")


@dataclass(frozen=True)
class Fault:
    """Why a line can't be taken: which column, and a code for the sentence. Never the cell itself."""

    line: int
    column: str
    code: str


@dataclass(frozen=True)
class Sheet:
    """What was read."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]

    @property
    def cases(self) -> int:
        """How many cases."""
        return len({row.case_code for row in self.rows})

    @property
    def people(self) -> int:
        """How many people, by code."""
        return len({row.person_code for row in self.rows if row.person_code})


def read(raw: bytes) -> Sheet:
    """Read a sheet. Nothing is guessed: what can't be read is a fault."""
    if len(raw) > MOST_BYTES:
        return Sheet((), (Fault(0, "", "too_large"),))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Sheet((), (Fault(0, "", "not_utf8"),))
    try:
        lines = list(_lines(text))
    except csv.Error:
        return Sheet((), (Fault(0, "", "not_a_sheet"),))
    if not lines:
        return Sheet((), (Fault(0, "", "empty"),))
    heads = {_head(name): place for place, name in enumerate(lines[0][1])}
    places = {name: heads[label] for name, label in COLUMNS.items() if label in heads}
    missing = [Fault(1, COLUMNS[name], "no_column") for name in NEEDED if name not in places]
    if missing or len(lines) > MOST_ROWS + 1:
        return Sheet((), tuple(missing) or (Fault(0, "", "too_many"),))
    return _read_rows(lines[1:], places)


def _lines(text: str):
    comma = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=comma, strict=True)
    start = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield start, cells
        start = reader.line_num + 1


def _head(name: str) -> str:
    return " ".join(name.replace("_", " ").casefold().split())


def _read_rows(lines, places: dict) -> Sheet:
    rows, faults, there = [], [], set()
    for line, cells in lines:
        told = {name: cells[place].strip() if place < len(cells) else "" for name, place in places.items()}
        made, wrong = _row(line, told)
        key = (told["case_code"], told["person_code"])
        if made and made.person_code and key in there:
            wrong = [Fault(line, COLUMNS["person_code"], "twice")]
        there.add(key)
        faults += wrong
        if not wrong:
            rows.append(made)
    if not rows and not faults:
        faults.append(Fault(0, "", "empty"))
    return Sheet(tuple(rows), tuple(faults))


def _row(line: int, told: dict) -> tuple[Row | None, list[Fault]]:
    wrong, made = [], {"line": line, "told": re.sub(r"^'(?=[=+\-@])", "", told["told"])}

    def read(name, how):
        try:
            made[name] = how(told.get(name, ""))
        except ValueError as error:
            wrong.append(Fault(line, COLUMNS[name], str(error)))

    read("received", _day)
    read("resolved_on", lambda cell: _day(cell) if cell else None)
    read("case_code", lambda cell: _code(cell, needed=True))
    read("person_code", _code)
    for name in WORDS:
        read(name, lambda cell, name=name: _word(name, cell))
    if len(told["told"]) > MOST_CELL:
        wrong.append(Fault(line, COLUMNS["told"], "too_long"))
    if wrong:
        return None, wrong
    made["record_type"] = made["record_type"] or ("3" if made["person_code"] else "2")
    made["status"] = made["status"] or "resolved"
    if not made["person_code"] and made["record_type"] not in NOBODY_KNOWN:
        wrong.append(Fault(line, COLUMNS["record_type"], "nobody_named"))
    if made["resolved_on"] and made["resolved_on"] < made["received"]:
        wrong.append(Fault(line, COLUMNS["resolved_on"], "before_report"))
    return (None if wrong else Row(**made)), wrong


def _day(cell: str) -> date:
    found = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?", cell)
    if not found:
        raise ValueError("no_day")
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        raise ValueError("no_day") from None


def _code(cell: str, *, needed: bool = False) -> str:
    """A code name as it stands; ValueError for what looks like a name, an address or a handle."""
    if not cell:
        if needed:
            raise ValueError("no_code")
        return ""
    if "@" in cell or "://" in cell:
        raise ValueError("an_address")
    if not _CODE.fullmatch(cell) or len(cell) > 40 or GIVEN & set(cell.split()):
        raise ValueError("a_name")
    return cell


def _word(name: str, cell: str) -> str:
    small = " ".join(cell.casefold().split())
    if not small:
        return ""
    found = (WORDS[name] | _ALSO[name]).get(small)
    if found is None:
        raise ValueError("unknown_word")
    return found


def write(rows) -> bytes:
    """Rows as a sheet that `read` takes. What a spreadsheet would run gets an apostrophe, which `read` drops."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS.values())
    back = {name: {code: word for word, code in words.items()} for name, words in WORDS.items()}
    names = [one.name for one in fields(Row) if one.name in COLUMNS]
    for row in rows:
        told = {name: getattr(row, name) for name in names}
        cells = {name: back[name].get(value, "") if name in back else _cell(value) for name, value in told.items()}
        writer.writerow(cells[name] for name in COLUMNS)
    return out.getvalue().encode("utf-8")


def _cell(value) -> str:
    text = value.isoformat() if isinstance(value, date) else value or ""
    return f"'{text}" if _RUNS.match(text) else text
