"""small-ties-and-question-words"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "case_soft_words",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("by_id", sa.String(length=26), nullable=False),
        sa.Column("fits", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "case_id"],
            ["cases.partition", "cases.id"],
            name=op.f("fk_case_soft_words_partition_case_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_case_soft_words")),
        sa.UniqueConstraint(
            "partition",
            "case_id",
            "person_id",
            "by_id",
            name=op.f("uq_case_soft_words_partition_case_id_person_id_by_id"),
        ),
    )
    op.create_table(
        "report_question_words",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("question_id", sa.String(length=26), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("why", sa.String(length=300), nullable=False),
        sa.Column("choices", sa.Text(), nullable=False),
        sa.Column("of_words", sa.String(length=200), nullable=False),
        sa.Column("of_why", sa.String(length=300), nullable=False),
        sa.Column("of_choices", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "question_id"],
            ["report_questions.partition", "report_questions.id"],
            name=op.f("fk_report_question_words_partition_question_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_report_question_words")),
        sa.UniqueConstraint(
            "partition", "question_id", "language", name=op.f("uq_report_question_words_partition_question_id_language")
        ),
    )
    with op.batch_alter_table("case_soft_ties", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sure", sa.Boolean(), nullable=True))

    with op.batch_alter_table("case_ways", schema=None) as batch_op:
        batch_op.add_column(sa.Column("soft_word", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("soft_sum", sa.Boolean(), nullable=True))

    with op.batch_alter_table("escalations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("parts", sa.String(length=160), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("escalations", schema=None) as batch_op:
        batch_op.drop_column("parts")

    with op.batch_alter_table("case_ways", schema=None) as batch_op:
        batch_op.drop_column("soft_sum")
        batch_op.drop_column("soft_word")

    with op.batch_alter_table("case_soft_ties", schema=None) as batch_op:
        batch_op.drop_column("sure")

    op.drop_table("report_question_words")
    op.drop_table("case_soft_words")
