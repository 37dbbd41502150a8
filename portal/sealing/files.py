"""Files: secretstream in 64 KiB chunks, sealed before they touch the disk, moved by reference.

A file's key, name, type, size and hash stand in a sealed record; the blob is bound to its own name. Before a
report is sent its files are drafts, sealed under a value only the form knows (settled 15). A file may be a copy
with its original sealed beside it: one record, two blobs, the same readers.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import blake2b

from nacl import bindings
from nacl.exceptions import CryptoError
from sqlalchemy import delete, select

from ..clock import now
from ..db import Scope, db, new_id
from ..errors import NotFound
from . import blobs
from .models import Blob, DraftFile, SealedFile
from .primitives import Damaged, close, digest, encode, kdf, open_box, pad, random_key, unpad
from .records import discard, open_bytes, seal

CHUNK = 64 * 1024
DRAFT_LIFE = timedelta(hours=2)
UNKNOWN_TYPE = "application/octet-stream"
_HEADER = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_SEALED_CHUNK = CHUNK + bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_MESSAGE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE


@dataclass(frozen=True)
class Facts:
    """What there is to know about a stored file. Kept sealed."""

    blob: str
    name: str
    type: str
    size: int
    hash: str
    key: bytes = field(repr=False)
    more: dict = field(default_factory=dict)
    beside: "Facts | None" = None

    @property
    def blobs(self) -> list[str]:
        """The names of all its stored bytes."""
        return [self.blob, *(self.beside.blobs if self.beside else ())]

    def _listed(self) -> list:
        key, beside = self.key.hex(), self.beside and self.beside._listed()
        return [self.blob, self.name, self.type, self.size, self.hash, key, self.more, beside]

    @staticmethod
    def _of(blob, name, kind, size, hashed, key, more=None, beside=None) -> "Facts":
        known = Facts._of(*beside) if beside else None
        return Facts(blob, name, kind, size, hashed, bytes.fromhex(key), more or {}, known)

    def packed(self) -> bytes:
        """The facts as bytes, for sealing."""
        return json.dumps(self._listed()).encode()

    @staticmethod
    def unpacked(raw: bytes) -> "Facts":
        """The facts again."""
        return Facts._of(*json.loads(raw))


def _chunks(stream) -> Iterator[bytes]:
    if not hasattr(stream, "read"):
        yield from _regrouped(stream)
        return
    while part := _full(stream):
        yield part


def _full(stream) -> bytes:
    gathered = bytearray()
    while len(gathered) < CHUNK and (part := stream.read(CHUNK - len(gathered))):
        gathered += part
    return bytes(gathered)


def _regrouped(parts: Iterable[bytes]) -> Iterator[bytes]:
    gathered = bytearray()
    for part in parts:
        gathered += part
        while len(gathered) >= CHUNK:
            yield bytes(gathered[:CHUNK])
            del gathered[:CHUNK]
    if gathered:
        yield bytes(gathered)


class _Sealer:
    """Turns clear chunks into a sealed stream, counting and hashing what passes."""

    def __init__(self, name: str):
        self.key, self.size, self._name = random_key(), 0, name
        self._hash = blake2b(digest_size=32)

    def sealed(self, stream) -> Iterator[bytes]:
        """Header, then full chunks of one size; the last one is marked."""
        state = bindings.crypto_secretstream_xchacha20poly1305_state()
        yield bindings.crypto_secretstream_xchacha20poly1305_init_push(state, self.key)
        bound, waiting = _bound(self._name), b""
        for chunk in _chunks(stream):
            if waiting:
                yield bindings.crypto_secretstream_xchacha20poly1305_push(state, waiting, bound, _MESSAGE)
            self.size += len(chunk)
            self._hash.update(chunk)
            waiting = chunk
        last = waiting.ljust(CHUNK, b"\0")
        yield bindings.crypto_secretstream_xchacha20poly1305_push(state, last, bound, _FINAL)

    def hash(self) -> str:
        return self._hash.hexdigest()


def _bound(name: str) -> bytes:
    return encode("blob", 1, name)


def stash(stream, name: str, type: str = UNKNOWN_TYPE) -> Facts:
    """Seal bytes into the store without a word to the database: slow work, done before a transaction.

    Without `note_draft` within the hour the sweep takes them.
    """
    blob = new_id()
    sealer = _Sealer(blob)
    blobs.put(blob, sealer.sealed(stream))
    return Facts(blob, name, type, sealer.size, sealer.hash(), sealer.key)


def _note(facts: Facts) -> Facts:
    for name in facts.blobs:
        db.session.add(Blob(name=name, size=blobs.size_of(name)))
    return facts


def stashed(facts: Facts) -> Iterator[bytes]:
    """The bytes of what was stashed a moment ago, before anything is known of it in the database."""
    return _opened(facts)


def _store(stream, name: str, kind: str) -> Facts:
    return _note(stash(stream, name, kind))


def _opened(facts: Facts) -> Iterator[bytes]:
    number = max(1, -(-facts.size // CHUNK))
    if blobs.size_of(facts.blob) != _HEADER + number * _SEALED_CHUNK:
        raise Damaged
    return _stream(facts, number)


def _stream(facts: Facts, number: int) -> Iterator[bytes]:
    state, left, bound = bindings.crypto_secretstream_xchacha20poly1305_state(), facts.size, _bound(facts.blob)
    with blobs.get(facts.blob) as file:
        bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, file.read(_HEADER), facts.key)
        for at in range(1, number + 1):
            try:
                sealed = file.read(_SEALED_CHUNK)
                chunk, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, sealed, bound)
            except (CryptoError, RuntimeError, ValueError, TypeError):
                raise Damaged from None
            if (tag == _FINAL) != (at == number):
                raise Damaged
            yield chunk[:left]
            left -= min(left, len(chunk))


def put_draft(draft: str, stream, name: str, type: str = UNKNOWN_TYPE) -> DraftFile:
    """Seal an arriving file under a form's draft value, of which only a hash is kept. Two hours."""
    return note_draft(draft, stash(stream, name, type))


def note_draft(draft: str, facts: Facts) -> DraftFile:
    """Make stashed bytes a form's draft file."""
    _note(facts)
    row = DraftFile(id=new_id(), draft_hash=_draft_hash(draft), blob=facts.blob, made=now())
    row.beside = facts.beside and facts.beside.blob
    row.box = close(_draft_key(draft), pad(facts.packed()), "draft_files", row.id)
    db.session.add(row)
    db.session.flush()
    return row


def drafts(draft: str) -> list[DraftFile]:
    """The files that arrived under a draft value and are still there, oldest first."""
    since = now() - DRAFT_LIFE
    query = select(DraftFile).where(DraftFile.draft_hash == _draft_hash(draft), DraftFile.made > since)
    return list(db.session.scalars(query.order_by(DraftFile.made, DraftFile.id)))


def draft_facts(draft_file: DraftFile, draft: str) -> Facts:
    """Name, type and size of a draft file, for showing it in the form; Damaged for another draft value."""
    return Facts.unpacked(unpad(open_box(_draft_key(draft), draft_file.box, "draft_files", draft_file.id)))


def drop_draft(draft_file: DraftFile) -> None:
    """Take a draft file back; its bytes go with the sweep."""
    _unnote(draft_file)
    db.session.delete(draft_file)
    db.session.flush()


def _unnote(row: DraftFile | SealedFile) -> None:
    db.session.execute(delete(Blob).where(Blob.name.in_([name for name in (row.blob, row.beside) if name])))


def _draft_hash(draft: str) -> str:
    return digest("draft", draft).hex()


def _draft_key(draft: str) -> bytes:
    return kdf(digest("draft", draft, "key"), "draft")


def keep_draft(scope: Scope, draft_file: DraftFile, draft: str, *, to: str, about: str) -> str:
    """Make a draft a kept file of a lock, by reference; returns the file's id."""
    file_id = _keep(scope, draft_facts(draft_file, draft), to, about)
    db.session.delete(draft_file)
    db.session.flush()
    return file_id


def put_file(scope: Scope, stream, name: str, type: str = UNKNOWN_TYPE, *, to: str, about: str) -> str:
    """Seal a file straight to a lock; `stream` is a file or an iterator of bytes. Returns its id."""
    return _keep(scope, _store(stream, name, type), to, about)


def put_stashed(scope: Scope, facts: Facts, *, to: str, about: str) -> str:
    """Make stashed bytes, with what lies beside them, a kept file of a lock. Returns its id."""
    return _keep(scope, _note(facts), to, about)


def _keep(scope: Scope, facts: Facts, to: str, about: str) -> str:
    file_id = new_id()
    record_id = seal(scope, facts.packed(), to=to, about=_file_place(file_id, about))
    beside = facts.beside and facts.beside.blob
    scope.add(SealedFile(id=file_id, lock_id=to, record_id=record_id, blob=facts.blob, beside=beside))
    db.session.flush()
    return file_id


def _file_place(file_id: str, about: str) -> str:
    return f"sealing.files:{file_id}:{about}"


def file_facts(scope: Scope, file_id: str, about: str) -> Facts:
    """A kept file's name, type, size and hash, for a holder; NotFound for everybody else."""
    row = scope.get(SealedFile, file_id)
    if row is None:
        raise NotFound
    facts = Facts.unpacked(open_bytes(scope, row.record_id, about=_file_place(file_id, about)))
    if facts.blobs != [name for name in (row.blob, row.beside) if name]:
        raise Damaged
    return facts


def read_file(
    scope: Scope, file_id: str, about: str, *, original: bool = False
) -> tuple[str, str, int, Iterator[bytes]]:
    """A kept file for a holder: (name, type, size, iterator of bytes). NotFound for everybody else.

    `original`: what lies sealed beside it; the file itself where nothing does.
    """
    facts = file_facts(scope, file_id, about)
    facts = (facts.beside or facts) if original else facts
    return facts.name, facts.type, facts.size, _opened(facts)


def discard_file(scope: Scope, file_id: str) -> None:
    """Forget one kept file: its key at once, its bytes with the next sweep."""
    row = scope.get(SealedFile, file_id)
    if row is None:
        raise NotFound
    _unnote(row)
    db.session.execute(scope.delete(SealedFile).where(SealedFile.id == file_id))
    discard(scope, row.record_id)


def sweep_drafts(moment: datetime) -> int:
    """Delete drafts older than two hours; says how many. For the keeper."""
    old = list(db.session.scalars(select(DraftFile).where(DraftFile.made <= moment - DRAFT_LIFE)))
    for row in old:
        drop_draft(row)
    return len(old)


def sweep_blobs(moment: datetime) -> int:
    """Delete stored bytes nobody needs any more; says how many. For the keeper, after `sweep_drafts`."""
    return blobs.sweep(set(db.session.scalars(select(Blob.name))), moment.timestamp())
