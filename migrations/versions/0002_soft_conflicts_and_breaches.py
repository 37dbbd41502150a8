"""soft-conflicts-and-breaches"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "case_soft_ties",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "case_id"],
            ["cases.partition", "cases.id"],
            name=op.f("fk_case_soft_ties_partition_case_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_case_soft_ties")),
        sa.UniqueConstraint(
            "partition", "case_id", "person_id", name=op.f("uq_case_soft_ties_partition_case_id_person_id")
        ),
    )
    op.create_table(
        "measure_breaches",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("term_id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "term_id"],
            ["measure_terms.partition", "measure_terms.id"],
            name=op.f("fk_measure_breaches_partition_term_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_measure_breaches")),
    )
    with op.batch_alter_table("measure_breaches", schema=None) as batch_op:
        batch_op.create_index("ix_measure_breaches_term", ["partition", "term_id"], unique=False)

    with op.batch_alter_table("case_ways", schema=None) as batch_op:
        batch_op.add_column(sa.Column("soft", sa.Boolean(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("case_ways", schema=None) as batch_op:
        batch_op.drop_column("soft")

    with op.batch_alter_table("measure_breaches", schema=None) as batch_op:
        batch_op.drop_index("ix_measure_breaches_term")

    op.drop_table("measure_breaches")
    op.drop_table("case_soft_ties")
