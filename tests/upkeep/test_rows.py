"""Rows written down and read again: the same sum, wherever a column stands and in whatever order rows lie."""

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from portal.upkeep import rows

ROWS = [("a", b"\x00\xff", 7, "2026-12-01 01:00:00.000000", 1), ("ünï", None, -3, None, 0), ("", b"", 0, None, None)]


def made(path, columns: str):
    """A database with one table."""
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE TABLE things ({columns})")
    return engine


def test_what_is_written_is_read_again(tmp_path):
    """Every kind of value, empty and missing ones apart; another order of columns and rows gives the same sum."""
    kinds = ["name VARCHAR(20)", "box BLOB", "number INTEGER", "at DATETIME", "yes BOOLEAN"]
    one, other = made(tmp_path / "one", ", ".join(kinds)), made(tmp_path / "other", ", ".join(reversed(kinds)))
    with one.begin() as source, other.begin() as target:
        for row in ROWS:
            source.exec_driver_sql("INSERT INTO things (name, box, number, at, yes) VALUES (?, ?, ?, ?, ?)", row)
        sent = rows.Sums()
        stream = b"".join(rows.dump(source, sent))
        pieces = [stream[start : start + 7] for start in range(0, len(stream), 7)]
        assert rows.load(target, pieces, rows.Sums()).plain() == sent.plain()
        assert rows.summed(target, rows.Sums()).plain() == sent.plain() == {"things": [3, sent.plain()["things"][1]]}
        found = target.exec_driver_sql("SELECT name, box, number, at, yes FROM things ORDER BY rowid DESC")
        assert [tuple(row) for row in found] == ROWS[::-1]
        target.exec_driver_sql("UPDATE things SET number = 8 WHERE number = 7")
        assert rows.summed(target, rows.Sums()).plain() != sent.plain()
        for broken in (stream[:-5], stream[:-1], stream[: len(stream) // 2]):
            target.exec_driver_sql("DELETE FROM things")
            with pytest.raises(rows.Unreadable):
                rows.load(target, [broken], rows.Sums())
    with (
        made(tmp_path / "third", "name TEXT").begin() as elsewhere,
        pytest.raises(rows.Unreadable, match="another one"),
    ):
        rows.load(elsewhere, [stream], rows.Sums())
