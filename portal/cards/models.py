"""What a place keeps about its cards: nothing of any card."""

from datetime import date

from sqlalchemy import Date, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, Base, Kept


class Rounds(Kept, Base):
    """How often all shifts of this place were ended, and the last day. A shift counts only in the round it began in."""

    __tablename__ = "card_rounds"
    __table_args__ = (UniqueConstraint("partition"),)

    number: Mapped[int] = mapped_column(Integer, info=INTERNAL)
    ended_on: Mapped[date] = mapped_column(Date, info=INTERNAL)
