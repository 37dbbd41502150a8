"""What somebody was typing when their time ran out."""

from datetime import datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, SEALED, Base, Moment, new_id


class Unsent(Base):
    """A form that came after its session was over, sealed to the person who sent it (settled 19)."""

    __tablename__ = "unsent_forms"
    __open__ = "belongs to a person, not to a place; sealed to that person's key"

    id: Mapped[str] = mapped_column(String(26), primary_key=True, default=new_id, info=INTERNAL)
    person_id: Mapped[str] = mapped_column(String(26), index=True, info=INTERNAL)
    made: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
