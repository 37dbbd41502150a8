"""list-checks"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "screening_agreements",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("community", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("permit", sa.String(length=120), nullable=False),
        sa.Column("assessed", sa.Date(), nullable=False),
        sa.Column("body", sa.String(length=200), nullable=False),
        sa.Column("mail", sa.String(length=254), nullable=False),
        sa.Column("notice_url", sa.String(length=500), nullable=False),
        sa.Column("balance", sa.Text(), nullable=False),
        sa.Column("days_kept", sa.Integer(), nullable=False),
        sa.Column("days_wait", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_screening_agreements")),
        sa.UniqueConstraint(
            "partition", "community", "number", name=op.f("uq_screening_agreements_partition_community_number")
        ),
    )
    op.create_table(
        "screening_attempts",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("community", sa.String(length=80), nullable=False),
        sa.Column("event_id", sa.String(length=26), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_screening_attempts")),
    )
    with op.batch_alter_table("screening_attempts", schema=None) as batch_op:
        batch_op.create_index("ix_screening_attempts_partition_at", ["partition", "at"], unique=False)

    op.create_table(
        "screening_checks",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("community", sa.String(length=80), nullable=False),
        sa.Column("event_id", sa.String(length=26), nullable=False),
        sa.Column("event_name", sa.String(length=120), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("fresh", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=False),
        sa.Column("answer_at", sa.DateTime(), nullable=False),
        sa.Column("wipe_at", sa.DateTime(), nullable=False),
        sa.Column("lock_id", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("why_id", sa.String(length=26), nullable=False),
        sa.Column("pairs_lock", sa.String(length=26), nullable=False),
        sa.Column("run", sa.String(length=26), nullable=False),
        sa.Column("runner", sa.String(length=26), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("beat_at", sa.DateTime(), nullable=True),
        sa.Column("compared_at", sa.DateTime(), nullable=True),
        sa.Column("wiped_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_screening_checks")),
    )
    with op.batch_alter_table("screening_checks", schema=None) as batch_op:
        batch_op.create_index("ix_screening_checks_partition_state", ["partition", "state"], unique=False)

    op.create_table(
        "screening_disputes",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("by", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_screening_disputes")),
    )
    with op.batch_alter_table("screening_disputes", schema=None) as batch_op:
        batch_op.create_index("ix_screening_disputes_partition_person_id", ["partition", "person_id"], unique=False)

    op.create_table(
        "screening_lists",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("event_id", sa.String(length=26), nullable=False),
        sa.Column("agreement_id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("fresh", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=False),
        sa.Column("answer_at", sa.DateTime(), nullable=False),
        sa.Column("seen", sa.LargeBinary(), nullable=False),
        sa.Column("old", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_screening_lists")),
    )
    with op.batch_alter_table("screening_lists", schema=None) as batch_op:
        batch_op.create_index("ix_screening_lists_partition_event_id", ["partition", "event_id"], unique=False)

    op.create_table(
        "screening_told",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("check_id", sa.String(length=26), nullable=False),
        sa.Column("community", sa.String(length=80), nullable=False),
        sa.Column("what", sa.String(length=8), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_screening_told")),
    )
    with op.batch_alter_table("screening_told", schema=None) as batch_op:
        batch_op.create_index("ix_screening_told_partition_at", ["partition", "at"], unique=False)

    op.create_table(
        "screening_news",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("list_id", sa.String(length=26), nullable=False),
        sa.Column("what", sa.String(length=10), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("lock_id", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("opens_at", sa.DateTime(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["partition", "list_id"],
            ["screening_lists.partition", "screening_lists.id"],
            name=op.f("fk_screening_news_partition_list_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_screening_news")),
    )
    with op.batch_alter_table("screening_news", schema=None) as batch_op:
        batch_op.create_index("ix_screening_news_partition_list_id", ["partition", "list_id"], unique=False)

    op.create_table(
        "screening_pairs",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("check_id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "check_id"],
            ["screening_checks.partition", "screening_checks.id"],
            name=op.f("fk_screening_pairs_partition_check_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_screening_pairs")),
    )
    with op.batch_alter_table("screening_pairs", schema=None) as batch_op:
        batch_op.create_index("ix_screening_pairs_partition_check_id", ["partition", "check_id"], unique=False)

    op.create_table(
        "screening_replies",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("check_id", sa.String(length=26), nullable=False),
        sa.Column("question_id", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "check_id"],
            ["screening_checks.partition", "screening_checks.id"],
            name=op.f("fk_screening_replies_partition_check_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_screening_replies")),
    )
    with op.batch_alter_table("screening_replies", schema=None) as batch_op:
        batch_op.create_index("ix_screening_replies_partition_check_id", ["partition", "check_id"], unique=False)

    op.create_table(
        "screening_signatures",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("agreement_id", sa.String(length=26), nullable=False),
        sa.Column("side", sa.String(length=12), nullable=False),
        sa.Column("act", sa.String(length=8), nullable=False),
        sa.Column("body", sa.String(length=200), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "agreement_id"],
            ["screening_agreements.partition", "screening_agreements.id"],
            name=op.f("fk_screening_signatures_partition_agreement_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_screening_signatures")),
        sa.UniqueConstraint(
            "partition",
            "agreement_id",
            "side",
            "act",
            name=op.f("uq_screening_signatures_partition_agreement_id_side_act"),
        ),
    )
    op.create_table(
        "screening_verdicts",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("check_id", sa.String(length=26), nullable=False),
        sa.Column("pair_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "check_id"],
            ["screening_checks.partition", "screening_checks.id"],
            name=op.f("fk_screening_verdicts_partition_check_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_screening_verdicts")),
        sa.UniqueConstraint(
            "partition",
            "check_id",
            "pair_id",
            "person_id",
            name=op.f("uq_screening_verdicts_partition_check_id_pair_id_person_id"),
        ),
    )


def downgrade() -> None:
    op.drop_table("screening_verdicts")
    op.drop_table("screening_signatures")
    with op.batch_alter_table("screening_replies", schema=None) as batch_op:
        batch_op.drop_index("ix_screening_replies_partition_check_id")

    op.drop_table("screening_replies")
    with op.batch_alter_table("screening_pairs", schema=None) as batch_op:
        batch_op.drop_index("ix_screening_pairs_partition_check_id")

    op.drop_table("screening_pairs")
    with op.batch_alter_table("screening_news", schema=None) as batch_op:
        batch_op.drop_index("ix_screening_news_partition_list_id")

    op.drop_table("screening_news")
    with op.batch_alter_table("screening_told", schema=None) as batch_op:
        batch_op.drop_index("ix_screening_told_partition_at")

    op.drop_table("screening_told")
    with op.batch_alter_table("screening_lists", schema=None) as batch_op:
        batch_op.drop_index("ix_screening_lists_partition_event_id")

    op.drop_table("screening_lists")
    with op.batch_alter_table("screening_disputes", schema=None) as batch_op:
        batch_op.drop_index("ix_screening_disputes_partition_person_id")

    op.drop_table("screening_disputes")
    with op.batch_alter_table("screening_checks", schema=None) as batch_op:
        batch_op.drop_index("ix_screening_checks_partition_state")

    op.drop_table("screening_checks")
    with op.batch_alter_table("screening_attempts", schema=None) as batch_op:
        batch_op.drop_index("ix_screening_attempts_partition_at")

    op.drop_table("screening_attempts")
    op.drop_table("screening_agreements")
