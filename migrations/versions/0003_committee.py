"""committee"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "register_comparisons",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("began_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_register_comparisons")),
    )
    with op.batch_alter_table("register_comparisons", schema=None) as batch_op:
        batch_op.create_index("ix_register_comparisons_partition_began_at", ["partition", "began_at"], unique=False)

    op.create_table(
        "name_requests",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("answered_by", sa.String(length=26), nullable=False),
        sa.Column("lock_id", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "case_id"],
            ["cases.partition", "cases.id"],
            name=op.f("fk_name_requests_partition_case_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_name_requests")),
        sa.UniqueConstraint(
            "partition", "case_id", "person_id", name=op.f("uq_name_requests_partition_case_id_person_id")
        ),
    )
    with op.batch_alter_table("meeting_items", schema=None) as batch_op:
        batch_op.add_column(sa.Column("person_id", sa.String(length=26), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("meeting_items", schema=None) as batch_op:
        batch_op.drop_column("person_id")

    op.drop_table("name_requests")
    with op.batch_alter_table("register_comparisons", schema=None) as batch_op:
        batch_op.drop_index("ix_register_comparisons_partition_began_at")

    op.drop_table("register_comparisons")
