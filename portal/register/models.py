"""The register (partition "register"): people under codes, their records, what joins them, how each stands.

Rows are closed under the lock's row keys (settled 5): names, summaries, reasons and evidence open only for key holders.
Codes, days, kinds and standings stand in clear, so that members see how things stand.
"""

from datetime import date, datetime

from sqlalchemy import Date, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, SEALED, Base, Kept, Moment, kept_ref


class Register(Kept, Base):
    """The register's lock, held by the key holders."""

    __tablename__ = "registers"

    lock_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)


class RegisterPerson(Kept, Base):
    """A person under a code. Names, aliases and handles are in the box.

    `head_id`: whose code stands for all who were found to be the same, until they are parted; alone it is one's own.
    """

    __tablename__ = "register_people"
    __table_args__ = (
        UniqueConstraint("partition", "code_name"),
        Index("ix_register_people_partition_head_id", "partition", "head_id"),
    )

    code_name: Mapped[str] = mapped_column(String(40), info=INTERNAL)
    head_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    made_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class RegisterEntry(Kept, Base):
    """One row of the register: one person (or nobody identifiable) in one case.

    `sender`: the community it came from, "" for a report at the committee's door, "sheet" for what was brought in.
    A row that was brought in has a case id of its own, the same for all rows of its case.
    """

    __tablename__ = "register_entries"
    __table_args__ = (
        Index("ix_register_entries_partition_received", "partition", "received", "id"),
        Index("ix_register_entries_partition_person_id", "partition", "person_id"),
        Index("ix_register_entries_partition_case_code", "partition", "case_code"),
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
    sender: Mapped[str] = mapped_column(String(80), default="", info=INTERNAL)
    category: Mapped[str] = mapped_column(String(24), default="", info=INTERNAL)
    consequence: Mapped[str] = mapped_column(String(12), default="", info=INTERNAL)
    status: Mapped[str] = mapped_column(String(10), default="resolved", info=INTERNAL)
    source: Mapped[str] = mapped_column(String(10), default="", info=INTERNAL)
    resolved_on: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
    safety: Mapped[str] = mapped_column(String(5), default="", info=INTERNAL)
    ongoing: Mapped[str] = mapped_column(String(5), default="", info=INTERNAL)
    box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)


class Reading(Kept, Base):
    """Somebody opened the people of the register. Why stands sealed, for the other key holders."""

    __tablename__ = "register_readings"
    __table_args__ = (Index("ix_register_readings_partition_person_id", "partition", "person_id", "until"),)

    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    until: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)


class Link(Kept, Base):
    """Two people who may be the same. It joins them once two key holders said so, and parts them the same way."""

    __tablename__ = "register_links"
    __table_args__ = (
        UniqueConstraint("partition", "one_id", "other_id"),
        Index("ix_register_links_partition_other_id", "partition", "other_id"),
        kept_ref("register_people", "one_id"),
        kept_ref("register_people", "other_id"),
    )

    one_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    other_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    state: Mapped[str] = mapped_column(String(8), info=INTERNAL)
    first: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)


class Comparison(Kept, Base):
    """Everybody was, or is being, compared with everybody: who asked, how it went. `seen_at`: its last sign of life."""

    __tablename__ = "register_comparisons"
    __table_args__ = (Index("ix_register_comparisons_partition_began_at", "partition", "began_at"),)

    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    began_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    seen_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    state: Mapped[str] = mapped_column(String(8), info=INTERNAL)
    found: Mapped[int] = mapped_column(default=0, info=INTERNAL)


class LinkStep(Kept, Base):
    """Who said what about a link, and when."""

    __tablename__ = "register_link_steps"
    __table_args__ = (kept_ref("register_links", "link_id"),)

    link_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    said: Mapped[str] = mapped_column(String(8), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)


class StandingChange(Kept, Base):
    """A standing, proposed by one key holder and confirmed by another; the box says why and what may be shared."""

    __tablename__ = "register_changes"
    __table_args__ = (Index("ix_register_changes_partition_state", "partition", "state"),)

    standing: Mapped[str] = mapped_column(String(8), info=INTERNAL)
    since: Mapped[date] = mapped_column(Date, info=INTERNAL)
    until: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
    state: Mapped[str] = mapped_column(String(9), info=INTERNAL)
    proposer: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    proposed_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    second: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    settled_at: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)
    box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)


class Concerned(Kept, Base):
    """One person of a change: it was made for all who were joined then, and holds while they are."""

    __tablename__ = "register_changed"
    __table_args__ = (
        UniqueConstraint("partition", "change_id", "person_id"),
        Index("ix_register_changed_partition_person_id", "partition", "person_id"),
        kept_ref("register_changes", "change_id"),
        kept_ref("register_people", "person_id"),
    )

    change_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
