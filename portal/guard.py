"""The alarm of the house: no statement and no write reaches a kept row without a scope.

The parameter (`Scope`) is the mechanism. This guard refuses whatever forgot it, adds the partition to
every SELECT, UPDATE and DELETE, and verifies each flushed row (security 2.3, layers 2 to 4).
PostgreSQL's row-level policies and SQLite's triggers (fence.py) stand behind it.
"""

import re
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from flask_sqlalchemy.session import Session
from sqlalchemy import Table, event, inspect
from sqlalchemy.orm import with_loader_criteria
from sqlalchemy.sql import visitors
from sqlalchemy.sql.dml import DMLWhereBase
from sqlalchemy.sql.elements import ColumnElement, TextClause
from sqlalchemy.sql.selectable import CompoundSelect, Select, TextualSelect

from .errors import GuardError

SCOPE = "portal_scope"
_CHECKED = "portal_checked"
_STAMP = "_portal_stamp"
ANSWERS = "portal_answers"
LATELY = "portal_lately"
_allowed: ContextVar[frozenset] = ContextVar("allowed", default=frozenset())
_flushing: ContextVar[bool] = ContextVar("flushing", default=False)
_root: list[type] = []
_known: dict[int, tuple[frozenset, re.Pattern | None]] = {}


def watch(kept: type, metadata) -> None:
    """Name the mixin whose tables are kept, and the metadata they are in."""
    kept.metadata = metadata
    _root.append(kept)


def kept_tables(metadata) -> frozenset[str]:
    """The names of all kept tables: those whose key holds a partition."""
    return frozenset(name for name, table in metadata.tables.items() if "partition" in table.primary_key.columns)


def _kept() -> tuple[frozenset, re.Pattern | None]:
    tables = _root[0].metadata.tables
    if len(tables) not in _known:
        names = kept_tables(_root[0].metadata)
        pattern = re.compile(rf"\b(?:{'|'.join(sorted(names))})\b") if names else None
        _known[len(tables)] = (names, pattern)
    return _known[len(tables)]


def is_kept(thing) -> bool:
    """Whether a mapped class or an instance of one is kept."""
    return isinstance(thing, _root[0]) or (isinstance(thing, type) and issubclass(thing, _root[0]))


def approve(row) -> None:
    """Mark a row as rightly standing in the partition it names."""
    setattr(row, _STAMP, row.partition)


def may_write(partition: str) -> int:
    """What SQLite's triggers ask: may a row of this partition be written now?"""
    return int(partition in _allowed.get())


class GuardedSession(Session):
    """A session whose shortcuts past the statement guard are closed for kept rows."""

    def get(self, entity, ident, **options):
        if is_kept(entity):
            raise GuardError("use scope.get")
        return super().get(entity, ident, **options)

    def get_one(self, entity, ident, **options):
        if is_kept(entity):
            raise GuardError("use scope.get")
        return super().get_one(entity, ident, **options)

    def refresh(self, instance, *args, **options):
        if is_kept(instance):
            raise GuardError("load it again through a scope")
        super().refresh(instance, *args, **options)

    def merge(self, instance, **options):
        raise GuardError("merge is not used here")

    def bulk_save_objects(self, *args, **options):
        raise GuardError("bulk writes pass the guard")

    bulk_insert_mappings = bulk_update_mappings = bulk_save_objects


def _table_of(element) -> Table | None:
    """The table behind a table, an alias of one, or a column."""
    table = element if isinstance(element, Table) else getattr(element, "table", None)
    if table is None and not isinstance(element, Select):
        table = getattr(element, "element", None)
    while table is not None and not isinstance(table, Table):
        table = getattr(table, "element", None)
    return table


def _tables_of(statement, parts=None) -> set[str]:
    """The names of the tables of a statement; `parts` spares another walk over it."""
    walk = visitors.iterate(statement) if parts is None else parts
    found = {table.name for table in map(_table_of, walk) if table is not None}
    if isinstance(statement, DMLWhereBase) or getattr(statement, "is_insert", False):
        found.add(statement.table.name)
    return found


def _bypasses_mapping(element) -> bool:
    """Whether a part of a statement names a kept table as bare SQL, so that no criteria would reach it."""
    if isinstance(element, (TextClause, TextualSelect)):
        return True
    if getattr(element, "is_literal", False):
        return bool(_kept()[1].search(element.name))
    if isinstance(element, Select):
        bare = [each for each in element._from_obj if _is_bare(each)]
        plugin = element._propagate_attrs.get("compile_state_plugin")
        return bool(bare) or (plugin != "orm" and bool(_tables_of(element) & _kept()[0]))
    return isinstance(element, ColumnElement) and getattr(element, "table", None) is not None and _is_bare(element)


def _is_bare(element) -> bool:
    table = _table_of(element)
    return table is not None and table.name in _kept()[0] and "parententity" not in element._annotations


@event.listens_for(GuardedSession, "do_orm_execute")
def check_statement(state):
    """Refuse what carries no scope; give what does its partition."""
    statement = state.statement
    if isinstance(statement, (TextClause, TextualSelect)):
        raise GuardError("text statements pass the guard")
    kept = {mapper.local_table.name for mapper in state.all_mappers if is_kept(mapper.class_)}
    parts = list(visitors.iterate(statement))
    kept |= _tables_of(statement, parts) & _kept()[0]
    if not state.is_select:
        forget_answers(state.session)
    if not kept:
        return None
    partition = state.execution_options.get(SCOPE)
    if partition is None:
        raise GuardError(f"a statement on {sorted(kept)} has no scope")
    if not state.is_orm_statement or state.is_from_statement or isinstance(statement, CompoundSelect):
        raise GuardError("only plain ORM statements reach kept rows")
    if state.is_insert or isinstance(state.parameters, (list, tuple)):
        raise GuardError("kept rows are added one by one")
    if any(map(_bypasses_mapping, parts)):
        raise GuardError("bare SQL inside a statement passes the guard")
    state.statement = statement.options(_criteria(partition))
    state.update_execution_options(**{_CHECKED: True})
    if state.session.autoflush and not _flushing.get():
        state.session.flush()  # what waits may stand in another partition: written before this one is opened
    with _opened(state.session, frozenset([partition]), state.is_select):
        return state.invoke_statement()


@lru_cache(maxsize=1024)
def _criteria(partition: str):
    return with_loader_criteria(_root[0], lambda cls: cls.partition == partition, include_aliases=True)


@contextmanager
def _opened(session, partitions: frozenset, reads: bool):
    _tell_postgres(session, partitions)
    token = _allowed.set(frozenset() if reads else partitions)
    try:
        yield
    finally:
        _allowed.reset(token)


def _tell_postgres(session, partitions: frozenset) -> None:
    connection = session.connection()
    if connection.dialect.name != "postgresql":
        return
    wanted = "|".join(sorted(partitions))
    if connection.info.get("partitions") != wanted:
        connection.exec_driver_sql("SELECT set_config('app.partitions', %s, true)", (wanted,))
        connection.info["partitions"] = wanted


def forget_partitions(connection) -> None:
    """A new transaction knows no partition (PostgreSQL's setting is local to the last one)."""
    connection.info.pop("partitions", None)


@event.listens_for(GuardedSession, "after_rollback")
@event.listens_for(GuardedSession, "after_soft_rollback")
def _flush_over(session, *_context) -> None:
    _flushing.set(False)
    _allowed.set(frozenset())


@event.listens_for(GuardedSession, "loaded_as_persistent")
def _loaded(_session, instance) -> None:
    if is_kept(instance):
        approve(instance)


@event.listens_for(GuardedSession, "before_flush")
def check_flush(session, _context, _instances) -> None:
    """Each new, changed or deleted kept row stands in the partition it was approved for."""
    partitions = set()
    new = session.new
    for row in (*new, *session.dirty, *session.deleted):
        if not is_kept(row):
            continue
        if getattr(row, _STAMP, None) != row.partition or (row not in new and _moved(row)):
            raise GuardError(f"a {type(row).__name__} is written outside its scope")
        partitions.add(row.partition)
    if partitions:
        _tell_postgres(session, frozenset(partitions))
    _allowed.set(frozenset(partitions))
    _flushing.set(True)


def _moved(row) -> bool:
    attributes = inspect(row).attrs
    return attributes.partition.history.has_changes() or attributes.id.history.has_changes()


@event.listens_for(GuardedSession, "after_flush")
def _flushed(session, _context) -> None:
    _flushing.set(False)
    _allowed.set(frozenset())
    forget_answers(session)


@event.listens_for(GuardedSession, "after_transaction_end")
def forget_answers(session, _transaction=None) -> None:
    """What was remembered of this transaction (db.remembered) holds no longer than nothing is written."""
    session.info.pop(ANSWERS, None)
    if _transaction is not None and _transaction.parent is None:
        session.info.pop(LATELY, None)


def check_cursor(_connection, _cursor, statement, _parameters, context, _many) -> None:
    """The last look before the driver: a statement naming a kept table is checked or part of a flush."""
    if _flushing.get() or (context.compiled is not None and context.execution_options.get(_CHECKED)):
        return
    pattern = _kept()[1]
    if pattern is not None and pattern.search(statement):
        raise GuardError("a statement reached a kept table past the session")
