"""Law 13: migrations give exactly the models and their fence, on SQLite and on PostgreSQL."""

import threading
from contextlib import contextmanager

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from portal import config, guard, migrate

POLICIES = "SELECT tablename, policyname, permissive, roles::text, cmd, qual, with_check FROM pg_policies ORDER BY 1, 2"
FORCED = """SELECT relname, relrowsecurity, relforcerowsecurity, relowner::regrole::text FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1"""
GRANTS = """SELECT table_name, grantee, privilege_type FROM information_schema.role_table_grants
    WHERE table_schema = 'public' ORDER BY 1, 2, 3"""
TRIGGERS = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY 1"


@pytest.fixture
def blank(templates, tmp_path):
    """Makes empty databases: `blank("one")` gives the settings of one."""
    made = []

    def make(name):
        made.append(templates.blank(tmp_path / name))
        return made[-1]

    yield make
    for settings in made:
        templates.drop(settings)


@contextmanager
def owner(settings):
    engine = create_engine(settings.owner_database, poolclass=NullPool)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def schema(settings) -> dict:
    """All that a database says about itself, in a form that compares."""
    with owner(settings) as connection:
        look = inspect(connection)
        found = {}
        for table in sorted(set(look.get_table_names()) - {"alembic_version"}):
            found[table, "columns"] = [
                (column["name"], str(column["type"]), column["nullable"], column["default"])
                for column in look.get_columns(table)
            ]
            found[table, "key"] = look.get_pk_constraint(table)
            for kind in ("foreign_keys", "unique_constraints", "check_constraints", "indexes"):
                found[table, kind] = sorted(map(repr, getattr(look, f"get_{kind}")(table)))
        return found


def fenced(settings) -> dict:
    """Triggers, policies, owners and grants; what stands on Alembic's own table aside."""
    with owner(settings) as connection:
        queries = [TRIGGERS] if connection.dialect.name == "sqlite" else [POLICIES, FORCED, GRANTS]
        rows = {query: connection.exec_driver_sql(query).fetchall() for query in queries}
        return {query: [tuple(row) for row in found if row[0] != "alembic_version"] for query, found in rows.items()}


def test_an_empty_database_becomes_exactly_the_models(blank):
    """Upgrading from nothing and creating from the models give the same tables, column for column."""
    models, upgraded = blank("models"), blank("upgraded")
    migrate.make(models)
    migrate.upgrade(upgraded)
    assert len(migrate.metadata().tables) > 10
    assert {table for table, _ in schema(upgraded)} == set(migrate.metadata().tables)
    expected, found = schema(models), schema(upgraded)
    for part in expected:
        assert found[part] == expected[part], f"{part}: write a migration (make migration NAME=…)"
    assert found.keys() == expected.keys()


def test_the_fence_stands_after_a_migration(blank):
    """Every kept table has its triggers or its forced policy, and the same grants as from the models."""
    models, upgraded = blank("models"), blank("upgraded")
    migrate.make(models)
    migrate.upgrade(upgraded)
    found = fenced(upgraded)
    assert found == fenced(models)
    kept = guard.kept_tables(migrate.metadata())
    assert len(kept) > 5
    if TRIGGERS in found:
        frozen = [table for table in migrate.metadata().tables.values() if "frozen" in table.columns]
        assert len(found[TRIGGERS]) == 4 * len(kept) + 2 * len(frozen)
        assert {row[1] for row in found[TRIGGERS]} == kept
    else:
        assert {row[0] for row in found[POLICIES]} == kept
        assert {row[0] for row in found[FORCED] if row[1] and row[2]} == kept


def test_the_application_owns_nothing(blank):
    """On PostgreSQL the application's role is bound by the policies: no owner, no superuser, no TRUNCATE."""
    settings = blank("one")
    migrate.upgrade(settings)
    role = migrate.application_role(settings)
    if role is None:
        assert settings.database.startswith("sqlite")
        return
    with owner(settings) as connection:
        powers = connection.exec_driver_sql(
            "SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = %s", (role,)
        ).one()
        assert not any(powers)
    found = fenced(settings)
    assert role not in {row[3] for row in found[FORCED]}
    assert {row[2] for row in found[GRANTS] if row[1] == role} == {"SELECT", "INSERT", "UPDATE", "DELETE"}


def test_a_second_upgrade_changes_nothing(blank):
    """Each start may migrate: on a database that is up to date nothing happens."""
    settings = blank("one")
    migrate.upgrade(settings)
    before = schema(settings), fenced(settings)
    migrate.upgrade(settings)
    assert (schema(settings), fenced(settings)) == before


def test_down_and_up_again(blank):
    """Every migration goes back, and forward again to the same schema."""
    settings = blank("one")
    migrate.upgrade(settings)
    before = schema(settings), fenced(settings)
    migrate.downgrade(settings, "base")
    assert schema(settings) == {}
    migrate.upgrade(settings)
    assert (schema(settings), fenced(settings)) == before


def test_a_migration_that_fails_changes_nothing(blank):
    """Whole or not at all: a table in the way stops it, and no other table was made."""
    settings = blank("one")
    last = sorted(migrate.metadata().tables)[-1]
    with owner(settings) as connection:
        connection.exec_driver_sql(f"CREATE TABLE {last} (in_the_way INTEGER)")
    with pytest.raises(DatabaseError):
        migrate.upgrade(settings)
    assert {table for table, _ in schema(settings)} == {last}


def started_together(settings) -> list[Exception]:
    """Two that migrate the same database at once; gives what went wrong in either."""
    trouble = []

    def start():
        try:
            migrate.upgrade(settings)
        except Exception as error:
            trouble.append(error)

    threads = [threading.Thread(target=start) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return trouble


def test_two_that_start_together_wait_for_each_other(blank):
    """Two processes that migrate at once leave one whole schema."""
    settings = blank("one")
    assert started_together(settings) == []
    assert {table for table, _ in schema(settings)} == set(migrate.metadata().tables)


def test_the_history_is_one_line():
    """One head, numbered without gaps, and every step can be taken back."""
    steps = list(ScriptDirectory(str(config.MIGRATIONS)).walk_revisions())
    numbers = sorted(step.revision for step in steps)
    assert numbers == [f"{number:04d}" for number in range(1, len(steps) + 1)]
    assert all(callable(step.module.downgrade) for step in steps)
