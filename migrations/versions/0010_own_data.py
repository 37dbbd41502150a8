"""own_data"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rights_askings",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("box_id", sa.String(length=26), nullable=False),
        sa.Column("lock_id", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("due", sa.DateTime(), nullable=False),
        sa.Column("checker", sa.String(length=26), nullable=False),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.Column("once", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_rights_askings")),
        sa.UniqueConstraint("partition", "once", name=op.f("uq_rights_askings_partition_once")),
    )
    op.create_table(
        "rights_notes",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("thing_id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("author", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_rights_notes")),
    )
    with op.batch_alter_table("rights_notes", schema=None) as batch_op:
        batch_op.create_index("ix_rights_notes_thing", ["partition", "thing_id", "at"], unique=False)

    op.create_table(
        "rights_requests",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("box_id", sa.String(length=26), nullable=False),
        sa.Column("lock_id", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("draft_id", sa.String(length=26), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("writer", sa.String(length=26), nullable=False),
        sa.Column("second", sa.String(length=26), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("due", sa.DateTime(), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_rights_requests")),
    )
    op.create_table(
        "rights_statements",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("by", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_rights_statements")),
    )
    with op.batch_alter_table("rights_statements", schema=None) as batch_op:
        batch_op.create_index("ix_rights_statements_person", ["partition", "person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("rights_statements", schema=None) as batch_op:
        batch_op.drop_index("ix_rights_statements_person")

    op.drop_table("rights_statements")
    op.drop_table("rights_requests")
    with op.batch_alter_table("rights_notes", schema=None) as batch_op:
        batch_op.drop_index("ix_rights_notes_thing")

    op.drop_table("rights_notes")
    op.drop_table("rights_askings")
