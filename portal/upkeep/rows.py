"""Rows on their way: out of one database, into a backup or another database, the same on SQLite and PostgreSQL.

A row is written down in one form whatever database it comes from, so the sum over a table's rows says whether two
databases hold the same. The sum does not depend on the order: each side is read the way it lies.
"""

import json
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from hashlib import blake2b

from sqlalchemy import Connection

LEFT_OUT = frozenset({"alembic_version", "visits"})
"""Alembic's own note, and who is signed in: nobody stays signed in through a backup."""
_BATCH = 2000
_SUM = 1 << 256
_LENGTH = struct.Struct(">I")
_KINDS = {
    **dict.fromkeys(("varchar", "text", "character varying"), "text"),
    **dict.fromkeys(("blob", "bytea"), "bytes"),
    **dict.fromkeys(("integer", "bigint"), "number"),
    **dict.fromkeys(("datetime", "timestamp", "timestamp without time zone"), "moment"),
    "boolean": "flag",
    "date": "day",
}
_WRITTEN = {
    "text": str.encode,
    "bytes": bytes,
    "number": lambda value: b"%d" % value,
    "flag": lambda value: b"1" if value else b"0",
    "moment": lambda value: (value if isinstance(value, str) else value.isoformat(" ", "microseconds")).encode(),
    "day": lambda value: str(value).encode(),
}
_READ = {"text": bytes.decode, "bytes": bytes, "number": int, "flag": int, "moment": bytes.decode, "day": bytes.decode}


class Unreadable(ValueError):
    """Rows that were written down can't be read again, or don't fit the tables here."""


@dataclass(frozen=True)
class Table:
    """A table as it stands in a database: its name, and each column with its kind, in the order of their names.

    Where a column stands in a table depends on which migration brought it, and must not change a sum.
    """

    name: str
    columns: tuple[tuple[str, str], ...]

    @property
    def listed(self) -> str:
        """Its columns, as SQL lists them."""
        return ", ".join(f'"{name}"' for name, _kind in self.columns)


@dataclass
class Sum:
    """How many rows, and the sum over them."""

    rows: int = 0
    value: int = 0

    def add(self, row: bytes) -> None:
        """Count one written row in."""
        self.rows += 1
        self.value = (self.value + int.from_bytes(blake2b(row, digest_size=32).digest(), "big")) % _SUM

    def plain(self) -> list:
        """What a manifest says of it."""
        return [self.rows, f"{self.value:064x}"]


@dataclass
class Sums:
    """The sums of all tables, and where to tell how far it is."""

    tell: Callable[[int], None] = lambda _rows: None
    by_table: dict[str, Sum] = field(default_factory=dict)
    rows: int = 0

    def add(self, table: str, row: bytes) -> None:
        """Count one written row of a table in."""
        self.by_table.setdefault(table, Sum()).add(row)
        self.rows += 1
        if self.rows % _BATCH == 0:
            self.tell(self.rows)

    def plain(self) -> dict[str, list]:
        """What a manifest says: {table: [rows, sum]}."""
        return {name: made.plain() for name, made in sorted(self.by_table.items())}


_COLUMNS = {
    "sqlite": """SELECT m.name, p.name, p.type FROM sqlite_master m JOIN pragma_table_info(m.name) p
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, p.cid""",
    "postgresql": """SELECT c.relname, a.attname, format_type(a.atttypid, NULL)
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY c.relname, a.attnum""",
}
_REFERENCES = {
    "sqlite": """SELECT DISTINCT m.name, f."table" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
        WHERE m.type = 'table'""",
    "postgresql": """SELECT DISTINCT conrelid::regclass::text, confrelid::regclass::text
        FROM pg_constraint WHERE contype = 'f'""",
}


def tables(connection: Connection) -> list[Table]:
    """Every table of a database, those that others refer to first. Asked of the catalogue: two statements, not two
    thousand."""
    columns, below = {}, {}
    for table, column, kind in connection.exec_driver_sql(_COLUMNS[connection.dialect.name]):
        columns.setdefault(table, []).append((column, _kind(kind)))
    for table, other in connection.exec_driver_sql(_REFERENCES[connection.dialect.name]):
        below.setdefault(table, set()).update({other} - {table})
    order = TopologicalSorter({table: below.get(table, ()) for table in columns}).static_order()
    return [Table(name, tuple(sorted(columns[name]))) for name in order if name not in LEFT_OUT]


def _kind(declared: str) -> str:
    try:
        return _KINDS[declared.partition("(")[0].lower()]
    except KeyError:
        raise Unreadable(f"no way to write {declared} down") from None


def written(connection: Connection, table: Table) -> Iterator[bytes]:
    """Every row of a table, written down; never more than a few thousand in memory."""
    makers = [_WRITTEN[kind] for _name, kind in table.columns]
    lengths = struct.Struct(f">{len(makers)}i")
    for row in _lying(connection, " ".join(("SELECT", table.listed, "FROM", f'"{table.name}"'))):
        values = [None if value is None else make(value) for make, value in zip(makers, row, strict=True)]
        sizes = [-1 if value is None else len(value) for value in values]
        yield lengths.pack(*sizes) + b"".join(value for value in values if value)


def _lying(connection: Connection, asked: str) -> Iterator[tuple]:
    """Rows as the driver gives them, past SQLAlchemy: this is read a million times."""
    driver = connection.connection.driver_connection
    named = {"name": "rows"} if connection.dialect.name == "postgresql" else {}
    cursor = driver.cursor(**named)
    try:
        cursor.itersize = _BATCH
    except AttributeError:
        cursor.arraysize = _BATCH
    cursor.execute(asked)
    try:
        while batch := cursor.fetchmany(_BATCH):
            yield from batch
    finally:
        cursor.close()


def dump(connection: Connection, sums: Sums) -> Iterator[bytes]:
    """Every table and row of a database as one stream of bytes."""
    for table in tables(connection):
        sums.by_table[table.name] = Sum()
        yield _item(b"T" + json.dumps([table.name, table.columns]).encode())
        for row in written(connection, table):
            sums.add(table.name, row)
            yield _item(b"R" + row)
    yield _item(b"E")


def _item(content: bytes) -> bytes:
    return _LENGTH.pack(len(content)) + content


def summed(connection: Connection, sums: Sums) -> Sums:
    """The sums of what a database holds."""
    for table in tables(connection):
        sums.by_table[table.name] = Sum()
        for row in written(connection, table):
            sums.add(table.name, row)
    return sums


def load(connection: Connection, stream: Iterable[bytes], sums: Sums) -> Sums:
    """Put what `dump` wrote into a database whose tables are there and empty."""
    there = {table.name: table for table in tables(connection)}
    items = _items(stream)
    kind, content = next(items, (b"", b""))
    while kind == b"T":
        table = _matching(there, content)
        sums.by_table[table.name] = Sum()
        last = []
        put = _copy if connection.dialect.name == "postgresql" else _insert
        put(connection, table, _counted(items, table, sums, last))
        kind, content = last[0] if last else (b"", b"")
    if kind != b"E":
        raise Unreadable("the rows end too early")
    return sums


def _matching(there: dict[str, Table], content: bytes) -> Table:
    """The table that rows were written for: same name and columns, in the order they were written."""
    name, columns = json.loads(content)
    columns = tuple((column, kind) for column, kind in columns)
    if name not in there or set(there[name].columns) != set(columns):
        raise Unreadable(f"the table {name} is another one here")
    return Table(name, columns)


def _counted(items: Iterator, table: Table, sums: Sums, last: list) -> Iterator[list]:
    """The rows of one table, read again; `last` gets the item that follows them."""
    readers = [_READ[kind] for _name, kind in table.columns]
    lengths = struct.Struct(f">{len(readers)}i")
    for kind, content in items:
        if kind != b"R":
            last.append((kind, content))
            return
        sums.add(table.name, content)
        place, values = lengths.size, []
        for size, read in zip(lengths.unpack_from(content), readers, strict=True):
            values.append(None if size < 0 else read(content[place : place + size]))
            place += max(size, 0)
        yield values


def _items(stream: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The items of a stream: what each is, and its content."""
    waiting, place = b"", 0
    for piece in stream:
        waiting, place = waiting[place:] + piece, 0
        while len(waiting) - place >= _LENGTH.size:
            end = place + _LENGTH.size + _LENGTH.unpack_from(waiting, place)[0]
            if end > len(waiting):
                break
            start = place + _LENGTH.size
            yield waiting[start : start + 1], waiting[start + 1 : end]
            place = end
    if place != len(waiting):
        raise Unreadable("the rows end within a row")


def _insert(connection: Connection, table: Table, rows: Iterator[list]) -> None:
    marks = ", ".join("?" * len(table.columns))
    cursor = connection.connection.driver_connection.cursor()
    cursor.executemany(" ".join(("INSERT INTO", f'"{table.name}" ({table.listed})', f"VALUES ({marks})")), rows)
    cursor.close()


def _copy(connection: Connection, table: Table, rows: Iterator[list]) -> None:
    numbers = [place for place, (_name, kind) in enumerate(table.columns) if kind == "flag"]
    cursor = connection.connection.driver_connection.cursor()
    with cursor.copy(f'COPY "{table.name}" ({table.listed}) FROM STDIN') as copy:
        for row in rows:
            for place in numbers:
                row[place] = None if row[place] is None else bool(row[place])
            copy.write_row(row)
    cursor.close()
