"""The few cryptographic acts everything else is made of. Pure: no database, no clock, no state but a queue.

Every box begins with a format byte, and every box is bound to its place by associated data whose parts
are length-prefixed, so that no two places read alike. Errors carry no bytes of what failed.
"""

import hmac
import os
import secrets
import struct
import threading
import unicodedata
from contextlib import contextmanager
from hashlib import blake2b

from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id

from ..errors import Busy, PortalError

FORMAT = 1
KEY_BYTES = 32
BUCKET = 1024
_NONCE = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
_STAMP = bytes([FORMAT])
_LENGTH = struct.Struct(">Q").pack
WAITING_MOST = 20


class Damaged(PortalError):
    """Something sealed did not open: changed bytes, another place, another key. Says nothing more."""

    def __init__(self):
        super().__init__("sealed content could not be opened")


def random_key() -> bytes:
    """32 fresh random bytes."""
    return secrets.token_bytes(KEY_BYTES)


def encode(*parts: str | bytes | int) -> bytes:
    """Parts as one byte string that no other parts give: kind, length, bytes of each."""
    out = []
    for part in parts:
        if isinstance(part, str):
            raw = part.encode()
            out += (b"s", _LENGTH(len(raw)), raw)
        elif isinstance(part, bytes):
            out += (b"b", _LENGTH(len(part)), part)
        elif isinstance(part, int):
            raw = str(int(part)).encode()
            out += (b"i", _LENGTH(len(raw)), raw)
        else:
            raise TypeError("only text, bytes and whole numbers are bound")
    return b"".join(out)


def digest(*parts) -> bytes:
    """BLAKE2b-256 of parts, without a key."""
    return blake2b(encode(*parts), digest_size=32, person=b"conduct.hash").digest()


def kdf(key: bytes, *label) -> bytes:
    """A key for one purpose from a key."""
    return blake2b(encode(*label), digest_size=32, key=key, person=b"conduct.kdf").digest()


def mac(key: bytes, *parts) -> bytes:
    """Keyed BLAKE2b-256 of parts."""
    return blake2b(encode(*parts), digest_size=32, key=key, person=b"conduct.mac").digest()


def same(one: bytes, other: bytes) -> bool:
    """Whether two byte strings are equal, in constant time."""
    return hmac.compare_digest(one, other)


def close(key: bytes, plain: bytes, *place) -> bytes:
    """XChaCha20-Poly1305: a box only this key opens, and only in this place."""
    nonce = secrets.token_bytes(_NONCE)
    bound = encode(FORMAT, *place)
    return _STAMP + nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, bound, nonce, key)


def open_box(key: bytes, box: bytes, *place) -> bytes:
    """What `close` put into a box, or Damaged."""
    if len(box) < 1 + _NONCE or box[0] != FORMAT:
        raise Damaged
    nonce, body = box[1 : 1 + _NONCE], box[1 + _NONCE :]
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(body, encode(FORMAT, *place), nonce, key)
    except (CryptoError, ValueError, TypeError):
        raise Damaged from None


def pad(plain: bytes, bucket: int = BUCKET) -> bytes:
    """Hide the length inside a bucket."""
    return bindings.sodium_pad(plain, bucket)


def unpad(padded: bytes, bucket: int = BUCKET) -> bytes:
    """What `pad` was given, or Damaged."""
    try:
        return bindings.sodium_unpad(padded, bucket)
    except CryptoError:
        raise Damaged from None


def key_pair() -> tuple[bytes, bytes]:
    """A fresh X25519 pair: (public, private)."""
    return bindings.crypto_box_keypair()


def public_of(key: bytes) -> bytes:
    """The public half of an X25519 private key."""
    return bindings.crypto_scalarmult_base(key)


def pair_from(seed: bytes) -> tuple[bytes, bytes]:
    """The X25519 pair of a 32-byte seed: (public, private)."""
    return bindings.crypto_box_seed_keypair(seed)


def close_for(public: bytes, plain: bytes, *place) -> bytes:
    """A sealed box for one public key, with a hash of its place inside."""
    return _STAMP + bindings.crypto_box_seal(digest("place", FORMAT, *place) + plain, public)


def open_with(public: bytes, key: bytes, box: bytes, *place) -> bytes:
    """What `close_for` put into a box, or Damaged."""
    if len(box) < 1 + bindings.crypto_box_SEALBYTES + 32 or box[0] != FORMAT:
        raise Damaged
    try:
        inner = bindings.crypto_box_seal_open(box[1:], public, key)
    except (CryptoError, ValueError, TypeError):
        raise Damaged from None
    if not same(inner[:32], digest("place", FORMAT, *place)):
        raise Damaged
    return inner[32:]


class _Queue:
    """As many stretches at once as there are cores, twenty waiting, then Busy (R55)."""

    def __init__(self, at_once: int, waiting_most: int):
        self._turn = threading.BoundedSemaphore(at_once)
        self._room = threading.BoundedSemaphore(at_once + waiting_most)

    @contextmanager
    def turn(self):
        if not self._room.acquire(blocking=False):
            raise Busy
        try:
            with self._turn:
                yield
        finally:
            self._room.release()


_queue = _Queue(os.cpu_count() or 1, WAITING_MOST)


def stretch(password: str, salt: bytes, passes: int, memory: int) -> bytes:
    """Argon2id of a password: 32 bytes. Busy when too many wait for it."""
    raw = unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
    with _queue.turn():
        return argon2id.kdf(KEY_BYTES, raw, salt, opslimit=passes, memlimit=memory)
