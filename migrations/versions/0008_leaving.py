"""leaving"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "leaving_choices",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("choice", sa.String(length=8), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_leaving_choices")),
        sa.UniqueConstraint("partition", "case_id", name=op.f("uq_leaving_choices_partition_case_id")),
    )
    op.create_table(
        "leaving_places",
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_leaving_places")),
    )
    op.create_table(
        "leavings",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("asked_by", sa.String(length=26), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("earliest", sa.Date(), nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("words", sa.String(length=600), nullable=False),
        sa.Column("agreed_by", sa.String(length=26), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("leads", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_leavings")),
        sa.UniqueConstraint("partition", name=op.f("uq_leavings_partition")),
    )
    with op.batch_alter_table("communities", schema=None) as batch_op:
        batch_op.add_column(sa.Column("left_on", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("communities", schema=None) as batch_op:
        batch_op.drop_column("left_on")

    op.drop_table("leavings")
    op.drop_table("leaving_places")
    op.drop_table("leaving_choices")
