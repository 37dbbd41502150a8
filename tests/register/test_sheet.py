"""The status sheet: read or refused line by line, brought in, taken out as it came in."""

import csv
import io

import pytest

from portal import register
from portal.register import read_sheet

from .scene import holder, opened, recorded, rows, sheet_of

HEADS = sheet_of(0).decode().strip()
GOOD = "2024-02-03,calm heron,blue jay,resolved,board,2024-03-01,no,maybe,A warning"


def faults(line: str) -> list[tuple]:
    """What stands wrong in one line under the heads."""
    return [(one.line, one.column, one.code) for one in read_sheet(f"{HEADS}\n{GOOD}\n{line}\n".encode()).faults]


def test_an_invented_sheet_is_read_whole():
    """200 rows, every column as a code."""
    read = read_sheet(sheet_of(200))
    assert (len(read.rows), read.faults) == (200, ())
    assert read.cases == 100
    row = read_sheet(f"{HEADS}\n{GOOD}\n".encode()).rows[0]
    assert (row.case_code, row.person_code, row.source, row.ongoing) == ("calm heron", "blue jay", "board", "maybe")
    assert (row.record_type, row.consequence) == ("3", "warning")


@pytest.mark.parametrize(
    ("change", "column", "code"),
    [
        (("blue jay", "Robin Kesten"), "person code name", "a_name"),
        (("blue jay", "maria lopez"), "person code name", "a_name"),
        (("blue jay", "robk_dev"), "person code name", "a_name"),
        (("blue jay", "rk@example.org"), "person code name", "an_address"),
        (("calm heron", "The Kesten case"), "case code name", "a_name"),
        (("calm heron", ""), "case code name", "no_code"),
        (("2024-02-03", "03/02/2024"), "date of report", "no_day"),
        (("2024-02-03", "2024-02-31"), "date of report", "no_day"),
        (("2024-03-01", "2023-03-01"), "resolution date", "before_report"),
        (("resolved", "done"), "status", "unknown_word"),
        (("board", "the pope"), "resolution source", "unknown_word"),
        (("no,maybe", "perhaps,maybe"), "safety risk", "unknown_word"),
        (("A warning", "word " * 500), "consequences", "too_long"),
    ],
)
def test_what_cannot_stand_is_named_by_line(change, column, code):
    """A name where a code belongs, a day that is none, a word that is none: line and column, never the cell."""
    assert (3, column, code) in faults(GOOD.replace("blue jay", "grey wren").replace(*_of(change)))


def _of(change):
    return ("grey wren", change[1]) if change[0] == "blue jay" else change


def test_the_same_person_twice_in_a_case_is_a_fault():
    """One row a person."""
    assert faults(GOOD) == [(3, "person code name", "twice")]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty"),
        (b"\xff\xfe\x00", "not_utf8"),
        (b"date of report,status\n", "no_column"),
        (HEADS.encode(), "empty"),
        (f'{HEADS}\n"open quote'.encode(), "not_a_sheet"),
        (b"a" * 4_000_001, "too_large"),
    ],
)
def test_what_is_no_sheet_is_refused(raw, code):
    """With a kind reason, whatever it is."""
    assert code in {one.code for one in read_sheet(raw).faults}


def test_other_heads_and_separators_are_taken():
    """Capitals, underscores, semicolons, a byte order mark; friendly words for the codes."""
    text = f"\ufeff{HEADS.upper().replace(' ', '_')}\n2024-02-03,calm heron,,Open,local event,,Y,?,\n".replace(",", ";")
    [row] = read_sheet(text.encode()).rows
    assert (row.status, row.source, row.safety, row.ongoing, row.record_type) == (
        "ongoing",
        "local",
        "yes",
        "maybe",
        "2",
    )


def test_a_sheet_goes_in_and_comes_out_the_same(ground):
    """200 rows in, the same 200 out in the same nine columns; again it is all there; a standing is nobody's."""
    opened(ground, "Lea")
    raw = sheet_of(200)
    with ground.unit():
        done = register.bring(holder(ground), read_sheet(raw))
        assert (done.written, done.there_already, done.faults) == (200, 0, ())
    with ground.unit():
        out = register.take_out(holder(ground))
        again = register.bring(holder(ground), read_sheet(out))
        assert (again.written, again.there_already) == (0, 200)
    assert _cells(out) == _cells(raw)
    assert all(row.standing == "none" for row in rows(ground).values())


def _cells(raw: bytes) -> list:
    rows = list(csv.DictReader(io.StringIO(raw.decode(), newline="")))
    names = HEADS.split(",")
    return sorted(tuple(row[name].removeprefix("'") for name in names) for row in rows)


def test_a_row_that_differs_is_not_written_over(ground):
    """It is named by its line, and nothing of the sheet is written."""
    opened(ground, "Lea")
    with ground.unit():
        register.bring(holder(ground), read_sheet(f"{HEADS}\n{GOOD}\n".encode()))
    other = GOOD.replace("A warning", "Banned")
    with ground.unit():
        fresh = f"{HEADS}\n2024-05-01,calm otter,red fox,resolved,board,,no,no,\n{other}\n"
        done = register.bring(holder(ground), read_sheet(fresh.encode()))
        assert [(one.line, one.code) for one in done.faults] == [(3, "differs")]
    assert len(rows(ground)) == 1


def test_a_known_name_is_refused_even_in_small_letters(ground):
    """What the vault holds as a name is no code, whatever order its words stand in."""
    recorded(ground, "Quillon Varga")
    opened(ground, "Lea")
    with ground.unit():
        line = GOOD.replace("blue jay", "varga quillon")
        done = register.bring(holder(ground), read_sheet(f"{HEADS}\n{line}\n".encode()))
        assert [one.code for one in done.faults] == ["a_name"]


def test_what_was_recorded_here_is_in_the_sheet_without_a_name(ground):
    """Code names and days alone; the summary stays."""
    case, _person = recorded(ground, "MARKERNAME Rob", summary="MARKERSUMMARY")
    opened(ground, "Lea")
    with ground.unit():
        told = register.take_out(holder(ground)).decode()
    assert rows(ground)[case].case_code in told
    assert "MARKER" not in told
