"""Tables of the sealing room. Public keys, grants and ciphertexts; moments of reporters are days only."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import INTERNAL, PERSONAL, PUBLIC, SEALED, Kept, Moment, db, kept_ref, new_id

LOCK_KINDS = ("desk", "dialogue", "internal", "identity", "case", "pik", "register", "screening", "minutes")


def _under_live_version() -> ForeignKeyConstraint:
    """No row may be committed under a version its lock no longer has (checked at commit)."""
    return ForeignKeyConstraint(
        ["partition", "lock_id", "lock_version"],
        ["sealed_locks.partition", "sealed_locks.id", "sealed_locks.version"],
        deferrable=True,
        initially="DEFERRED",
    )


class PersonKey(db.Model):
    """A person's public key, vouched for by the server's MAC."""

    __tablename__ = "person_keys"
    __open__ = "a person belongs to no partition; the row holds nothing secret"

    person_id: Mapped[str] = mapped_column(String(26), primary_key=True, info=INTERNAL)
    version: Mapped[int] = mapped_column(info=INTERNAL)
    public: Mapped[bytes] = mapped_column(LargeBinary, info=INTERNAL)
    mac: Mapped[bytes] = mapped_column(LargeBinary, info=INTERNAL)


class PersonWrap(db.Model):
    """A person's private key, closed under a password or a recovery code; or that code, under the key."""

    __tablename__ = "person_wraps"
    __open__ = "a person belongs to no partition; the row is ciphertext"

    person_id: Mapped[str] = mapped_column(
        String(26), ForeignKey("person_keys.person_id", ondelete="CASCADE"), primary_key=True, info=INTERNAL
    )
    kind: Mapped[str] = mapped_column(String(12), primary_key=True, info=INTERNAL)
    key_version: Mapped[int] = mapped_column(info=INTERNAL)
    salt: Mapped[bytes] = mapped_column(LargeBinary, default=b"", info=INTERNAL)
    passes: Mapped[int] = mapped_column(default=0, info=INTERNAL)
    memory: Mapped[int] = mapped_column(default=0, info=INTERNAL)
    pepper: Mapped[str] = mapped_column(String(12), default="", info=INTERNAL)
    box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)


class Lock(Kept, db.Model):
    """A sealed partition: one key pair a version. Its private half exists only inside grants."""

    __tablename__ = "sealed_locks"

    kind: Mapped[str] = mapped_column(String(12), info=INTERNAL)
    version: Mapped[int] = mapped_column(default=1, info=INTERNAL)
    public: Mapped[bytes] = mapped_column(LargeBinary, info=INTERNAL)
    rotation_due: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
    shredded: Mapped[bool] = mapped_column(default=False, info=INTERNAL)
    mac: Mapped[bytes] = mapped_column(LargeBinary, info=INTERNAL)

    __table_args__ = (UniqueConstraint("partition", "id", "version"),)


class Grant(Kept, db.Model):
    """One holder's copy of a lock's private key. An empty box: held once, waits for a colleague."""

    __tablename__ = "key_grants"

    lock_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    lock_version: Mapped[int] = mapped_column(info=INTERNAL)
    holder_kind: Mapped[str] = mapped_column(String(8), info=INTERNAL)
    holder_id: Mapped[str] = mapped_column(String(64), info=INTERNAL)
    holder_key: Mapped[bytes] = mapped_column(LargeBinary, info=INTERNAL)
    box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    pin: Mapped[bytes] = mapped_column(LargeBinary, info=INTERNAL)
    granted_by: Mapped[str] = mapped_column(String(64), default="", info=INTERNAL)
    day: Mapped[date] = mapped_column(info=INTERNAL)
    mac: Mapped[bytes] = mapped_column(LargeBinary, info=INTERNAL)

    __table_args__ = (
        UniqueConstraint("partition", "lock_id", "holder_id"),
        Index("ix_key_grants_partition_holder_id", "partition", "holder_id"),
        _under_live_version(),
    )


class PendingGrant(Kept, db.Model):
    """A wish for a key, which the next request of a holder fulfils (settled 3)."""

    __tablename__ = "pending_grants"

    lock_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    holder_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    holder_key: Mapped[bytes] = mapped_column(LargeBinary, info=INTERNAL)
    day: Mapped[date] = mapped_column(info=INTERNAL)
    mac: Mapped[bytes] = mapped_column(LargeBinary, info=INTERNAL)

    __table_args__ = (
        UniqueConstraint("partition", "lock_id", "holder_id"),
        kept_ref("sealed_locks", "lock_id"),
    )


class WithheldGrant(Kept, db.Model):
    """A grant that was prepared and not given (settled 7): under the server's key until then."""

    __tablename__ = "withheld_grants"

    lock_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    lock_version: Mapped[int] = mapped_column(info=INTERNAL)
    holder_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    holder_key: Mapped[bytes] = mapped_column(LargeBinary, info=INTERNAL)
    granted_by: Mapped[str] = mapped_column(String(64), default="", info=INTERNAL)
    box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)

    __table_args__ = (
        UniqueConstraint("partition", "lock_id", "holder_id"),
        kept_ref("sealed_locks", "lock_id"),
    )


class Record(Kept, db.Model):
    """Sealed text: its own data key, sealed to a lock, and the words under that key."""

    __tablename__ = "sealed_records"

    lock_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    lock_version: Mapped[int] = mapped_column(info=INTERNAL)
    wdek: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    mac: Mapped[bytes] = mapped_column(LargeBinary, info=INTERNAL)

    __table_args__ = (
        Index("ix_sealed_records_partition_lock_id", "partition", "lock_id"),
        _under_live_version(),
    )


class Page(Kept, db.Model):
    """The words of a lock's records once more, together, for reading many at once. It turns with its lock."""

    __tablename__ = "sealed_pages"

    lock_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    lock_version: Mapped[int] = mapped_column(info=INTERNAL)
    box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)

    __table_args__ = (UniqueConstraint("partition", "lock_id"), _under_live_version())


class RowKey(Kept, db.Model):
    """A key for many small rows of one lock (the register); a new one after each rotation."""

    __tablename__ = "sealed_row_keys"

    lock_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    lock_version: Mapped[int] = mapped_column(info=INTERNAL)
    number: Mapped[int] = mapped_column(info=INTERNAL)
    wdek: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    mac: Mapped[bytes] = mapped_column(LargeBinary, info=INTERNAL)

    __table_args__ = (UniqueConstraint("partition", "lock_id", "number"), _under_live_version())


class SealedFile(Kept, db.Model):
    """A kept file: its key, name, type and size stand in a sealed record, its bytes in a blob, its original beside."""

    __tablename__ = "sealed_files"

    lock_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    record_id: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    blob: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    beside: Mapped[str | None] = mapped_column(String(26), info=INTERNAL)

    __table_args__ = (
        Index("ix_sealed_files_partition_lock_id", "partition", "lock_id"),
        kept_ref("sealed_records", "record_id"),
    )


class Blob(db.Model):
    """A stored ciphertext somebody still needs. What the store holds beyond these is swept."""

    __tablename__ = "stored_blobs"
    __open__ = "random names and padded sizes; the sweep asks for all of them"

    name: Mapped[str] = mapped_column(String(26), primary_key=True, default=new_id, info=INTERNAL)
    size: Mapped[int] = mapped_column(info=INTERNAL)


class DraftFile(db.Model):
    """A file that arrived before its report was sent: sealed under a value only the form knows."""

    __tablename__ = "draft_files"
    __open__ = "nobody is known yet; gone after two hours"

    id: Mapped[str] = mapped_column(String(26), primary_key=True, default=new_id, info=INTERNAL)
    draft_hash: Mapped[str] = mapped_column(String(64), index=True, info=INTERNAL)
    blob: Mapped[str] = mapped_column(String(26), info=INTERNAL)
    box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    made: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    beside: Mapped[str | None] = mapped_column(String(26), info=INTERNAL)


class SessionRow(db.Model):
    """A signed-in visit: found and opened only by the cookie's token."""

    __tablename__ = "visits"
    __open__ = "read before anybody is known"

    index: Mapped[str] = mapped_column(String(64), primary_key=True, info=INTERNAL)
    person_id: Mapped[str | None] = mapped_column(String(26), index=True, info=PERSONAL)
    state: Mapped[str] = mapped_column(String(8), info=INTERNAL)
    made: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    seen: Mapped[datetime] = mapped_column(Moment, info=INTERNAL)
    box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)


class SiteCheck(db.Model):
    """A value of each server secret, so that the wrong one is noticed before anything is written."""

    __tablename__ = "site_checks"
    __open__ = "about the installation, not about anybody"

    name: Mapped[str] = mapped_column(String(12), primary_key=True, info=PUBLIC)
    value: Mapped[str] = mapped_column(String(64), info=INTERNAL)


class TransportKey(db.Model):
    """A month's key for what browsers seal before it is sent; its private half under the server's key."""

    __tablename__ = "transport_keys"
    __open__ = "about the installation, not about anybody"

    month: Mapped[str] = mapped_column(String(7), primary_key=True, info=PUBLIC)
    box: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
