"""first"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "acceptances",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_acceptances")),
        sa.UniqueConstraint("partition", "number", "day", name=op.f("uq_acceptances_partition_number_day")),
    )
    op.create_table(
        "advices",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("part", sa.String(length=8), nullable=False),
        sa.Column("proposal_id", sa.String(length=26), nullable=False),
        sa.Column("lock_id", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("asked_by", sa.String(length=26), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("attested_at", sa.DateTime(), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_advices")),
    )
    with op.batch_alter_table("advices", schema=None) as batch_op:
        batch_op.create_index("ix_advices_partition_case_id", ["partition", "case_id"], unique=False)
        batch_op.create_index("ix_advices_partition_person_id", ["partition", "person_id"], unique=False)

    op.create_table(
        "affiliated",
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("looked", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_affiliated")),
    )
    op.create_table(
        "affiliation_pointers",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("item", sa.String(length=12), nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_affiliation_pointers")),
        sa.UniqueConstraint("partition", "item", name=op.f("uq_affiliation_pointers_partition_item")),
    )
    op.create_table(
        "affiliation_proposals",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("community", sa.String(length=80), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=12), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_affiliation_proposals")),
    )
    with op.batch_alter_table("affiliation_proposals", schema=None) as batch_op:
        batch_op.create_index("ix_affiliation_proposals_community", ["partition", "community"], unique=False)

    op.create_table(
        "affiliation_steps",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("community", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("side", sa.String(length=12), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_affiliation_steps")),
        sa.UniqueConstraint(
            "partition", "community", "number", name=op.f("uq_affiliation_steps_partition_community_number")
        ),
    )
    op.create_table(
        "appeal_seats",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("home", sa.String(length=80), nullable=False),
        sa.Column("appeal_id", sa.String(length=26), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_appeal_seats")),
        sa.UniqueConstraint("partition", "case_id", name=op.f("uq_appeal_seats_partition_case_id")),
    )
    op.create_table(
        "appeal_terms",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_appeal_terms")),
        sa.UniqueConstraint("partition", name=op.f("uq_appeal_terms_partition")),
    )
    op.create_table(
        "appeals",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("by", sa.String(length=10), nullable=False),
        sa.Column("box_id", sa.String(length=26), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("appeal_case", sa.String(length=26), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("result", sa.String(length=12), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_appeals")),
    )
    with op.batch_alter_table("appeals", schema=None) as batch_op:
        batch_op.create_index("ix_appeals_partition_case_id", ["partition", "case_id"], unique=False)
        batch_op.create_index("ix_appeals_partition_looked_at", ["partition", "place", "appeal_case"], unique=False)

    op.create_table(
        "audit_heads",
        sa.Column("chain", sa.String(length=80), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("mac", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("chain", name=op.f("pk_audit_heads")),
    )
    op.create_table(
        "audit_lines",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("object_id", sa.String(length=80), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=64), nullable=False),
        sa.Column("mac", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_audit_lines")),
        sa.UniqueConstraint("partition", "n", name=op.f("uq_audit_lines_partition_n")),
    )
    with op.batch_alter_table("audit_lines", schema=None) as batch_op:
        batch_op.create_index("ix_audit_lines_partition_object_id", ["partition", "object_id"], unique=False)

    op.create_table(
        "bars",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("thing_id", sa.String(length=26), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_bars")),
        sa.UniqueConstraint("partition", "thing_id", "token", name=op.f("uq_bars_partition_thing_id_token")),
    )
    with op.batch_alter_table("bars", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bars_thing_id"), ["thing_id"], unique=False)

    op.create_table(
        "bundles",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("event_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_bundles")),
    )
    with op.batch_alter_table("bundles", schema=None) as batch_op:
        batch_op.create_index("ix_bundles_partition_event_id", ["partition", "event_id"], unique=False)

    op.create_table(
        "card_rounds",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_card_rounds")),
        sa.UniqueConstraint("partition", name=op.f("uq_card_rounds_partition")),
    )
    op.create_table(
        "case_exports",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("form", sa.String(length=8), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_case_exports")),
    )
    with op.batch_alter_table("case_exports", schema=None) as batch_op:
        batch_op.create_index("ix_case_exports_partition_case_id", ["partition", "case_id"], unique=False)

    op.create_table(
        "case_panels",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_case_panels")),
        sa.UniqueConstraint("partition", name=op.f("uq_case_panels_partition")),
    )
    op.create_table(
        "case_ways",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("rule", sa.String(length=12), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_case_ways")),
    )
    op.create_table(
        "cases",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("code_name", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("lock_id", sa.String(length=26), nullable=False),
        sa.Column("event_id", sa.String(length=26), nullable=True),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("moved_at", sa.DateTime(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("running", sa.Boolean(), nullable=False),
        sa.Column("passed_on", sa.Boolean(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.Column("excludes", sa.Boolean(), nullable=False),
        sa.Column("drill", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(length=24), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("before", sa.String(length=12), nullable=False),
        sa.Column("look_again", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_cases")),
        sa.UniqueConstraint("partition", "code_name", name=op.f("uq_cases_partition_code_name")),
    )
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.create_index("ix_cases_partition_lock_id", ["partition", "lock_id"], unique=False)
        batch_op.create_index(
            "ix_cases_partition_running_moved_at", ["partition", "running", "moved_at", "id"], unique=False
        )
        batch_op.create_index("ix_cases_partition_state_opened_at", ["partition", "state", "opened_at"], unique=False)

    op.create_table(
        "code_answers",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("start", sa.String(length=80), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("languages", sa.String(length=200), nullable=False),
        sa.Column("alcohol", sa.Boolean(), nullable=True),
        sa.Column("minors", sa.Boolean(), nullable=True),
        sa.Column("online", sa.Boolean(), nullable=True),
        sa.Column("photos", sa.String(length=16), nullable=False),
        sa.Column("made", sa.String(length=64), nullable=False),
        sa.Column("fitting", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_code_answers")),
    )
    op.create_table(
        "communities",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("acknowledge_hours", sa.Integer(), nullable=False),
        sa.Column("code_number", sa.Integer(), nullable=False),
        sa.Column("founded", sa.Date(), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("help_lines", sa.Text(), nullable=False),
        sa.Column("duty", sa.String(length=26), nullable=False),
        sa.Column("deputy", sa.String(length=26), nullable=False),
        sa.Column("tested_on", sa.Date(), nullable=True),
        sa.Column("stood_in", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_communities")),
    )
    op.create_table(
        "contacts",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("mail", sa.String(length=254), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.String(length=26), nullable=True),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_contacts")),
    )
    op.create_table(
        "covered_elsewhere",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("item", sa.String(length=20), nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_covered_elsewhere")),
        sa.UniqueConstraint("partition", "item", name=op.f("uq_covered_elsewhere_partition_item")),
    )
    op.create_table(
        "departures",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("by", sa.String(length=26), nullable=False),
        sa.Column("why", sa.String(length=12), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("roles", sa.String(length=120), nullable=False),
        sa.Column("keys", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Integer(), nullable=False),
        sa.Column("register", sa.Boolean(), nullable=False),
        sa.Column("passed", sa.Integer(), nullable=False),
        sa.Column("tasks", sa.Integer(), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_departures")),
    )
    with op.batch_alter_table("departures", schema=None) as batch_op:
        batch_op.create_index("ix_departures_partition_at", ["partition", "at"], unique=False)

    op.create_table(
        "disclosures",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("root_id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("author", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("second", sa.String(length=26), nullable=False),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.Column("arrived_id", sa.String(length=26), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_disclosures")),
    )
    with op.batch_alter_table("disclosures", schema=None) as batch_op:
        batch_op.create_index("ix_disclosures_partition_at", ["partition", "at"], unique=False)
        batch_op.create_index("ix_disclosures_partition_root_id", ["partition", "root_id"], unique=False)

    op.create_table(
        "disclosures_received",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("lock_id", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("first_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_disclosures_received")),
    )
    op.create_table(
        "doors",
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_doors")),
        sa.UniqueConstraint("place", name=op.f("uq_doors_place")),
    )
    op.create_table(
        "draft_comments",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("review_id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("writer", sa.String(length=26), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_draft_comments")),
    )
    with op.batch_alter_table("draft_comments", schema=None) as batch_op:
        batch_op.create_index("ix_draft_comments_partition_review_id", ["partition", "review_id"], unique=False)

    op.create_table(
        "draft_files",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("draft_hash", sa.String(length=64), nullable=False),
        sa.Column("blob", sa.String(length=26), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("beside", sa.String(length=26), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_files")),
    )
    with op.batch_alter_table("draft_files", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_draft_files_draft_hash"), ["draft_hash"], unique=False)

    op.create_table(
        "draft_looks",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("review_id", sa.String(length=26), nullable=False),
        sa.Column("looker", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_draft_looks")),
    )
    with op.batch_alter_table("draft_looks", schema=None) as batch_op:
        batch_op.create_index("ix_draft_looks_partition_review_id", ["partition", "review_id"], unique=False)

    op.create_table(
        "draft_requests",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("question", sa.String(length=1000), nullable=False),
        sa.Column("asker", sa.String(length=26), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_draft_requests")),
    )
    op.create_table(
        "draft_reviews",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("sender", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("question", sa.String(length=1000), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_draft_reviews")),
    )
    with op.batch_alter_table("draft_reviews", schema=None) as batch_op:
        batch_op.create_index("ix_draft_reviews_partition_sender", ["partition", "sender"], unique=False)

    op.create_table(
        "duty_assignments",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("part", sa.String(length=8), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_duty_assignments")),
        sa.UniqueConstraint("partition", "case_id", "part", name=op.f("uq_duty_assignments_partition_case_id_part")),
    )
    with op.batch_alter_table("duty_assignments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_duty_assignments_person_id"), ["person_id"], unique=False)

    op.create_table(
        "duty_clocks",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("thing_id", sa.String(length=26), nullable=False),
        sa.Column("starts", sa.DateTime(), nullable=False),
        sa.Column("due", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("nudged", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_duty_clocks")),
    )
    with op.batch_alter_table("duty_clocks", schema=None) as batch_op:
        batch_op.create_index("ix_duty_clocks_case", ["partition", "case_id"], unique=False)
        batch_op.create_index("ix_duty_clocks_due", ["partition", "ended_at", "due"], unique=False)

    op.create_table(
        "duty_hours",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_duty_hours")),
        sa.UniqueConstraint("partition", "kind", name=op.f("uq_duty_hours_partition_kind")),
    )
    op.create_table(
        "duty_leaves",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_duty_leaves")),
    )
    with op.batch_alter_table("duty_leaves", schema=None) as batch_op:
        batch_op.create_index("ix_duty_leaves_last_day", ["partition", "last_day"], unique=False)

    op.create_table(
        "duty_notices",
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("daily", sa.Boolean(), nullable=False),
        sa.Column("waiting", sa.Boolean(), nullable=False),
        sa.Column("feed", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_duty_notices")),
        sa.UniqueConstraint("feed", name=op.f("uq_duty_notices_feed")),
    )
    op.create_table(
        "duty_shifts",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("event_id", sa.String(length=26), nullable=True),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("starts", sa.DateTime(), nullable=False),
        sa.Column("ends", sa.DateTime(), nullable=False),
        sa.Column("second", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_duty_shifts")),
    )
    with op.batch_alter_table("duty_shifts", schema=None) as batch_op:
        batch_op.create_index("ix_duty_shifts_ends", ["partition", "ends"], unique=False)

    op.create_table(
        "duty_tags",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_duty_tags")),
        sa.UniqueConstraint("partition", "case_id", "code", name=op.f("uq_duty_tags_partition_case_id_code")),
    )
    op.create_table(
        "escalations",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("sender", sa.String(length=80), nullable=False),
        sa.Column("sender_case", sa.String(length=26), nullable=False),
        sa.Column("reason", sa.String(length=24), nullable=False),
        sa.Column("level", sa.String(length=8), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_escalations")),
        sa.UniqueConstraint("partition", "case_id", name=op.f("uq_escalations_partition_case_id")),
    )
    op.create_table(
        "escrow_holds",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("thing_id", sa.String(length=26), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("opens", sa.Boolean(), nullable=False),
        sa.Column("only", sa.String(length=26), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(length=8), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("freed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_escrow_holds")),
        sa.UniqueConstraint("partition", "thing_id", name=op.f("uq_escrow_holds_partition_thing_id")),
    )
    with op.batch_alter_table("escrow_holds", schema=None) as batch_op:
        batch_op.create_index("ix_escrow_holds_ends_on", ["partition", "ends_on"], unique=False)

    op.create_table(
        "escrow_places",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_escrow_places")),
        sa.UniqueConstraint("partition", name=op.f("uq_escrow_places_partition")),
    )
    op.create_table(
        "event_overlays",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("event_id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_event_overlays")),
        sa.UniqueConstraint("partition", "event_id", name=op.f("uq_event_overlays_partition_event_id")),
    )
    op.create_table(
        "events",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("online", sa.Boolean(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_events")),
        sa.UniqueConstraint("partition", "slug", name=op.f("uq_events_partition_slug")),
    )
    op.create_table(
        "exhibits",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("file_id", sa.String(length=26), nullable=False),
        sa.Column("author", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_exhibits")),
    )
    with op.batch_alter_table("exhibits", schema=None) as batch_op:
        batch_op.create_index("ix_exhibits_partition_case_id", ["partition", "case_id"], unique=False)

    op.create_table(
        "file_openings",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("thing_id", sa.String(length=26), nullable=False),
        sa.Column("file_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_file_openings")),
    )
    with op.batch_alter_table("file_openings", schema=None) as batch_op:
        batch_op.create_index("ix_file_openings_partition_file_id", ["partition", "file_id"], unique=False)

    op.create_table(
        "intake_tests",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("tried_at", sa.DateTime(), nullable=False),
        sa.Column("arrived_on", sa.Date(), nullable=True),
        sa.Column("problem", sa.String(length=40), nullable=False),
        sa.Column("alarmed_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_intake_tests")),
        sa.UniqueConstraint("partition", name=op.f("uq_intake_tests_partition")),
    )
    op.create_table(
        "interim_acts",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("measure_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("lapses_at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_interim_acts")),
    )
    with op.batch_alter_table("interim_acts", schema=None) as batch_op:
        batch_op.create_index("ix_interim_acts_case", ["partition", "case_id"], unique=False)
        batch_op.create_index("ix_interim_acts_lapses", ["partition", "state", "lapses_at"], unique=False)

    op.create_table(
        "ladder_rungs",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("asks", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_ladder_rungs")),
        sa.UniqueConstraint("partition", "level", name=op.f("uq_ladder_rungs_partition_level")),
    )
    op.create_table(
        "leases",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("holder", sa.String(length=26), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=True),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.Column("problem", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )
    op.create_table(
        "lessons",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("author", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_lessons")),
    )
    with op.batch_alter_table("lessons", schema=None) as batch_op:
        batch_op.create_index("ix_lessons_partition_case_id", ["partition", "case_id"], unique=False)

    op.create_table(
        "letter_boxes",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("party_id", sa.String(length=26), nullable=False),
        sa.Column("lock_id", sa.String(length=26), nullable=False),
        sa.Column("made_day", sa.Date(), nullable=False),
        sa.Column("entered_day", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_letter_boxes")),
    )
    with op.batch_alter_table("letter_boxes", schema=None) as batch_op:
        batch_op.create_index("ix_letter_boxes_case", ["partition", "case_id", "party_id"], unique=False)

    op.create_table(
        "letter_indexes",
        sa.Column("index", sa.String(length=64), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("box_id", sa.String(length=26), nullable=False),
        sa.PrimaryKeyConstraint("index", name=op.f("pk_letter_indexes")),
    )
    op.create_table(
        "letter_patterns",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_letter_patterns")),
        sa.UniqueConstraint("partition", "code", name=op.f("uq_letter_patterns_partition_code")),
    )
    op.create_table(
        "letters",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("party_id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("writer", sa.String(length=26), nullable=False),
        sa.Column("signer", sa.String(length=26), nullable=False),
        sa.Column("sender", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("way", sa.String(length=8), nullable=False),
        sa.Column("sent_day", sa.Date(), nullable=True),
        sa.Column("read_day", sa.Date(), nullable=True),
        sa.Column("acknowledged_day", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_letters")),
    )
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.create_index("ix_letters_partition_case_id", ["partition", "case_id"], unique=False)

    op.create_table(
        "links",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=12), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=True),
        sa.Column("facts_box", sa.LargeBinary(), nullable=False),
        sa.Column("expires", sa.DateTime(), nullable=False),
        sa.Column("used", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_links")),
    )
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_links_expires"), ["expires"], unique=False)
        batch_op.create_index(batch_op.f("ix_links_person_id"), ["person_id"], unique=False)

    op.create_table(
        "listings",
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("published", sa.Boolean(), nullable=False),
        sa.Column("stamp", sa.String(length=26), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_listings")),
    )
    op.create_table(
        "measure_terms",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("measure_id", sa.String(length=26), nullable=False),
        sa.Column("lock_id", sa.String(length=26), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(length=26), nullable=False),
        sa.Column("voluntary", sa.Boolean(), nullable=False),
        sa.Column("asks", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("noticed_on", sa.Date(), nullable=True),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_measure_terms")),
        sa.UniqueConstraint("partition", "measure_id", name=op.f("uq_measure_terms_partition_measure_id")),
    )
    with op.batch_alter_table("measure_terms", schema=None) as batch_op:
        batch_op.create_index("ix_measure_terms_partition_case_id", ["partition", "case_id"], unique=False)
        batch_op.create_index("ix_measure_terms_state_ends", ["partition", "state", "ends"], unique=False)

    op.create_table(
        "measures",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_measures")),
    )
    op.create_table(
        "meetings",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("lock_id", sa.String(length=26), nullable=False),
        sa.Column("planner", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_meetings")),
    )
    op.create_table(
        "memberships",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memberships")),
        sa.UniqueConstraint("person_id", "place", "role", name=op.f("uq_memberships_person_id_place_role")),
    )
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_memberships_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_memberships_place"), ["place"], unique=False)

    op.create_table(
        "narrowing_additions",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("community", sa.String(length=60), nullable=False),
        sa.Column("event", sa.String(length=60), nullable=False),
        sa.Column("event_id", sa.String(length=26), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("noticed", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_narrowing_additions")),
    )
    with op.batch_alter_table("narrowing_additions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_narrowing_additions_community"), ["community"], unique=False)

    op.create_table(
        "outbox",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.DateTime(), nullable=False),
        sa.Column("problem", sa.String(length=20), nullable=False),
        sa.Column("created_day", sa.Date(), nullable=False),
        sa.Column("first_try", sa.DateTime(), nullable=True),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index("ix_outbox_state_next_at", ["state", "next_at"], unique=False)

    op.create_table(
        "parties",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_parties")),
        sa.UniqueConstraint("partition", "code", name=op.f("uq_parties_partition_code")),
    )
    op.create_table(
        "person_keys",
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("public", sa.LargeBinary(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_person_keys")),
    )
    op.create_table(
        "persons",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("email_index", sa.String(length=64), nullable=False),
        sa.Column("email_box", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("totp_box", sa.LargeBinary(), nullable=True),
        sa.Column("totp_last_step", sa.Integer(), nullable=True),
        sa.Column("created_day", sa.Date(), nullable=False),
        sa.Column("seen_day", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persons")),
        sa.UniqueConstraint("email_index", name=op.f("uq_persons_email_index")),
    )
    op.create_table(
        "places",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("event_id", sa.String(length=26), nullable=True),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_places")),
        sa.UniqueConstraint("partition", "event_id", "slug", name=op.f("uq_places_partition_event_id_slug")),
    )
    op.create_table(
        "policies",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_policies")),
    )
    op.create_table(
        "policy_descents",
        sa.Column("child", sa.String(length=80), nullable=False),
        sa.Column("parent", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("child", "parent", name=op.f("pk_policy_descents")),
    )
    op.create_table(
        "policy_own_sources",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("author", sa.String(length=300), nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("added", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_policy_own_sources")),
    )
    op.create_table(
        "policy_source_claims",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("ref", sa.String(length=120), nullable=False),
        sa.Column("spdx", sa.String(length=60), nullable=False),
        sa.Column("seen", sa.String(length=500), nullable=False),
        sa.Column("claimant", sa.String(length=200), nullable=False),
        sa.Column("added", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_policy_source_claims")),
    )
    with op.batch_alter_table("policy_source_claims", schema=None) as batch_op:
        batch_op.create_index("ix_policy_source_claims_ref", ["partition", "ref"], unique=False)

    op.create_table(
        "policy_source_texts",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("ref", sa.String(length=120), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=80), nullable=False),
        sa.Column("licence", sa.String(length=60), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("added", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_policy_source_texts")),
    )
    with op.batch_alter_table("policy_source_texts", schema=None) as batch_op:
        batch_op.create_index("ix_policy_source_texts_ref", ["partition", "ref"], unique=False)

    op.create_table(
        "precedences",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("prevails", sa.String(length=12), nullable=False),
        sa.Column("other", sa.String(length=200), nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("at_ours", sa.String(length=300), nullable=False),
        sa.Column("at_theirs", sa.String(length=300), nullable=False),
        sa.Column("about_team", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_precedences")),
        sa.UniqueConstraint("partition", name=op.f("uq_precedences_partition")),
    )
    op.create_table(
        "questions_asked",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("report_id", sa.String(length=26), nullable=False),
        sa.Column("message_id", sa.String(length=26), nullable=False),
        sa.Column("author", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_questions_asked")),
    )
    with op.batch_alter_table("questions_asked", schema=None) as batch_op:
        batch_op.create_index("ix_questions_asked_partition_case_id", ["partition", "case_id"], unique=False)

    op.create_table(
        "receipts",
        sa.Column("index", sa.String(length=64), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("report_id", sa.String(length=26), nullable=False),
        sa.PrimaryKeyConstraint("index", name=op.f("pk_receipts")),
    )
    op.create_table(
        "redactions",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("thing_id", sa.String(length=26), nullable=False),
        sa.Column("author", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_redactions")),
        sa.UniqueConstraint("partition", "case_id", "thing_id", name=op.f("uq_redactions_partition_case_id_thing_id")),
    )
    op.create_table(
        "register_changes",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("standing", sa.String(length=8), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("proposer", sa.String(length=26), nullable=False),
        sa.Column("proposed_at", sa.DateTime(), nullable=False),
        sa.Column("second", sa.String(length=26), nullable=False),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_register_changes")),
    )
    with op.batch_alter_table("register_changes", schema=None) as batch_op:
        batch_op.create_index("ix_register_changes_partition_state", ["partition", "state"], unique=False)

    op.create_table(
        "register_people",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("code_name", sa.String(length=40), nullable=False),
        sa.Column("head_id", sa.String(length=26), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_register_people")),
        sa.UniqueConstraint("partition", "code_name", name=op.f("uq_register_people_partition_code_name")),
    )
    with op.batch_alter_table("register_people", schema=None) as batch_op:
        batch_op.create_index("ix_register_people_partition_head_id", ["partition", "head_id"], unique=False)

    op.create_table(
        "register_readings",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_register_readings")),
    )
    with op.batch_alter_table("register_readings", schema=None) as batch_op:
        batch_op.create_index(
            "ix_register_readings_partition_person_id", ["partition", "person_id", "until"], unique=False
        )

    op.create_table(
        "registers",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("lock_id", sa.String(length=26), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_registers")),
    )
    op.create_table(
        "report_questions",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("why", sa.String(length=300), nullable=False),
        sa.Column("choices", sa.Text(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("after_id", sa.String(length=26), nullable=True),
        sa.Column("after_choice", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_report_questions")),
    )
    op.create_table(
        "reports",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("event_id", sa.String(length=26), nullable=True),
        sa.Column("about", sa.String(length=80), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("taken_up", sa.Boolean(), nullable=False),
        sa.Column("received_day", sa.Date(), nullable=False),
        sa.Column("closed_day", sa.Date(), nullable=True),
        sa.Column("dialogue_lock", sa.String(length=26), nullable=False),
        sa.Column("internal_lock", sa.String(length=26), nullable=False),
        sa.Column("identity_lock", sa.String(length=26), nullable=True),
        sa.Column("answers_record", sa.String(length=26), nullable=False),
        sa.Column("identity_record", sa.String(length=26), nullable=True),
        sa.Column("excludes", sa.Boolean(), nullable=False),
        sa.Column("drill", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("waits_from", sa.DateTime(), nullable=True),
        sa.Column("nudged", sa.Integer(), nullable=False),
        sa.Column("aside", sa.String(length=12), nullable=False),
        sa.Column("quiet", sa.Boolean(), nullable=False),
        sa.Column("twin", sa.String(length=26), nullable=False),
        sa.Column("lapse", sa.String(length=12), nullable=False),
        sa.Column("held_since", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_reports")),
    )
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.create_index("ix_reports_partition_internal_lock", ["partition", "internal_lock"], unique=False)
        batch_op.create_index("ix_reports_partition_state", ["partition", "state", "taken_up"], unique=False)
        batch_op.create_index("ix_reports_partition_twin", ["partition", "twin"], unique=False)

    op.create_table(
        "saved_views",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_saved_views")),
    )
    with op.batch_alter_table("saved_views", schema=None) as batch_op:
        batch_op.create_index("ix_saved_views_partition_person_id", ["partition", "person_id"], unique=False)

    op.create_table(
        "sealed_locks",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("public", sa.LargeBinary(), nullable=False),
        sa.Column("rotation_due", sa.Boolean(), nullable=False),
        sa.Column("shredded", sa.Boolean(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_sealed_locks")),
        sa.UniqueConstraint("partition", "id", "version", name=op.f("uq_sealed_locks_partition_id_version")),
    )
    op.create_table(
        "seats",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("warned_on", sa.Date(), nullable=True),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_seats")),
        sa.UniqueConstraint("partition", "person_id", name=op.f("uq_seats_partition_person_id")),
    )
    op.create_table(
        "site_checks",
        sa.Column("name", sa.String(length=12), nullable=False),
        sa.Column("value", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_site_checks")),
    )
    op.create_table(
        "stored_blobs",
        sa.Column("name", sa.String(length=26), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_stored_blobs")),
    )
    op.create_table(
        "talks",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("author", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_talks")),
    )
    with op.batch_alter_table("talks", schema=None) as batch_op:
        batch_op.create_index("ix_talks_partition_case_id", ["partition", "case_id"], unique=False)

    op.create_table(
        "tasks",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("owner", sa.String(length=26), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.Column("author", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.Column("done_by", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("done_record", sa.String(length=26), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_tasks")),
    )
    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.create_index("ix_tasks_partition_case_id", ["partition", "case_id"], unique=False)
        batch_op.create_index("ix_tasks_partition_done_at", ["partition", "done_at", "due"], unique=False)

    op.create_table(
        "teams",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("desk_lock", sa.String(length=26), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_teams")),
    )
    op.create_table(
        "tie_lists",
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("kept_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_tie_lists")),
    )
    op.create_table(
        "translations",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("translator", sa.String(length=200), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_translations")),
        sa.UniqueConstraint("partition", "language", name=op.f("uq_translations_partition_language")),
    )
    op.create_table(
        "transport_keys",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_transport_keys")),
    )
    op.create_table(
        "unsent_forms",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unsent_forms")),
    )
    with op.batch_alter_table("unsent_forms", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unsent_forms_person_id"), ["person_id"], unique=False)

    op.create_table(
        "visits",
        sa.Column("index", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("seen", sa.DateTime(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("index", name=op.f("pk_visits")),
    )
    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visits_person_id"), ["person_id"], unique=False)

    op.create_table(
        "watches",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_watches")),
    )
    op.create_table(
        "bundled_cases",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("bundle_id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "bundle_id"],
            ["bundles.partition", "bundles.id"],
            name=op.f("fk_bundled_cases_partition_bundle_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_bundled_cases")),
        sa.UniqueConstraint(
            "partition", "bundle_id", "case_id", name=op.f("uq_bundled_cases_partition_bundle_id_case_id")
        ),
    )
    op.create_table(
        "case_attestations",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "case_id"],
            ["cases.partition", "cases.id"],
            name=op.f("fk_case_attestations_partition_case_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_case_attestations")),
        sa.UniqueConstraint(
            "partition", "case_id", "person_id", name=op.f("uq_case_attestations_partition_case_id_person_id")
        ),
    )
    op.create_table(
        "case_files",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("file_id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("author", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "case_id"],
            ["cases.partition", "cases.id"],
            name=op.f("fk_case_files_partition_case_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_case_files")),
    )
    with op.batch_alter_table("case_files", schema=None) as batch_op:
        batch_op.create_index("ix_case_files_partition_case_id", ["partition", "case_id"], unique=False)

    op.create_table(
        "case_kin",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("other_id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "case_id"],
            ["cases.partition", "cases.id"],
            name=op.f("fk_case_kin_partition_case_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["partition", "other_id"],
            ["cases.partition", "cases.id"],
            name=op.f("fk_case_kin_partition_other_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_case_kin")),
    )
    with op.batch_alter_table("case_kin", schema=None) as batch_op:
        batch_op.create_index("ix_case_kin_partition_other_id", ["partition", "other_id"], unique=False)

    op.create_table(
        "case_loans",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "case_id"],
            ["cases.partition", "cases.id"],
            name=op.f("fk_case_loans_partition_case_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_case_loans")),
        sa.UniqueConstraint(
            "partition", "case_id", "person_id", name=op.f("uq_case_loans_partition_case_id_person_id")
        ),
    )
    with op.batch_alter_table("case_loans", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_loans_person_id"), ["person_id"], unique=False)

    op.create_table(
        "case_measures",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("measure_id", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("via", sa.String(length=26), nullable=False),
        sa.Column("author", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "case_id"],
            ["cases.partition", "cases.id"],
            name=op.f("fk_case_measures_partition_case_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["partition", "measure_id"],
            ["measures.partition", "measures.id"],
            name=op.f("fk_case_measures_partition_measure_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_case_measures")),
        sa.UniqueConstraint(
            "partition", "case_id", "measure_id", name=op.f("uq_case_measures_partition_case_id_measure_id")
        ),
    )
    op.create_table(
        "case_notes",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("author", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "case_id"],
            ["cases.partition", "cases.id"],
            name=op.f("fk_case_notes_partition_case_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_case_notes")),
    )
    with op.batch_alter_table("case_notes", schema=None) as batch_op:
        batch_op.create_index("ix_case_notes_partition_case_id", ["partition", "case_id"], unique=False)

    op.create_table(
        "case_parties",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("party_id", sa.String(length=26), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("was", sa.String(length=26), nullable=False),
        sa.Column("via", sa.String(length=26), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "case_id"],
            ["cases.partition", "cases.id"],
            name=op.f("fk_case_parties_partition_case_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["partition", "party_id"],
            ["parties.partition", "parties.id"],
            name=op.f("fk_case_parties_partition_party_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_case_parties")),
        sa.UniqueConstraint(
            "partition", "case_id", "party_id", "role", name=op.f("uq_case_parties_partition_case_id_party_id_role")
        ),
    )
    op.create_table(
        "case_readmissions",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("asked_by", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "case_id"],
            ["cases.partition", "cases.id"],
            name=op.f("fk_case_readmissions_partition_case_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_case_readmissions")),
        sa.UniqueConstraint(
            "partition", "case_id", "person_id", name=op.f("uq_case_readmissions_partition_case_id_person_id")
        ),
    )
    op.create_table(
        "case_reports",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("report_id", sa.String(length=26), nullable=False),
        sa.Column("via", sa.String(length=26), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "case_id"],
            ["cases.partition", "cases.id"],
            name=op.f("fk_case_reports_partition_case_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_case_reports")),
        sa.UniqueConstraint(
            "partition", "case_id", "report_id", name=op.f("uq_case_reports_partition_case_id_report_id")
        ),
    )
    with op.batch_alter_table("case_reports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_reports_report_id"), ["report_id"], unique=False)

    op.create_table(
        "case_steps",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "case_id"],
            ["cases.partition", "cases.id"],
            name=op.f("fk_case_steps_partition_case_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_case_steps")),
    )
    with op.batch_alter_table("case_steps", schema=None) as batch_op:
        batch_op.create_index("ix_case_steps_partition_case_id", ["partition", "case_id"], unique=False)

    op.create_table(
        "contact_photos",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("contact_id", sa.String(length=26), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "contact_id"],
            ["contacts.partition", "contacts.id"],
            name=op.f("fk_contact_photos_partition_contact_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_contact_photos")),
        sa.UniqueConstraint("partition", "contact_id", name=op.f("uq_contact_photos_partition_contact_id")),
    )
    op.create_table(
        "draft_answers",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("comment_id", sa.String(length=26), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "comment_id"],
            ["draft_comments.partition", "draft_comments.id"],
            name=op.f("fk_draft_answers_partition_comment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_draft_answers")),
    )
    op.create_table(
        "escrow_tokens",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("hold_id", sa.String(length=26), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "hold_id"],
            ["escrow_holds.partition", "escrow_holds.id"],
            name=op.f("fk_escrow_tokens_partition_hold_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_escrow_tokens")),
        sa.UniqueConstraint("partition", "hold_id", "token", name=op.f("uq_escrow_tokens_partition_hold_id_token")),
    )
    with op.batch_alter_table("escrow_tokens", schema=None) as batch_op:
        batch_op.create_index("ix_escrow_tokens_token", ["partition", "token"], unique=False)

    op.create_table(
        "interim_verdicts",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("act_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("verdict", sa.String(length=8), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("void", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "act_id"],
            ["interim_acts.partition", "interim_acts.id"],
            name=op.f("fk_interim_verdicts_partition_act_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_interim_verdicts")),
        sa.UniqueConstraint(
            "partition", "act_id", "person_id", name=op.f("uq_interim_verdicts_partition_act_id_person_id")
        ),
    )
    op.create_table(
        "key_grants",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("lock_id", sa.String(length=26), nullable=False),
        sa.Column("lock_version", sa.Integer(), nullable=False),
        sa.Column("holder_kind", sa.String(length=8), nullable=False),
        sa.Column("holder_id", sa.String(length=64), nullable=False),
        sa.Column("holder_key", sa.LargeBinary(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("pin", sa.LargeBinary(), nullable=False),
        sa.Column("granted_by", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "lock_id", "lock_version"],
            ["sealed_locks.partition", "sealed_locks.id", "sealed_locks.version"],
            name=op.f("fk_key_grants_partition_lock_id_lock_version"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_key_grants")),
        sa.UniqueConstraint(
            "partition", "lock_id", "holder_id", name=op.f("uq_key_grants_partition_lock_id_holder_id")
        ),
    )
    with op.batch_alter_table("key_grants", schema=None) as batch_op:
        batch_op.create_index("ix_key_grants_partition_holder_id", ["partition", "holder_id"], unique=False)

    op.create_table(
        "letter_sheets",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("box_id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("once", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "box_id"],
            ["letter_boxes.partition", "letter_boxes.id"],
            name=op.f("fk_letter_sheets_partition_box_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_letter_sheets")),
        sa.UniqueConstraint("partition", "box_id", "once", name=op.f("uq_letter_sheets_partition_box_id_once")),
    )
    op.create_table(
        "measure_parties",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("measure_id", sa.String(length=26), nullable=False),
        sa.Column("party_id", sa.String(length=26), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "measure_id"],
            ["measures.partition", "measures.id"],
            name=op.f("fk_measure_parties_partition_measure_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["partition", "party_id"],
            ["parties.partition", "parties.id"],
            name=op.f("fk_measure_parties_partition_party_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_measure_parties")),
        sa.UniqueConstraint(
            "partition", "measure_id", "party_id", name=op.f("uq_measure_parties_partition_measure_id_party_id")
        ),
    )
    op.create_table(
        "measure_places",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("term_id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by", sa.String(length=26), nullable=False),
        sa.Column("proof_id", sa.String(length=26), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "term_id"],
            ["measure_terms.partition", "measure_terms.id"],
            name=op.f("fk_measure_places_partition_term_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_measure_places")),
    )
    with op.batch_alter_table("measure_places", schema=None) as batch_op:
        batch_op.create_index("ix_measure_places_term", ["partition", "term_id", "number"], unique=False)

    op.create_table(
        "meeting_items",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("meeting_id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("community", sa.String(length=80), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("author", sa.String(length=26), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "meeting_id"],
            ["meetings.partition", "meetings.id"],
            name=op.f("fk_meeting_items_partition_meeting_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_meeting_items")),
    )
    with op.batch_alter_table("meeting_items", schema=None) as batch_op:
        batch_op.create_index("ix_meeting_items_meeting", ["partition", "meeting_id"], unique=False)

    op.create_table(
        "meeting_presences",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("meeting_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "meeting_id"],
            ["meetings.partition", "meetings.id"],
            name=op.f("fk_meeting_presences_partition_meeting_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_meeting_presences")),
        sa.UniqueConstraint(
            "partition", "meeting_id", "person_id", name=op.f("uq_meeting_presences_partition_meeting_id_person_id")
        ),
    )
    op.create_table(
        "pending_grants",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("lock_id", sa.String(length=26), nullable=False),
        sa.Column("holder_id", sa.String(length=26), nullable=False),
        sa.Column("holder_key", sa.LargeBinary(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "lock_id"],
            ["sealed_locks.partition", "sealed_locks.id"],
            name=op.f("fk_pending_grants_partition_lock_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_pending_grants")),
        sa.UniqueConstraint(
            "partition", "lock_id", "holder_id", name=op.f("uq_pending_grants_partition_lock_id_holder_id")
        ),
    )
    op.create_table(
        "person_wraps",
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("passes", sa.Integer(), nullable=False),
        sa.Column("memory", sa.Integer(), nullable=False),
        sa.Column("pepper", sa.String(length=12), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person_keys.person_id"], name=op.f("fk_person_wraps_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "kind", name=op.f("pk_person_wraps")),
    )
    op.create_table(
        "policy_versions",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("policy_id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("author", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("licence", sa.String(length=60), nullable=False),
        sa.Column("original", sa.Boolean(), nullable=False),
        sa.Column("mended", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("approver", sa.String(length=26), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("frozen", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["partition", "policy_id"],
            ["policies.partition", "policies.id"],
            name=op.f("fk_policy_versions_partition_policy_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_policy_versions")),
        sa.UniqueConstraint(
            "partition", "policy_id", "number", name=op.f("uq_policy_versions_partition_policy_id_number")
        ),
    )
    with op.batch_alter_table("policy_versions", schema=None) as batch_op:
        batch_op.create_index("ix_policy_versions_policy", ["partition", "policy_id"], unique=False)

    op.create_table(
        "proposals",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("proposer", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("rule", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("closes", sa.DateTime(), nullable=True),
        sa.Column("carried", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "case_id"],
            ["cases.partition", "cases.id"],
            name=op.f("fk_proposals_partition_case_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_proposals")),
        sa.UniqueConstraint("partition", "case_id", "number", name=op.f("uq_proposals_partition_case_id_number")),
    )
    op.create_table(
        "register_changed",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("change_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "change_id"],
            ["register_changes.partition", "register_changes.id"],
            name=op.f("fk_register_changed_partition_change_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["partition", "person_id"],
            ["register_people.partition", "register_people.id"],
            name=op.f("fk_register_changed_partition_person_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_register_changed")),
        sa.UniqueConstraint(
            "partition", "change_id", "person_id", name=op.f("uq_register_changed_partition_change_id_person_id")
        ),
    )
    with op.batch_alter_table("register_changed", schema=None) as batch_op:
        batch_op.create_index("ix_register_changed_partition_person_id", ["partition", "person_id"], unique=False)

    op.create_table(
        "register_entries",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("case_code", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=True),
        sa.Column("record_type", sa.String(length=2), nullable=False),
        sa.Column("standing", sa.String(length=8), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=24), nullable=False),
        sa.Column("received", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorder", sa.String(length=26), nullable=False),
        sa.Column("sender", sa.String(length=80), nullable=False),
        sa.Column("category", sa.String(length=24), nullable=False),
        sa.Column("consequence", sa.String(length=12), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("resolved_on", sa.Date(), nullable=True),
        sa.Column("safety", sa.String(length=5), nullable=False),
        sa.Column("ongoing", sa.String(length=5), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "person_id"],
            ["register_people.partition", "register_people.id"],
            name=op.f("fk_register_entries_partition_person_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_register_entries")),
        sa.UniqueConstraint(
            "partition", "case_id", "person_id", name=op.f("uq_register_entries_partition_case_id_person_id")
        ),
    )
    with op.batch_alter_table("register_entries", schema=None) as batch_op:
        batch_op.create_index("ix_register_entries_partition_case_code", ["partition", "case_code"], unique=False)
        batch_op.create_index("ix_register_entries_partition_person_id", ["partition", "person_id"], unique=False)
        batch_op.create_index("ix_register_entries_partition_received", ["partition", "received", "id"], unique=False)

    op.create_table(
        "register_links",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("one_id", sa.String(length=26), nullable=False),
        sa.Column("other_id", sa.String(length=26), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("first", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "one_id"],
            ["register_people.partition", "register_people.id"],
            name=op.f("fk_register_links_partition_one_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["partition", "other_id"],
            ["register_people.partition", "register_people.id"],
            name=op.f("fk_register_links_partition_other_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_register_links")),
        sa.UniqueConstraint(
            "partition", "one_id", "other_id", name=op.f("uq_register_links_partition_one_id_other_id")
        ),
    )
    with op.batch_alter_table("register_links", schema=None) as batch_op:
        batch_op.create_index("ix_register_links_partition_other_id", ["partition", "other_id"], unique=False)

    op.create_table(
        "report_addresses",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("report_id", sa.String(length=26), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "report_id"],
            ["reports.partition", "reports.id"],
            name=op.f("fk_report_addresses_partition_report_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_report_addresses")),
        sa.UniqueConstraint("partition", "report_id", name=op.f("uq_report_addresses_partition_report_id")),
    )
    op.create_table(
        "report_links",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("report_id", sa.String(length=26), nullable=False),
        sa.Column("other_id", sa.String(length=26), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "report_id"],
            ["reports.partition", "reports.id"],
            name=op.f("fk_report_links_partition_report_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_report_links")),
        sa.UniqueConstraint(
            "partition", "report_id", "other_id", name=op.f("uq_report_links_partition_report_id_other_id")
        ),
    )
    op.create_table(
        "report_messages",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("report_id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("author", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("signed", sa.Boolean(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("once", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "report_id"],
            ["reports.partition", "reports.id"],
            name=op.f("fk_report_messages_partition_report_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_report_messages")),
        sa.UniqueConstraint(
            "partition", "report_id", "number", name=op.f("uq_report_messages_partition_report_id_number")
        ),
        sa.UniqueConstraint("partition", "report_id", "once", name=op.f("uq_report_messages_partition_report_id_once")),
    )
    op.create_table(
        "report_steps",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("report_id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "report_id"],
            ["reports.partition", "reports.id"],
            name=op.f("fk_report_steps_partition_report_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_report_steps")),
        sa.UniqueConstraint("partition", "report_id", "code", name=op.f("uq_report_steps_partition_report_id_code")),
    )
    op.create_table(
        "sealed_pages",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("lock_id", sa.String(length=26), nullable=False),
        sa.Column("lock_version", sa.Integer(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "lock_id", "lock_version"],
            ["sealed_locks.partition", "sealed_locks.id", "sealed_locks.version"],
            name=op.f("fk_sealed_pages_partition_lock_id_lock_version"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_sealed_pages")),
        sa.UniqueConstraint("partition", "lock_id", name=op.f("uq_sealed_pages_partition_lock_id")),
    )
    op.create_table(
        "sealed_records",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("lock_id", sa.String(length=26), nullable=False),
        sa.Column("lock_version", sa.Integer(), nullable=False),
        sa.Column("wdek", sa.LargeBinary(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "lock_id", "lock_version"],
            ["sealed_locks.partition", "sealed_locks.id", "sealed_locks.version"],
            name=op.f("fk_sealed_records_partition_lock_id_lock_version"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_sealed_records")),
    )
    with op.batch_alter_table("sealed_records", schema=None) as batch_op:
        batch_op.create_index("ix_sealed_records_partition_lock_id", ["partition", "lock_id"], unique=False)

    op.create_table(
        "sealed_row_keys",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("lock_id", sa.String(length=26), nullable=False),
        sa.Column("lock_version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("wdek", sa.LargeBinary(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "lock_id", "lock_version"],
            ["sealed_locks.partition", "sealed_locks.id", "sealed_locks.version"],
            name=op.f("fk_sealed_row_keys_partition_lock_id_lock_version"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_sealed_row_keys")),
        sa.UniqueConstraint("partition", "lock_id", "number", name=op.f("uq_sealed_row_keys_partition_lock_id_number")),
    )
    op.create_table(
        "tie_tokens",
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["tie_lists.person_id"], name=op.f("fk_tie_tokens_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "token", name=op.f("pk_tie_tokens")),
    )
    with op.batch_alter_table("tie_tokens", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tie_tokens_token"), ["token"], unique=False)

    op.create_table(
        "translated_sections",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("translation_id", sa.String(length=26), nullable=False),
        sa.Column("source_hash", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("machine", sa.Boolean(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("draft_html", sa.Text(), nullable=False),
        sa.Column("draft_machine", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "translation_id"],
            ["translations.partition", "translations.id"],
            name=op.f("fk_translated_sections_partition_translation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_translated_sections")),
        sa.UniqueConstraint(
            "partition",
            "translation_id",
            "source_hash",
            name=op.f("uq_translated_sections_partition_translation_id_source_hash"),
        ),
    )
    op.create_table(
        "withheld_grants",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("lock_id", sa.String(length=26), nullable=False),
        sa.Column("lock_version", sa.Integer(), nullable=False),
        sa.Column("holder_id", sa.String(length=26), nullable=False),
        sa.Column("holder_key", sa.LargeBinary(), nullable=False),
        sa.Column("granted_by", sa.String(length=64), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "lock_id"],
            ["sealed_locks.partition", "sealed_locks.id"],
            name=op.f("fk_withheld_grants_partition_lock_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_withheld_grants")),
        sa.UniqueConstraint(
            "partition", "lock_id", "holder_id", name=op.f("uq_withheld_grants_partition_lock_id_holder_id")
        ),
    )
    op.create_table(
        "agreements",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("proposal_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("stand", sa.String(length=8), nullable=False),
        sa.Column("void", sa.Boolean(), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "proposal_id"],
            ["proposals.partition", "proposals.id"],
            name=op.f("fk_agreements_partition_proposal_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_agreements")),
        sa.UniqueConstraint(
            "partition", "proposal_id", "person_id", name=op.f("uq_agreements_partition_proposal_id_person_id")
        ),
    )
    op.create_table(
        "meeting_minutes",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("item_id", sa.String(length=26), nullable=False),
        sa.Column("author", sa.String(length=26), nullable=False),
        sa.Column("note_id", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "item_id"],
            ["meeting_items.partition", "meeting_items.id"],
            name=op.f("fk_meeting_minutes_partition_item_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_meeting_minutes")),
    )
    with op.batch_alter_table("meeting_minutes", schema=None) as batch_op:
        batch_op.create_index("ix_meeting_minutes_item", ["partition", "item_id"], unique=False)

    op.create_table(
        "policy_sources",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("version_id", sa.String(length=26), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("author", sa.String(length=300), nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("licence", sa.String(length=60), nullable=False),
        sa.Column("relation", sa.String(length=20), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("hop", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=120), nullable=False),
        sa.Column("pin", sa.String(length=80), nullable=False),
        sa.Column("permission", sa.Text(), nullable=False),
        sa.Column("frozen", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["partition", "version_id"],
            ["policy_versions.partition", "policy_versions.id"],
            name=op.f("fk_policy_sources_partition_version_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_policy_sources")),
    )
    with op.batch_alter_table("policy_sources", schema=None) as batch_op:
        batch_op.create_index("ix_policy_sources_version", ["partition", "version_id"], unique=False)

    op.create_table(
        "register_link_steps",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("link_id", sa.String(length=26), nullable=False),
        sa.Column("said", sa.String(length=8), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "link_id"],
            ["register_links.partition", "register_links.id"],
            name=op.f("fk_register_link_steps_partition_link_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_register_link_steps")),
    )
    op.create_table(
        "report_files",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("report_id", sa.String(length=26), nullable=False),
        sa.Column("message_id", sa.String(length=26), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.String(length=26), nullable=False),
        sa.ForeignKeyConstraint(
            ["partition", "message_id"],
            ["report_messages.partition", "report_messages.id"],
            name=op.f("fk_report_files_partition_message_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["partition", "report_id"],
            ["reports.partition", "reports.id"],
            name=op.f("fk_report_files_partition_report_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_report_files")),
        sa.UniqueConstraint(
            "partition", "report_id", "number", name=op.f("uq_report_files_partition_report_id_number")
        ),
    )
    op.create_table(
        "sealed_files",
        sa.Column("partition", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("lock_id", sa.String(length=26), nullable=False),
        sa.Column("record_id", sa.String(length=26), nullable=False),
        sa.Column("blob", sa.String(length=26), nullable=False),
        sa.Column("beside", sa.String(length=26), nullable=True),
        sa.ForeignKeyConstraint(
            ["partition", "record_id"],
            ["sealed_records.partition", "sealed_records.id"],
            name=op.f("fk_sealed_files_partition_record_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partition", "id", name=op.f("pk_sealed_files")),
    )
    with op.batch_alter_table("sealed_files", schema=None) as batch_op:
        batch_op.create_index("ix_sealed_files_partition_lock_id", ["partition", "lock_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("sealed_files", schema=None) as batch_op:
        batch_op.drop_index("ix_sealed_files_partition_lock_id")

    op.drop_table("sealed_files")
    op.drop_table("report_files")
    op.drop_table("register_link_steps")
    with op.batch_alter_table("policy_sources", schema=None) as batch_op:
        batch_op.drop_index("ix_policy_sources_version")

    op.drop_table("policy_sources")
    with op.batch_alter_table("meeting_minutes", schema=None) as batch_op:
        batch_op.drop_index("ix_meeting_minutes_item")

    op.drop_table("meeting_minutes")
    op.drop_table("agreements")
    op.drop_table("withheld_grants")
    op.drop_table("translated_sections")
    with op.batch_alter_table("tie_tokens", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tie_tokens_token"))

    op.drop_table("tie_tokens")
    op.drop_table("sealed_row_keys")
    with op.batch_alter_table("sealed_records", schema=None) as batch_op:
        batch_op.drop_index("ix_sealed_records_partition_lock_id")

    op.drop_table("sealed_records")
    op.drop_table("sealed_pages")
    op.drop_table("report_steps")
    op.drop_table("report_messages")
    op.drop_table("report_links")
    op.drop_table("report_addresses")
    with op.batch_alter_table("register_links", schema=None) as batch_op:
        batch_op.drop_index("ix_register_links_partition_other_id")

    op.drop_table("register_links")
    with op.batch_alter_table("register_entries", schema=None) as batch_op:
        batch_op.drop_index("ix_register_entries_partition_received")
        batch_op.drop_index("ix_register_entries_partition_person_id")
        batch_op.drop_index("ix_register_entries_partition_case_code")

    op.drop_table("register_entries")
    with op.batch_alter_table("register_changed", schema=None) as batch_op:
        batch_op.drop_index("ix_register_changed_partition_person_id")

    op.drop_table("register_changed")
    op.drop_table("proposals")
    with op.batch_alter_table("policy_versions", schema=None) as batch_op:
        batch_op.drop_index("ix_policy_versions_policy")

    op.drop_table("policy_versions")
    op.drop_table("person_wraps")
    op.drop_table("pending_grants")
    op.drop_table("meeting_presences")
    with op.batch_alter_table("meeting_items", schema=None) as batch_op:
        batch_op.drop_index("ix_meeting_items_meeting")

    op.drop_table("meeting_items")
    with op.batch_alter_table("measure_places", schema=None) as batch_op:
        batch_op.drop_index("ix_measure_places_term")

    op.drop_table("measure_places")
    op.drop_table("measure_parties")
    op.drop_table("letter_sheets")
    with op.batch_alter_table("key_grants", schema=None) as batch_op:
        batch_op.drop_index("ix_key_grants_partition_holder_id")

    op.drop_table("key_grants")
    op.drop_table("interim_verdicts")
    with op.batch_alter_table("escrow_tokens", schema=None) as batch_op:
        batch_op.drop_index("ix_escrow_tokens_token")

    op.drop_table("escrow_tokens")
    op.drop_table("draft_answers")
    op.drop_table("contact_photos")
    with op.batch_alter_table("case_steps", schema=None) as batch_op:
        batch_op.drop_index("ix_case_steps_partition_case_id")

    op.drop_table("case_steps")
    with op.batch_alter_table("case_reports", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_reports_report_id"))

    op.drop_table("case_reports")
    op.drop_table("case_readmissions")
    op.drop_table("case_parties")
    with op.batch_alter_table("case_notes", schema=None) as batch_op:
        batch_op.drop_index("ix_case_notes_partition_case_id")

    op.drop_table("case_notes")
    op.drop_table("case_measures")
    with op.batch_alter_table("case_loans", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_loans_person_id"))

    op.drop_table("case_loans")
    with op.batch_alter_table("case_kin", schema=None) as batch_op:
        batch_op.drop_index("ix_case_kin_partition_other_id")

    op.drop_table("case_kin")
    with op.batch_alter_table("case_files", schema=None) as batch_op:
        batch_op.drop_index("ix_case_files_partition_case_id")

    op.drop_table("case_files")
    op.drop_table("case_attestations")
    op.drop_table("bundled_cases")
    op.drop_table("watches")
    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_visits_person_id"))

    op.drop_table("visits")
    with op.batch_alter_table("unsent_forms", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unsent_forms_person_id"))

    op.drop_table("unsent_forms")
    op.drop_table("transport_keys")
    op.drop_table("translations")
    op.drop_table("tie_lists")
    op.drop_table("teams")
    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.drop_index("ix_tasks_partition_done_at")
        batch_op.drop_index("ix_tasks_partition_case_id")

    op.drop_table("tasks")
    with op.batch_alter_table("talks", schema=None) as batch_op:
        batch_op.drop_index("ix_talks_partition_case_id")

    op.drop_table("talks")
    op.drop_table("stored_blobs")
    op.drop_table("site_checks")
    op.drop_table("seats")
    op.drop_table("sealed_locks")
    with op.batch_alter_table("saved_views", schema=None) as batch_op:
        batch_op.drop_index("ix_saved_views_partition_person_id")

    op.drop_table("saved_views")
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.drop_index("ix_reports_partition_twin")
        batch_op.drop_index("ix_reports_partition_state")
        batch_op.drop_index("ix_reports_partition_internal_lock")

    op.drop_table("reports")
    op.drop_table("report_questions")
    op.drop_table("registers")
    with op.batch_alter_table("register_readings", schema=None) as batch_op:
        batch_op.drop_index("ix_register_readings_partition_person_id")

    op.drop_table("register_readings")
    with op.batch_alter_table("register_people", schema=None) as batch_op:
        batch_op.drop_index("ix_register_people_partition_head_id")

    op.drop_table("register_people")
    with op.batch_alter_table("register_changes", schema=None) as batch_op:
        batch_op.drop_index("ix_register_changes_partition_state")

    op.drop_table("register_changes")
    op.drop_table("redactions")
    op.drop_table("receipts")
    with op.batch_alter_table("questions_asked", schema=None) as batch_op:
        batch_op.drop_index("ix_questions_asked_partition_case_id")

    op.drop_table("questions_asked")
    op.drop_table("precedences")
    with op.batch_alter_table("policy_source_texts", schema=None) as batch_op:
        batch_op.drop_index("ix_policy_source_texts_ref")

    op.drop_table("policy_source_texts")
    with op.batch_alter_table("policy_source_claims", schema=None) as batch_op:
        batch_op.drop_index("ix_policy_source_claims_ref")

    op.drop_table("policy_source_claims")
    op.drop_table("policy_own_sources")
    op.drop_table("policy_descents")
    op.drop_table("policies")
    op.drop_table("places")
    op.drop_table("persons")
    op.drop_table("person_keys")
    op.drop_table("parties")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_state_next_at")

    op.drop_table("outbox")
    with op.batch_alter_table("narrowing_additions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_narrowing_additions_community"))

    op.drop_table("narrowing_additions")
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_memberships_place"))
        batch_op.drop_index(batch_op.f("ix_memberships_person_id"))

    op.drop_table("memberships")
    op.drop_table("meetings")
    op.drop_table("measures")
    with op.batch_alter_table("measure_terms", schema=None) as batch_op:
        batch_op.drop_index("ix_measure_terms_state_ends")
        batch_op.drop_index("ix_measure_terms_partition_case_id")

    op.drop_table("measure_terms")
    op.drop_table("listings")
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_links_person_id"))
        batch_op.drop_index(batch_op.f("ix_links_expires"))

    op.drop_table("links")
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.drop_index("ix_letters_partition_case_id")

    op.drop_table("letters")
    op.drop_table("letter_patterns")
    op.drop_table("letter_indexes")
    with op.batch_alter_table("letter_boxes", schema=None) as batch_op:
        batch_op.drop_index("ix_letter_boxes_case")

    op.drop_table("letter_boxes")
    with op.batch_alter_table("lessons", schema=None) as batch_op:
        batch_op.drop_index("ix_lessons_partition_case_id")

    op.drop_table("lessons")
    op.drop_table("leases")
    op.drop_table("ladder_rungs")
    with op.batch_alter_table("interim_acts", schema=None) as batch_op:
        batch_op.drop_index("ix_interim_acts_lapses")
        batch_op.drop_index("ix_interim_acts_case")

    op.drop_table("interim_acts")
    op.drop_table("intake_tests")
    with op.batch_alter_table("file_openings", schema=None) as batch_op:
        batch_op.drop_index("ix_file_openings_partition_file_id")

    op.drop_table("file_openings")
    with op.batch_alter_table("exhibits", schema=None) as batch_op:
        batch_op.drop_index("ix_exhibits_partition_case_id")

    op.drop_table("exhibits")
    op.drop_table("events")
    op.drop_table("event_overlays")
    op.drop_table("escrow_places")
    with op.batch_alter_table("escrow_holds", schema=None) as batch_op:
        batch_op.drop_index("ix_escrow_holds_ends_on")

    op.drop_table("escrow_holds")
    op.drop_table("escalations")
    op.drop_table("duty_tags")
    with op.batch_alter_table("duty_shifts", schema=None) as batch_op:
        batch_op.drop_index("ix_duty_shifts_ends")

    op.drop_table("duty_shifts")
    op.drop_table("duty_notices")
    with op.batch_alter_table("duty_leaves", schema=None) as batch_op:
        batch_op.drop_index("ix_duty_leaves_last_day")

    op.drop_table("duty_leaves")
    op.drop_table("duty_hours")
    with op.batch_alter_table("duty_clocks", schema=None) as batch_op:
        batch_op.drop_index("ix_duty_clocks_due")
        batch_op.drop_index("ix_duty_clocks_case")

    op.drop_table("duty_clocks")
    with op.batch_alter_table("duty_assignments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_duty_assignments_person_id"))

    op.drop_table("duty_assignments")
    with op.batch_alter_table("draft_reviews", schema=None) as batch_op:
        batch_op.drop_index("ix_draft_reviews_partition_sender")

    op.drop_table("draft_reviews")
    op.drop_table("draft_requests")
    with op.batch_alter_table("draft_looks", schema=None) as batch_op:
        batch_op.drop_index("ix_draft_looks_partition_review_id")

    op.drop_table("draft_looks")
    with op.batch_alter_table("draft_files", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_draft_files_draft_hash"))

    op.drop_table("draft_files")
    with op.batch_alter_table("draft_comments", schema=None) as batch_op:
        batch_op.drop_index("ix_draft_comments_partition_review_id")

    op.drop_table("draft_comments")
    op.drop_table("doors")
    op.drop_table("disclosures_received")
    with op.batch_alter_table("disclosures", schema=None) as batch_op:
        batch_op.drop_index("ix_disclosures_partition_root_id")
        batch_op.drop_index("ix_disclosures_partition_at")

    op.drop_table("disclosures")
    with op.batch_alter_table("departures", schema=None) as batch_op:
        batch_op.drop_index("ix_departures_partition_at")

    op.drop_table("departures")
    op.drop_table("covered_elsewhere")
    op.drop_table("contacts")
    op.drop_table("communities")
    op.drop_table("code_answers")
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.drop_index("ix_cases_partition_state_opened_at")
        batch_op.drop_index("ix_cases_partition_running_moved_at")
        batch_op.drop_index("ix_cases_partition_lock_id")

    op.drop_table("cases")
    op.drop_table("case_ways")
    op.drop_table("case_panels")
    with op.batch_alter_table("case_exports", schema=None) as batch_op:
        batch_op.drop_index("ix_case_exports_partition_case_id")

    op.drop_table("case_exports")
    op.drop_table("card_rounds")
    with op.batch_alter_table("bundles", schema=None) as batch_op:
        batch_op.drop_index("ix_bundles_partition_event_id")

    op.drop_table("bundles")
    with op.batch_alter_table("bars", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bars_thing_id"))

    op.drop_table("bars")
    with op.batch_alter_table("audit_lines", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_lines_partition_object_id")

    op.drop_table("audit_lines")
    op.drop_table("audit_heads")
    with op.batch_alter_table("appeals", schema=None) as batch_op:
        batch_op.drop_index("ix_appeals_partition_looked_at")
        batch_op.drop_index("ix_appeals_partition_case_id")

    op.drop_table("appeals")
    op.drop_table("appeal_terms")
    op.drop_table("appeal_seats")
    op.drop_table("affiliation_steps")
    with op.batch_alter_table("affiliation_proposals", schema=None) as batch_op:
        batch_op.drop_index("ix_affiliation_proposals_community")

    op.drop_table("affiliation_proposals")
    op.drop_table("affiliation_pointers")
    op.drop_table("affiliated")
    with op.batch_alter_table("advices", schema=None) as batch_op:
        batch_op.drop_index("ix_advices_partition_person_id")
        batch_op.drop_index("ix_advices_partition_case_id")

    op.drop_table("advices")
    op.drop_table("acceptances")
