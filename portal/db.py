"""Tables, ids and scopes. The guard that watches over them is guard.py, the second lock fence.py."""

import base64
import secrets
import sqlite3
import time
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    DateTime,
    ForeignKeyConstraint,
    MetaData,
    String,
    TypeDecorator,
    delete,
    event,
    func,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from . import guard

PUBLIC = {"class": "public"}
INTERNAL = {"class": "internal"}
PERSONAL = {"class": "personal"}
SEALED = {"class": "sealed"}

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The one base: its metadata is the schema."""

    metadata = MetaData(naming_convention=_NAMES)


db = SQLAlchemy(model_class=Base, session_options={"class_": guard.GuardedSession, "expire_on_commit": False})


class Moment(TypeDecorator):
    """An aware UTC datetime. Anything without a zone is refused before it reaches the database."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value, dialect):
        return None if value is None else value.replace(tzinfo=UTC)


def new_id() -> str:
    """128 random bits as 26 lower-case base32 characters (R11: it tells no date)."""
    return base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=").lower()


class Kept:
    """A row that belongs to a named partition and is reached only through a Scope.

    Table names of kept rows are plural words: the guard looks for them in every statement.
    """

    partition: Mapped[str] = mapped_column(String(80), primary_key=True, info=INTERNAL, sort_order=-2)
    id: Mapped[str] = mapped_column(String(26), primary_key=True, default=new_id, info=INTERNAL, sort_order=-1)


guard.watch(Kept, Base.metadata)


def kept_ref(table: str, column: str, ondelete: str = "CASCADE") -> ForeignKeyConstraint:
    """A foreign key to a kept row that can't point into another partition (security 2.3, layer 5)."""
    return ForeignKeyConstraint(["partition", column], [f"{table}.partition", f"{table}.id"], ondelete=ondelete)


@dataclass(frozen=True)
class Scope:
    """Who acts, on which partition, with which key. Every statement on kept rows carries one.

    `holder` is a person's id or a receipt's index; `key` that holder's private X25519 key.
    """

    partition: str
    holder: str | None = None
    key: bytes | None = field(default=None, repr=False)

    def select(self, *entities):
        """A SELECT that sees this partition's rows only."""
        return select(*entities).execution_options(**{guard.SCOPE: self.partition})

    def update(self, model):
        """An UPDATE that reaches this partition's rows only."""
        return update(model).execution_options(**{guard.SCOPE: self.partition})

    def delete(self, model):
        """A DELETE that reaches this partition's rows only."""
        return delete(model).execution_options(**{guard.SCOPE: self.partition})

    def add(self, row):
        """Keep a new row in this partition; returns it."""
        return stamp(row, self.partition)

    def remove(self, row) -> None:
        """Delete a row that was loaded under a scope."""
        db.session.delete(row)

    def drop(self, model, column, values) -> int:
        """Delete this partition's rows in which a column holds one of these values; says how many went."""
        values, gone = list(values), 0
        for start in range(0, len(values), _PORTION):
            some = self.delete(model).where(column.in_(values[start : start + _PORTION]))
            gone += db.session.execute(some.execution_options(synchronize_session=False)).rowcount
        return gone

    def get(self, model, row_id: str | None):
        """The row with this id in this partition, or None."""
        return self.first(self.select(model).where(model.id == row_id)) if row_id else None

    def first(self, statement):
        """The first entity of a scoped statement, or None."""
        return db.session.scalars(statement.limit(1)).first()

    def all(self, statement) -> list:
        """The entities of a scoped statement."""
        return list(db.session.scalars(statement))

    def count(self, statement) -> int:
        """How many rows a scoped SELECT would give."""
        counted = select(func.count()).select_from(statement.subquery())
        return db.session.scalar(counted.execution_options(**{guard.SCOPE: self.partition}))


def stamp(row, partition: str):
    """Put a new row into a partition and mark it as rightly there. Only Scope and access.post call it."""
    row.partition = partition
    guard.approve(row)
    db.session.add(row)
    return row


def put_if_missing(model, **values) -> None:
    """Insert a row of an open table unless its key is there already, whoever else does so at this moment."""
    insert = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}[db.session.get_bind().dialect.name]
    db.session.execute(insert(model).values(**values).on_conflict_do_nothing())


_PORTION = 500
_WAITING = ("40001", "40P01", "55P03")  # PostgreSQL: could not serialize, deadlock, lock not available
_PAGES = "cache_size=-512"  # half a megabyte a connection, not two: the rest is in the system's own cache, once for all
_writing: ContextVar[bool] = ContextVar("writing", default=False)


def begin_writing(on: bool = True) -> None:
    """From here on a transaction of this thread opens with BEGIN IMMEDIATE (settled 12), or deferred."""
    db.session.close()
    _writing.set(on)


@contextmanager
def reading():
    """Let go of the write lock for slow work (Argon2); what was pending must have been committed."""
    before = _writing.get()
    begin_writing(False)
    try:
        yield
    finally:
        begin_writing(before)


@contextmanager
def writing():
    """One short write transaction of a job: committed at the end, rolled back when the block raises."""
    before = _writing.get()
    begin_writing(True)
    try:
        yield
        db.session.commit()
    finally:
        begin_writing(before)


def remembered(key: tuple, ask, *, always: bool = False):
    """The answer to `ask()`, asked once a transaction for each key. Only where nothing is written: a request that
    writes asks anew each time, so that what it checks holds at that moment. `always`: for what decides nothing."""
    if _writing.get() and not always:
        return ask()
    answers = db.session.info.setdefault(guard.ANSWERS, {})
    if key not in answers:
        answers[key] = ask()
    return answers[key]


def is_waiting(error: Exception) -> bool:
    """Whether an error only says that others write at this moment: try again."""
    told = getattr(error, "orig", None)
    name = getattr(told, "sqlite_errorname", None) or getattr(told, "sqlstate", None) or ""
    return name.startswith("SQLITE_BUSY") or name in _WAITING


def prepare(app) -> None:
    """Hang the engine's hooks for an application: pragmas, transactions, guard and fence."""
    db.init_app(app)
    with app.app_context():
        engine = db.engine
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _open_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "begin", guard.forget_partitions)
    event.listen(engine, "before_cursor_execute", guard.check_cursor)


def _open_sqlite(connection, _record) -> None:
    connection.isolation_level = None
    connection.create_function("portal_may_write", 1, guard.may_write)
    for pragma in ("busy_timeout=30000", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", _PAGES):
        connection.execute(f"PRAGMA {pragma}")
    to_wal(connection)


def wipe_traces(tries: int = 5) -> bool:
    """Let what was deleted leave the bytes of a SQLite file and of its log; never inside a transaction.

    Deleted rows are overwritten at once, but rows that moved when pages were split leave copies: so the file is written
    anew from what is alive. False when somebody held on to file or log all the time, and on PostgreSQL, where its own
    vacuum does it.
    """
    engine = db.engine
    if engine.dialect.name != "sqlite":
        return False
    db.session.close()
    connection = engine.raw_connection()
    try:
        connection.execute("VACUUM")
        return any(not connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] for _try in range(tries))
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()


def to_wal(connection) -> None:
    """Two that start together both want a new SQLite file alone for its journal, and neither waits: try again."""
    for _ in range(100):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            time.sleep(0.05)
    connection.execute("PRAGMA journal_mode=WAL")


def _begin_sqlite(connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing.get() else "BEGIN")


def empty_place(scope: Scope, but: frozenset[str]) -> dict[str, int]:
    """Delete every kept row of a place but those of the tables `but`; {table: how many rows went}, none left out.

    A table that a later version adds goes as well: whoever wants its rows to stay names it.
    """
    kept = {one.local_table.name: one.class_ for one in Base.registry.mappers if issubclass(one.class_, Kept)}
    gone = {}
    for table in reversed(Base.metadata.sorted_tables):
        if table.name in kept and table.name not in but:
            gone[table.name] = db.session.execute(scope.delete(kept[table.name])).rowcount
    db.session.flush()
    return gone
