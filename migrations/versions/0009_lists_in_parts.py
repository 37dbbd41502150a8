"""lists in parts"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("screening_pairs", schema=None) as batch_op:
        batch_op.add_column(sa.Column("lock_id", sa.String(length=26), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("screening_pairs", schema=None) as batch_op:
        batch_op.drop_column("lock_id")
