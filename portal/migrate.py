"""Brings a database to the newest schema, as its owner, and puts the fence up again."""

from collections.abc import Callable
from contextlib import contextmanager

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, MetaData, create_engine, event, inspect, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from . import db, fence, house
from .config import MIGRATIONS, Settings

TURNS = "migration_turns"
"""Made only where an engine has no advisory locks."""
_LOCK = 7033101  # any number of ours: PostgreSQL's advisory locks are numbers


def metadata():
    """The schema of every room's models."""
    house.load_models()
    return db.db.metadata


def upgrade(settings: Settings, to: str = "head") -> None:
    """Bring the database up to date. All or nothing; a second caller waits for the first."""
    with _owner(settings) as connection:
        command.upgrade(_config(connection), to)
        _fence(settings, connection)


class NotEmpty(Exception):
    """There are tables already where a database was to be made anew."""


def fill(settings: Settings, version: str, put_in: Callable[[Connection], None]) -> None:
    """Make an empty database's tables as a version has them, put rows in, then bring all to the newest and fence it.

    One transaction: afterwards everything is there, or nothing. NotEmpty when there are tables already.
    """
    with _owner(settings) as connection:
        if set(inspect(connection).get_table_names()) - {TURNS}:
            raise NotEmpty
        command.upgrade(_config(connection), version)
        put_in(connection)
        if connection.dialect.name == "postgresql":  # no table is altered while its rows wait to be checked
            connection.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
        if version != versions()[-1]:
            command.upgrade(_config(connection), "head")
        _fence(settings, connection)


def is_empty(settings: Settings) -> bool:
    """Whether the database has no table yet."""
    engine = create_engine(settings.owner_database, poolclass=NullPool)
    try:
        return not set(inspect(engine).get_table_names()) - {TURNS}
    finally:
        engine.dispose()


def versions() -> list[str]:
    """The versions of the schema that this portal knows, oldest first."""
    return sorted(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def make(settings: Settings) -> None:
    """Make an empty database's tables from the models, without history: for tests alone (law 13 keeps it equal)."""
    with _owner(settings) as connection:
        metadata().create_all(connection)
        command.stamp(_config(connection), "head")
        _fence(settings, connection)


def downgrade(settings: Settings, to: str) -> None:
    """Take the database back to an earlier schema."""
    with _owner(settings) as connection:
        command.downgrade(_config(connection), to)
        _fence(settings, connection)


def revise(settings: Settings, message: str, number: str) -> None:
    """Write a migration with what the models have and the database has not."""
    with _owner(settings) as connection:
        command.revision(_config(connection), message, autogenerate=True, rev_id=number)


def application_role(settings: Settings) -> str | None:
    """PostgreSQL's role for the application, when it is not the owner (settled 25)."""
    role = make_url(settings.database).username
    return None if role == make_url(settings.owner_database).username else role


def _fence(settings: Settings, connection) -> None:
    """Fence what is there now, which after a step back is not what the models say."""
    standing = MetaData()
    standing.reflect(connection)
    fence.put_up(connection, standing, application_role(settings))


def _config(connection) -> Config:
    config = Config(attributes={"connection": connection, "metadata": metadata()})
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.set_main_option("path_separator", "os")
    return config


@contextmanager
def _owner(settings: Settings):
    """One transaction of the owner, alone."""
    engine = create_engine(settings.owner_database, poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        event.listen(engine, "connect", _open_sqlite)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                _take_turn(connection)
            yield connection
            if engine.dialect.name == "sqlite":
                _whole(connection)
    finally:
        engine.dispose()


def _take_turn(connection) -> None:
    """Wait for whoever migrates at this moment: by an advisory lock, or by a row where an engine has none."""
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
    except DBAPIError as error:
        if error.connection_invalidated:
            raise
        with connection.engine.begin() as first:
            first.exec_driver_sql("CREATE TABLE IF NOT EXISTS migration_turns (one INTEGER PRIMARY KEY)")
            first.exec_driver_sql("INSERT INTO migration_turns VALUES (1) ON CONFLICT DO NOTHING")
        connection.exec_driver_sql("SELECT one FROM migration_turns FOR UPDATE")


def _open_sqlite(connection, _record) -> None:
    """A migration may copy tables: it writes everywhere, and references are checked at its end."""
    connection.isolation_level = None
    connection.create_function("portal_may_write", 1, lambda _partition: 1)
    for pragma in ("busy_timeout=60000", "synchronous=FULL", "foreign_keys=OFF", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
    db.to_wal(connection)


def _whole(connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"the migration left {len(broken)} rows that refer to nothing; nothing was changed")
