"""Tables of what is held back. Days only; the named person stands here as keyed tokens and in no other way."""

from datetime import date

from sqlalchemy import Date, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, PERSONAL, Base, Kept, kept_ref


class Holding(Kept, Base):
    """A place that lets reporters hold their reports back. The row stands while it does."""

    __tablename__ = "escrow_places"
    __table_args__ = (UniqueConstraint("partition"),)

    since: Mapped[date] = mapped_column(Date, info=INTERNAL)


class Hold(Kept, Base):
    """One held thing. No handler is shown anything of it.

    `asked_on`: the day from which its reporter is asked, because another names the same person. `answer`: "", "yes" or
    "wait". `opens`: what silence at the end means, as its reporter chose. `only`: the one person it was meant for.
    `told`: how many notices went out. `freed_on`: when it was opened; its tokens then still count for later ones.
    """

    __tablename__ = "escrow_holds"
    __table_args__ = (
        UniqueConstraint("partition", "thing_id"),
        Index("ix_escrow_holds_ends_on", "partition", "ends_on"),
    )

    thing_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    since: Mapped[date] = mapped_column(Date, info=INTERNAL)
    ends_on: Mapped[date] = mapped_column(Date, info=INTERNAL)
    opens: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
    only: Mapped[str] = mapped_column(String(26), default="", info=INTERNAL)
    asked_on: Mapped[date | None] = mapped_column(Date, info=INTERNAL)
    answer: Mapped[str] = mapped_column(String(8), default="", info=INTERNAL)
    told: Mapped[int] = mapped_column(default=0, info=INTERNAL)
    freed_on: Mapped[date | None] = mapped_column(Date, info=INTERNAL)


class HoldToken(Kept, Base):
    """One handle or address of the named person, as a token under the server's pepper and this place (settled 7)."""

    __tablename__ = "escrow_tokens"
    __table_args__ = (
        UniqueConstraint("partition", "hold_id", "token"),
        Index("ix_escrow_tokens_token", "partition", "token"),
        kept_ref("escrow_holds", "hold_id"),
    )

    hold_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    token: Mapped[str] = mapped_column(String(64), info=PERSONAL)
