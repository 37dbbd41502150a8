"""forgetting"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "retention_certificates",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("thing_id", sa.String(length=26), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_retention_certificates")),
    )
    with op.batch_alter_table("retention_certificates", schema=None) as batch_op:
        batch_op.create_index("ix_retention_certificates_day", ["partition", "day"], unique=False)

    op.create_table(
        "retention_holds",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("thing_id", sa.String(length=26), nullable=False),
        sa.Column("reason", sa.String(length=12), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("began_on", sa.Date(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_by", sa.String(length=26), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_retention_holds")),
    )
    with op.batch_alter_table("retention_holds", schema=None) as batch_op:
        batch_op.create_index("ix_retention_holds_thing", ["partition", "thing_id"], unique=False)

    op.create_table(
        "retention_marks",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("thing_id", sa.String(length=26), nullable=False),
        sa.Column("stage", sa.String(length=8), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_retention_marks")),
        sa.UniqueConstraint("partition", "thing_id", "stage", name=op.f("uq_retention_marks_partition_thing_id_stage")),
    )
    op.create_table(
        "retention_rounds",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
        sa.Column("wait_until", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_retention_rounds")),
        sa.UniqueConstraint("partition", name=op.f("uq_retention_rounds_partition")),
    )
    op.create_table(
        "retention_schedules",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_retention_schedules")),
        sa.UniqueConstraint("partition", "number", name=op.f("uq_retention_schedules_partition_number")),
    )
    op.create_table(
        "case_shells",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("category", sa.String(length=24), nullable=False),
        sa.Column("venue", sa.String(length=24), nullable=False),
        sa.Column("measures", sa.String(length=400), nullable=False),
        sa.Column("words_gone_on", sa.Date(), nullable=True),
        sa.Column("gone_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["partition", "case_id"],
            ["cases.partition", "cases.id"],
            name=op.f("fk_case_shells_partition_case_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_case_shells")),
        sa.UniqueConstraint("partition", "case_id", name=op.f("uq_case_shells_partition_case_id")),
    )
    with op.batch_alter_table("case_shells", schema=None) as batch_op:
        batch_op.create_index("ix_case_shells_partition_gone_on", ["partition", "gone_on"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("case_shells", schema=None) as batch_op:
        batch_op.drop_index("ix_case_shells_partition_gone_on")

    op.drop_table("case_shells")
    op.drop_table("retention_schedules")
    op.drop_table("retention_rounds")
    op.drop_table("retention_marks")
    with op.batch_alter_table("retention_holds", schema=None) as batch_op:
        batch_op.drop_index("ix_retention_holds_thing")

    op.drop_table("retention_holds")
    with op.batch_alter_table("retention_certificates", schema=None) as batch_op:
        batch_op.drop_index("ix_retention_certificates_day")

    op.drop_table("retention_certificates")
