"""What came up to the committee (partition "committee"), and what stands with its senders."""

from datetime import datetime

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, PUBLIC, Kept, Moment, db, kept_ref


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
    `parts`: which parts came, as codes; None where nobody noted it.
    """

    __tablename__ = "escalations"
    __table_args__ = (UniqueConstraint("partition", "case_id"),)

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    sender: Mapped[str] = mapped_column(String(80), default="", info=INTERNAL)
    sender_case: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    reason: Mapped[str] = mapped_column(String(24), default="", info=INTERNAL)
    level: Mapped[str] = mapped_column(String(8), default="", info=INTERNAL)
    sent_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    parts: Mapped[str | None] = mapped_column(String(160), info=INTERNAL)


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


class DraftLook(Kept, db.Model):
    """That a member has looked at all of a draft; an answer makes it wait again. A row at both places."""

    __tablename__ = "draft_looks"
    __table_args__ = (Index("ix_draft_looks_partition_review_id", "partition", "review_id"),)

    review_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    looker: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
