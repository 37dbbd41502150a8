"""Parcels: bytes that leave the portal sealed under a code of 24 letters, opened anywhere with the code alone.

A parcel is a line that says what it is, then a secretstream of 64 KiB pieces. The key comes from the code (120 bits, so
no slow hash is needed) and is kept nowhere. A piece that was changed, moved or cut off does not open.
"""

from collections.abc import Iterator

from nacl import bindings
from nacl.exceptions import CryptoError

from .codes import grouped, new_code, tidy_code
from .primitives import Damaged, digest, encode, kdf

MAGIC = b"conduct-portal parcel 1\n"
LENGTH = 24
PIECE = 64 * 1024
_HEADER = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_MORE = bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_MESSAGE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE


def new_parcel_code() -> str:
    """A fresh code, grouped for reading."""
    return grouped(new_code(LENGTH))


def tidy_parcel_code(text: object) -> str | None:
    """The code somebody meant, grouped, or None."""
    code = tidy_code(text, LENGTH)
    return grouped(code) if code else None


def parcel_size(size: int) -> int:
    """How long a parcel of so many bytes is."""
    return len(MAGIC) + _HEADER + size + _MORE * max(1, -(-size // PIECE))


def _key(code: str) -> bytes:
    bare = tidy_code(code, LENGTH)
    if bare is None:
        raise ValueError("not a code")
    return kdf(digest("parcel", bare), "parcel")


def closed_parcel(code: str, stream) -> Iterator[bytes]:
    """The parcel of a file's bytes, piece by piece."""
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    yield MAGIC + bindings.crypto_secretstream_xchacha20poly1305_init_push(state, _key(code))
    bound, waiting = encode(MAGIC), stream.read(PIECE)
    while True:
        following = stream.read(PIECE)
        tag = _MESSAGE if following else _FINAL
        yield bindings.crypto_secretstream_xchacha20poly1305_push(state, waiting, bound, tag)
        if not following:
            return
        waiting = following


def opened_parcel(code: str, stream) -> Iterator[bytes]:
    """What a parcel holds, piece by piece. Raises Damaged for another code, and for a parcel that was changed."""
    if stream.read(len(MAGIC)) != MAGIC:
        raise Damaged
    state, bound, tag = bindings.crypto_secretstream_xchacha20poly1305_state(), encode(MAGIC), _MESSAGE
    try:
        bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, stream.read(_HEADER), _key(code))
        while tag != _FINAL:
            sealed = stream.read(PIECE + _MORE)
            plain, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, sealed, bound)
            yield plain
    except (CryptoError, RuntimeError, ValueError, TypeError):
        raise Damaged from None
    if stream.read(1):
        raise Damaged
