"""What came up (partition "committee"), and the register (partition "register").

The register's rows are closed under its lock's row keys (settled 5): identities and summaries open only for key
holders. Person codes, record types, standings and days stand in clear, so that members see how things stand.
"""

from datetime import date, datetime

from sqlalchemy import Date, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, PUBLIC, SEALED, Kept, Moment, db, kept_ref


class Bundle(Kept, db.Model):
    """The incidents of one event that a community sent in one go. It stands with the community."""

    __tablename__ = "bundles"
    __table_args__ = (Index("ix_bundles_partition_event_id", "partition", "event_id"),)

    event_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class Bundled(Kept, db.Model):
    """One incident of a bundle, and where it can be asked after: its case here. Its receipt is a step of that case."""

    __tablename__ = "bundled_cases"
    __table_args__ = (UniqueConstraint("partition", "bundle_id", "case_id"), kept_ref("bundles", "bundle_id"))

    bundle_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)


class Escalation(Kept, db.Model):
    """How a central case came here. `sender` is the place it came from, "" for a report at the committee's door.

    `level`: how much was filed: "full", or "least" when it is only the kind of thing it was and who it is about.
    """

    __tablename__ = "escalations"
    __table_args__ = (UniqueConstraint("partition", "case_id"),)

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    sender: Mapped[str] = mapped_column(String(80), default="", info=INTERNAL)
    sender_case: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    reason: Mapped[str] = mapped_column(String(24), default="", info=INTERNAL)
    level: Mapped[str] = mapped_column(String(8), default="", info=INTERNAL)
    sent_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class Register(Kept, db.Model):
    """The register's lock, held by the key holders."""

    __tablename__ = "registers"

    lock_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)


class RegisterPerson(Kept, db.Model):
    """A person under a code. Names, aliases and handles are in the box."""

    __tablename__ = "register_people"
    __table_args__ = (UniqueConstraint("partition", "code_name"),)

    code_name: Mapped[str] = mapped_column(String(40), info=INTERNAL)
    box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    made_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class RegisterEntry(Kept, db.Model):
    """One row of the register: one person (or nobody identifiable) in one central case."""

    __tablename__ = "register_entries"
    __table_args__ = (
        Index("ix_register_entries_partition_recorded_at", "partition", "recorded_at"),
        Index("ix_register_entries_partition_person_id", "partition", "person_id"),
        UniqueConstraint("partition", "case_id", "person_id"),
        kept_ref("register_people", "person_id"),
    )

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    case_code: Mapped[str] = mapped_column(String(40), info=INTERNAL)
    person_id: Mapped[str | None] = mapped_column(String(26), info=INTERNAL)
    record_type: Mapped[str] = mapped_column(String(2), info=INTERNAL)
    standing: Mapped[str] = mapped_column(String(8), info=INTERNAL)
    until: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
    outcome: Mapped[str] = mapped_column(String(24), info=INTERNAL)
    received: Mapped[date] = mapped_column(Date, info=INTERNAL)
    recorded_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    recorder: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)


class Reading(Kept, db.Model):
    """Somebody opened the people of the register. Why stands sealed, for the other key holders."""

    __tablename__ = "register_readings"
    __table_args__ = (Index("ix_register_readings_partition_person_id", "partition", "person_id", "until"),)

    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    until: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)


class DraftReview(Kept, db.Model):
    """A draft of a community's code as it was sent to be looked at (partition "committee").

    It is there only while the community asks: taking the request back takes the row away.
    """

    __tablename__ = "draft_reviews"
    __table_args__ = (Index("ix_draft_reviews_partition_sender", "partition", "sender"),)

    sender: Mapped[str] = mapped_column(String(80), info=INTERNAL)
    name: Mapped[str] = mapped_column(String(120), info=PUBLIC)
    title: Mapped[str] = mapped_column(String(200), info=INTERNAL)
    language: Mapped[str] = mapped_column(String(12), info=INTERNAL)
    text: Mapped[str] = mapped_column(Text, info=INTERNAL)
    question: Mapped[str] = mapped_column(String(1000), info=INTERNAL)
    asked_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class DraftRequest(Kept, db.Model):
    """The same in the community's own partition, for as long as it asks. Its id is the review's."""

    __tablename__ = "draft_requests"

    language: Mapped[str] = mapped_column(String(12), info=INTERNAL)
    text: Mapped[str] = mapped_column(Text, info=INTERNAL)
    question: Mapped[str] = mapped_column(String(1000), info=INTERNAL)
    asker: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    asked_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class DraftComment(Kept, db.Model):
    """What a member wrote beside one sentence (number 0: of the whole). One row at the committee, one at the sender."""

    __tablename__ = "draft_comments"
    __table_args__ = (Index("ix_draft_comments_partition_review_id", "partition", "review_id"),)

    review_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    number: Mapped[int] = mapped_column(info=INTERNAL)
    writer: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    text: Mapped[str] = mapped_column(Text, info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class DraftAnswer(Kept, db.Model):
    """What the community says to a comment, or that it is done. The newest counts; a row at both places."""

    __tablename__ = "draft_answers"
    __table_args__ = (kept_ref("draft_comments", "comment_id"),)

    comment_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    text: Mapped[str] = mapped_column(Text, info=INTERNAL)
    settled: Mapped[bool] = mapped_column(info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
