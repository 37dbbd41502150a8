"""what-is-told"""

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

    with op.batch_alter_table("statistics", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_statistics_by_category"))
        batch_op.drop_index(batch_op.f("ix_statistics_by_days_to_acknowledge"))
        batch_op.drop_index(batch_op.f("ix_statistics_by_days_to_close"))
        batch_op.drop_index(batch_op.f("ix_statistics_by_finding"))
        batch_op.drop_index(batch_op.f("ix_statistics_by_measures"))
        batch_op.drop_index(batch_op.f("ix_statistics_by_venue"))
        batch_op.drop_index(batch_op.f("ix_statistics_totals"))
        batch_op.create_index(
            "ix_statistics_days",
            ["partition", "days_to_acknowledge", "days_to_close", "tier", "received"],
            unique=False,
        )
        batch_op.create_index("ix_statistics_event", ["partition", "event", "received"], unique=False)
        batch_op.create_index(
            "ix_statistics_how",
            [
                "partition",
                "measures",
                "handled_by",
                "tier",
                "central",
                "local",
                "standing",
                "promise_kept",
                "received",
                "closed",
                "reports",
                "people",
            ],
            unique=False,
        )
        batch_op.create_index("ix_statistics_received", ["partition", "received", "tier", "closed"], unique=False)
        batch_op.create_index(
            "ix_statistics_what", ["partition", "category", "finding", "venue", "tier", "received"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("statistics", schema=None) as batch_op:
        batch_op.drop_index("ix_statistics_what")
        batch_op.drop_index("ix_statistics_received")
        batch_op.drop_index("ix_statistics_how")
        batch_op.drop_index("ix_statistics_event")
        batch_op.drop_index("ix_statistics_days")
        batch_op.create_index(
            batch_op.f("ix_statistics_totals"),
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
        batch_op.create_index(
            batch_op.f("ix_statistics_by_venue"), ["partition", "venue", "tier", "received"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_statistics_by_measures"), ["partition", "measures", "tier", "received"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_statistics_by_finding"), ["partition", "finding", "tier", "received"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_statistics_by_days_to_close"),
            ["partition", "days_to_close", "tier", "received"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_statistics_by_days_to_acknowledge"),
            ["partition", "days_to_acknowledge", "tier", "received"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_statistics_by_category"), ["partition", "category", "tier", "received"], unique=False
        )

    with op.batch_alter_table("rights_items", schema=None) as batch_op:
        batch_op.drop_index("ix_rights_items_thing")

    op.drop_table("rights_items")
    op.drop_table("narratives")
    with op.batch_alter_table("narrative_ways", schema=None) as batch_op:
        batch_op.drop_index("ix_narrative_ways_report")

    op.drop_table("narrative_ways")
