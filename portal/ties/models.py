"""The private lists. They belong to people, not to places: one list counts wherever its owner handles reports."""

from datetime import date

from sqlalchemy import Date, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, PERSONAL, SEALED, Base


class TieList(Base):
    """What somebody wrote down, in a box that only they open."""

    __tablename__ = "tie_lists"
    __open__ = "belongs to a person and to no place; compared wherever that person handles reports"

    person_id: Mapped[str] = mapped_column(String(26), primary_key=True, info=INTERNAL)
    box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    kept_on: Mapped[date] = mapped_column(Date, info=INTERNAL)


class TieToken(Base):
    """One name, handle, address or employer of a list, as a token under the server's pepper and its owner."""

    __tablename__ = "tie_tokens"
    __open__ = "belongs to a person and to no place; compared wherever that person handles reports"

    person_id: Mapped[str] = mapped_column(
        String(26), ForeignKey("tie_lists.person_id", ondelete="CASCADE"), primary_key=True, info=INTERNAL
    )
    token: Mapped[str] = mapped_column(String(64), primary_key=True, index=True, info=PERSONAL)
