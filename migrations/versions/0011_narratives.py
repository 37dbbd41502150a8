"""narratives"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "narrative_ways",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("report_id", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_narrative_ways")),
    )
    with op.batch_alter_table("narrative_ways", schema=None) as batch_op:
        batch_op.create_index("ix_narrative_ways_report", ["partition", "report_id"], unique=False)

    op.create_table(
        "narratives",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("writer", sa.String(length=26), nullable=False),
        sa.Column("second", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_narratives")),
        sa.UniqueConstraint("partition", "case_id", name=op.f("uq_narratives_partition_case_id")),
    )
    op.create_table(
        "rights_items",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=5), nullable=False),
        sa.Column("thing_id", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_rights_items")),
    )
    with op.batch_alter_table("rights_items", schema=None) as batch_op:
        batch_op.create_index("ix_rights_items_thing", ["partition", "thing_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("rights_items", schema=None) as batch_op:
        batch_op.drop_index("ix_rights_items_thing")

    op.drop_table("rights_items")
    op.drop_table("narratives")
    with op.batch_alter_table("narrative_ways", schema=None) as batch_op:
        batch_op.drop_index("ix_narrative_ways_report")

    op.drop_table("narrative_ways")
