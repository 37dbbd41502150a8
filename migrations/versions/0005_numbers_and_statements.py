"""numbers and statements"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "statements",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(length=60), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_statements")),
        sa.UniqueConstraint(
            "partition", "event", "first", "last", name=op.f("uq_statements_partition_event_first_last")
        ),
        sa.UniqueConstraint("partition", "number", name=op.f("uq_statements_partition_number")),
    )
    op.create_table(
        "statistics",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("tier", sa.String(length=12), nullable=False),
        sa.Column("received", sa.Date(), nullable=False),
        sa.Column("closed", sa.Date(), nullable=True),
        sa.Column("event", sa.String(length=80), nullable=False),
        sa.Column("category", sa.String(length=24), nullable=False),
        sa.Column("venue", sa.String(length=24), nullable=False),
        sa.Column("finding", sa.String(length=24), nullable=False),
        sa.Column("handled_by", sa.String(length=60), nullable=False),
        sa.Column("central", sa.Boolean(), nullable=False),
        sa.Column("local", sa.Boolean(), nullable=False),
        sa.Column("standing", sa.String(length=8), nullable=False),
        sa.Column("subject", sa.String(length=12), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("measures", sa.String(length=400), nullable=False),
        sa.Column("days_to_acknowledge", sa.Integer(), nullable=True),
        sa.Column("days_to_close", sa.Integer(), nullable=True),
        sa.Column("promise_kept", sa.Boolean(), nullable=True),
        sa.Column("imported", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_statistics")),
        sa.UniqueConstraint("partition", "imported", name=op.f("uq_statistics_partition_imported")),
    )
    with op.batch_alter_table("statistics", schema=None) as batch_op:
        batch_op.create_index("ix_statistics_by_category", ["partition", "category", "tier", "received"], unique=False)
        batch_op.create_index(
            "ix_statistics_by_days_to_acknowledge",
            ["partition", "days_to_acknowledge", "tier", "received"],
            unique=False,
        )
        batch_op.create_index(
            "ix_statistics_by_days_to_close", ["partition", "days_to_close", "tier", "received"], unique=False
        )
        batch_op.create_index("ix_statistics_by_finding", ["partition", "finding", "tier", "received"], unique=False)
        batch_op.create_index("ix_statistics_by_measures", ["partition", "measures", "tier", "received"], unique=False)
        batch_op.create_index("ix_statistics_by_venue", ["partition", "venue", "tier", "received"], unique=False)
        batch_op.create_index(
            "ix_statistics_totals",
            [
                "partition",
                "received",
                "tier",
                "closed",
                "reports",
                "people",
                "central",
                "local",
                "handled_by",
                "standing",
                "promise_kept",
            ],
            unique=False,
        )

    op.create_table(
        "case_counts",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=True),
        sa.ForeignKeyConstraint(
            ["partition", "case_id"],
            ["cases.partition", "cases.id"],
            name=op.f("fk_case_counts_partition_case_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_case_counts")),
        sa.UniqueConstraint("partition", "case_id", name=op.f("uq_case_counts_partition_case_id")),
    )
    op.create_table(
        "statement_versions",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("statement_id", sa.String(length=26), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "statement_id"],
            ["statements.partition", "statements.id"],
            name=op.f("fk_statement_versions_partition_statement_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_statement_versions")),
        sa.UniqueConstraint(
            "partition", "statement_id", "version", name=op.f("uq_statement_versions_partition_statement_id_version")
        ),
    )
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.add_column(sa.Column("in_time", sa.Boolean(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.drop_column("in_time")

    op.drop_table("statement_versions")
    op.drop_table("case_counts")
    with op.batch_alter_table("statistics", schema=None) as batch_op:
        batch_op.drop_index("ix_statistics_totals")
        batch_op.drop_index("ix_statistics_by_venue")
        batch_op.drop_index("ix_statistics_by_measures")
        batch_op.drop_index("ix_statistics_by_finding")
        batch_op.drop_index("ix_statistics_by_days_to_close")
        batch_op.drop_index("ix_statistics_by_days_to_acknowledge")
        batch_op.drop_index("ix_statistics_by_category")

    op.drop_table("statistics")
    op.drop_table("statements")
