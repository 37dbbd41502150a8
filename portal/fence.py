"""The second lock: PostgreSQL's row-level policies, SQLite's write triggers. Made anew after each migration.

A kept table with a column `frozen` has one more: a row whose `frozen` is set is never changed or deleted again.
"""

from .guard import kept_tables

_POLICY = "partition = ANY (string_to_array(nullif(current_setting('app.partitions', true), ''), '|'))"


def statements(metadata, dialect: str, role: str | None = None) -> list[str]:
    """The SQL that fences every kept table; `role` is PostgreSQL's application role (settled 25)."""
    kept = sorted(kept_tables(metadata))
    if dialect == "sqlite":
        return [part for table in kept for part in (*_triggers(table), *_ice(metadata, table, dialect))]
    made = [part for table in kept for part in (*_policies(table), *_ice(metadata, table, dialect))]
    if role:
        made.append(f'GRANT USAGE ON SCHEMA public TO "{role}"')
        made += [f'GRANT SELECT, INSERT, UPDATE, DELETE ON "{table}" TO "{role}"' for table in sorted(metadata.tables)]
    return made


def _triggers(table: str) -> list[str]:
    made = []
    for event, row in (("insert", "NEW"), ("update", "OLD"), ("update", "NEW"), ("delete", "OLD")):
        name = f"fence_{table}_{event}_{row.lower()}"
        made.append(f"DROP TRIGGER IF EXISTS {name}")
        made.append(
            f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table} WHEN portal_may_write({row}.partition) = 0 "
            f"BEGIN SELECT RAISE(ABORT, 'outside its partition'); END"
        )
    return made


def _ice(metadata, table: str, dialect: str) -> list[str]:
    if "frozen" not in metadata.tables[table].columns:
        return []
    if dialect == "sqlite":
        return [
            part
            for event in ("update", "delete")
            for part in (
                f"DROP TRIGGER IF EXISTS ice_{table}_{event}",
                f"CREATE TRIGGER ice_{table}_{event} BEFORE {event.upper()} ON {table} WHEN OLD.frozen IS NOT NULL "
                f"BEGIN SELECT RAISE(ABORT, 'a published row never changes'); END",
            )
        ]
    return [
        "CREATE OR REPLACE FUNCTION portal_ice() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'a published row never changes'; END $$",
        f"DROP TRIGGER IF EXISTS ice ON {table}",
        f"CREATE TRIGGER ice BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW "
        f"WHEN (OLD.frozen IS NOT NULL) EXECUTE FUNCTION portal_ice()",
    ]


def _policies(table: str) -> list[str]:
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"DROP POLICY IF EXISTS fence ON {table}",
        f"CREATE POLICY fence ON {table} USING ({_POLICY}) WITH CHECK ({_POLICY})",
    ]


def put_up(connection, metadata, role: str | None = None) -> None:
    """Fence every kept table over this (owner's) connection."""
    for statement in statements(metadata, connection.dialect.name, role):
        connection.exec_driver_sql(statement)
