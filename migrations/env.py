"""What Alembic runs: always over the owner's open transaction that portal/migrate.py hands in."""

from alembic import context
from sqlalchemy import TypeDecorator

connection = context.config.attributes["connection"]
metadata = context.config.attributes["metadata"]


def plain_type(kind, thing, _autogenerate):
    """Migrations name plain types: they must run when the application's own types are long gone."""
    if kind == "type" and isinstance(thing, TypeDecorator):
        return f"sa.{thing.impl_instance!r}"
    return False


context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    render_item=plain_type,
    compare_type=True,
    compare_server_default=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
