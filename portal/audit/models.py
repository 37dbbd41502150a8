"""The chains and their heads."""

from sqlalchemy import BigInteger, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, SEALED, Kept, db

FIELDS = ("n", "at", "actor", "role", "action", "object_id", "digest")
"""What a line's MAC covers, in this order; and the MAC of the line before it."""


def id_of(n: int) -> str:
    """The id of a chain's n-th line."""
    return f"{n:026d}"


class AuditLine(Kept, db.Model):
    """One act. `mac` covers every field and the line before it. Its id is its number: lines are written in order."""

    __tablename__ = "audit_lines"
    __table_args__ = (
        UniqueConstraint("partition", "n"),
        Index("ix_audit_lines_partition_object_id", "partition", "object_id"),
    )

    n: Mapped[int] = mapped_column(BigInteger, info=INTERNAL)
    at: Mapped[int] = mapped_column(BigInteger, info=INTERNAL)
    """Seconds since 1970; of a reporter's act only the start of its day."""
    actor: Mapped[str] = mapped_column(String(64), info=INTERNAL)
    role: Mapped[str] = mapped_column(String(20), info=INTERNAL)
    action: Mapped[str] = mapped_column(String(64), info=INTERNAL)
    object_id: Mapped[str] = mapped_column(String(80), info=INTERNAL)
    digest: Mapped[bytes] = mapped_column(LargeBinary(64), info=INTERNAL)
    mac: Mapped[bytes] = mapped_column(LargeBinary(32), info=INTERNAL)


class AuditKey(db.Model):
    """The key that lines of an earlier time were signed with, under the newest server key: they go on holding."""

    __tablename__ = "audit_keys"
    __open__ = "about the installation, not about anybody; ciphertext"

    id: Mapped[str] = mapped_column(String(26), primary_key=True, info=INTERNAL)
    box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)


class AuditHead(db.Model):
    """How far a chain has come. Locked while a line is added, so that lines stand in one order."""

    __tablename__ = "audit_heads"
    __open__ = "counts lines and names partitions; verifying and anchoring walk all chains"

    chain: Mapped[str] = mapped_column(String(80), primary_key=True, info=INTERNAL)
    n: Mapped[int] = mapped_column(BigInteger, default=0, info=INTERNAL)
    mac: Mapped[bytes] = mapped_column(LargeBinary(32), default=b"", info=INTERNAL)
