"""That a community wants to leave, or has left: what is said at its address since, and the certificate of what went."""

from datetime import date, datetime

from sqlalchemy import Date, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, PUBLIC, Base, Kept, Moment

STAY, END = CHOICES = ("stay", "end")


class Leaving(Kept, Base):
    """One row a community. `earliest`: the day from which the committee may agree. `left_on`: None until it did.

    `url`, `words`: what its address says afterwards. `leads`: who may read the certificate. `facts`: it, as JSON.
    """

    __tablename__ = "leavings"
    __table_args__ = (UniqueConstraint("partition"),)

    asked_by: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    asked_at: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    earliest: Mapped[date] = mapped_column(Date, info=INTERNAL)
    url: Mapped[str] = mapped_column(String(500), default="", info=PUBLIC)
    words: Mapped[str] = mapped_column(String(600), default="", info=PUBLIC)
    agreed_by: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    left_on: Mapped[date | None] = mapped_column(Date, info=PUBLIC)
    leads: Mapped[str] = mapped_column(Text, default="", info=INTERNAL)
    facts: Mapped[str] = mapped_column(Text, default="", info=INTERNAL)


class LeavingChoice(Kept, Base):
    """What the committee is asked to do with an escalation that is still open: go on with it, or end it."""

    __tablename__ = "leaving_choices"
    __table_args__ = (UniqueConstraint("partition", "case_id"),)

    case_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    choice: Mapped[str] = mapped_column(String(8), info=INTERNAL)


class LeavingPlace(Base):
    """Which places asked or left, so that nobody has to look at every place there is."""

    __tablename__ = "leaving_places"
    __open__ = (
        "it says of a place no more than that it has such a row; what stands in that row is asked for in its place"
    )

    place: Mapped[str] = mapped_column(String(80), primary_key=True, info=INTERNAL)
