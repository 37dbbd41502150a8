"""What was told (partition "register"), and how it arrived (the community's own partition)."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, SEALED, Base, Kept, Moment


class Disclosure(Kept, Base):
    """One thing told to one place, or a correction to all who were told (`root_id`: what it corrects).

    `place`: the community, "" for another committee, whose name is in the box. `arrived_id`: its row there.
    """

    __tablename__ = "disclosures"
    __table_args__ = (
        Index("ix_disclosures_partition_at", "partition", "at"),
        Index("ix_disclosures_partition_root_id", "partition", "root_id"),
    )

    root_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    kind: Mapped[str] = mapped_column(String(10), info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    place: Mapped[str] = mapped_column(String(80), info=INTERNAL)
    state: Mapped[str] = mapped_column(String(9), info=INTERNAL)
    author: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    second: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    settled_at: Mapped[datetime | None] = mapped_column(Moment, info=INTERNAL)
    arrived_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)


class Arrived(Kept, Base):
    """What a community was told: sealed to those who lead it, under a lock of its own. `first_id`: what it corrects."""

    __tablename__ = "disclosures_received"

    lock_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    first_id: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
