"""Agreements (at both places), lists as their senders see them (the community's partition), and what the committee does
with them (partition "screening"). What was told, and what is disputed, stands with the register.

Names, addresses and handles are only ever in sealed records; who matched whom is only ever in sealed records, too.
"""

from datetime import date, datetime

from sqlalchemy import Boolean, Date, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, PERSONAL, PUBLIC, Base, Kept, Moment, kept_ref


class ScreeningAgreement(Kept, Base):
    """One version of what a community and the committee agreed on, under the same id at both places."""

    __tablename__ = "screening_agreements"
    __table_args__ = (UniqueConstraint("partition", "community", "number"),)

    community: Mapped[str] = mapped_column(String(80), info=INTERNAL)
    number: Mapped[int] = mapped_column(info=PUBLIC)
    country: Mapped[str] = mapped_column(String(2), info=PUBLIC)
    permit: Mapped[str] = mapped_column(String(120), info=PUBLIC)
    assessed: Mapped[date] = mapped_column(Date, info=PUBLIC)
    body: Mapped[str] = mapped_column(String(200), info=PUBLIC)
    mail: Mapped[str] = mapped_column(String(254), info=PUBLIC)
    notice_url: Mapped[str] = mapped_column(String(500), info=PUBLIC)
    balance: Mapped[str] = mapped_column(Text, info=PUBLIC)
    days_kept: Mapped[int] = mapped_column(info=PUBLIC)
    days_wait: Mapped[int] = mapped_column(info=PUBLIC)
    made_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class ScreeningSignature(Kept, Base):
    """Somebody signed an agreement for one side, or ended it. The person is known at their own place alone."""

    __tablename__ = "screening_signatures"
    __table_args__ = (
        UniqueConstraint("partition", "agreement_id", "side", "act"),
        kept_ref("screening_agreements", "agreement_id"),
    )

    agreement_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    side: Mapped[str] = mapped_column(String(12), info=PUBLIC)
    act: Mapped[str] = mapped_column(String(8), info=PUBLIC)
    body: Mapped[str] = mapped_column(String(200), default="", info=PUBLIC)
    person_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=PUBLIC)


class ScreeningList(Kept, Base):
    """A list as its community knows it: how many rows, for which event, when. No row of it.

    `seen`: keyed digests of the rows that were sent, so that a later list of the event brings only what is new, or of
    the key of a private check, so that it is used once; gone when no list for the event may come any more.
    `old`: which rows of the file were answered before, as a row of signs.
    """

    __tablename__ = "screening_lists"
    __table_args__ = (Index("ix_screening_lists_partition_event_id", "partition", "event_id"),)

    event_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    agreement_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    kind: Mapped[str] = mapped_column(String(10), info=INTERNAL)
    size: Mapped[int] = mapped_column(info=INTERNAL)
    fresh: Mapped[int] = mapped_column(info=INTERNAL)
    state: Mapped[str] = mapped_column(String(8), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    sent_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    answer_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    seen: Mapped[bytes] = mapped_column(LargeBinary, info=PERSONAL)
    old: Mapped[bytes] = mapped_column(LargeBinary, info=INTERNAL)


class ScreeningNews(Kept, Base):
    """What came back to a community about a list: a question, the answer, that it was wiped, a doubt; what it did.

    `record_id` under `lock_id`: the words, for whoever the answer is for. A question's lock stands at the committee,
    where the reply goes.
    """

    __tablename__ = "screening_news"
    __table_args__ = (
        Index("ix_screening_news_partition_list_id", "partition", "list_id"),
        kept_ref("screening_lists", "list_id"),
    )

    list_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    what: Mapped[str] = mapped_column(String(10), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    row: Mapped[int] = mapped_column(default=0, info=INTERNAL)
    code: Mapped[str] = mapped_column(String(12), default="", info=INTERNAL)
    lock_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    opens_at: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)
    until: Mapped[date | None] = mapped_column(Date, info=INTERNAL)


class ScreeningCheck(Kept, Base):
    """A list at the committee, under the same id. `lock_id` closes its rows, `pairs_lock` what is looked at."""

    __tablename__ = "screening_checks"
    __table_args__ = (Index("ix_screening_checks_partition_state", "partition", "state"),)

    community: Mapped[str] = mapped_column(String(80), info=INTERNAL)
    event_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    event_name: Mapped[str] = mapped_column(String(120), info=INTERNAL)
    last_day: Mapped[date] = mapped_column(Date, info=INTERNAL)
    kind: Mapped[str] = mapped_column(String(10), info=INTERNAL)
    size: Mapped[int] = mapped_column(info=INTERNAL)
    fresh: Mapped[int] = mapped_column(info=INTERNAL)
    state: Mapped[str] = mapped_column(String(10), info=INTERNAL)
    sent_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    answer_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    wipe_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    lock_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    why_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    pairs_lock: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    run: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    runner: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    step: Mapped[int] = mapped_column(default=0, info=INTERNAL)
    beat_at: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)
    compared_at: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)
    wiped_at: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)


class ScreeningPair(Kept, Base):
    """What two members look at: a row of a list beside somebody of the register, in a sealed record.

    `lock_id`: under which it lies. A list whose rows are looked at by several couples has one for each.
    """

    __tablename__ = "screening_pairs"
    __table_args__ = (
        Index("ix_screening_pairs_partition_check_id", "partition", "check_id"),
        kept_ref("screening_checks", "check_id"),
    )

    check_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    number: Mapped[int] = mapped_column(info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    lock_id: Mapped[str | None] = mapped_column(String(26), info=INTERNAL)


class ScreeningVerdict(Kept, Base):
    """What one member says of a pair, sealed; without a pair: that they looked through the whole list."""

    __tablename__ = "screening_verdicts"
    __table_args__ = (
        UniqueConstraint("partition", "check_id", "pair_id", "person_id"),
        kept_ref("screening_checks", "check_id"),
    )

    check_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    pair_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class ScreeningReply(Kept, Base):
    """What the event replied to a question about a row; a reply about a decoy is sealed like any other."""

    __tablename__ = "screening_replies"
    __table_args__ = (
        Index("ix_screening_replies_partition_check_id", "partition", "check_id"),
        kept_ref("screening_checks", "check_id"),
    )

    check_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    question_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class ScreeningAttempt(Kept, Base):
    """Somebody was turned away at a limit that keeps people from fishing: where, how, never for whom."""

    __tablename__ = "screening_attempts"
    __table_args__ = (Index("ix_screening_attempts_partition_at", "partition", "at"),)

    community: Mapped[str] = mapped_column(String(80), info=INTERNAL)
    event_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    code: Mapped[str] = mapped_column(String(20), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class ScreeningTold(Kept, Base):
    """What was answered about whom (partition "register"), sealed to the key holders: one a check, hit or not."""

    __tablename__ = "screening_told"
    __table_args__ = (Index("ix_screening_told_partition_at", "partition", "at"),)

    check_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    community: Mapped[str] = mapped_column(String(80), info=INTERNAL)
    what: Mapped[str] = mapped_column(String(8), info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    until: Mapped[date] = mapped_column(Date, info=INTERNAL)


class ScreeningDispute(Kept, Base):
    """Somebody says that a record is not about them (partition "register"): nothing is answered about it meanwhile."""

    __tablename__ = "screening_disputes"
    __table_args__ = (Index("ix_screening_disputes_partition_person_id", "partition", "person_id"),)

    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    open: Mapped[bool] = mapped_column(Boolean, info=INTERNAL)
    by: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    settled_at: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
