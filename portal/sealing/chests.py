"""Chests: what leaves the portal for a backup, in long streams under one key.

The key comes from the newest server key and a random salt, or from a passphrase by Argon2id. Each stream is bound to
the chest it belongs to and to its name in it, so that no part of one backup passes for a part of another.
"""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from nacl import bindings
from nacl.exceptions import CryptoError

from .keyring import Cost, ring
from .primitives import Damaged, encode, kdf, stretch

PIECE = 256 * 1024
_SALT = 16
_HEADER = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_MORE = bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_MESSAGE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_DEAREST = Cost(16, 1024 * 1024 * 1024)


@dataclass(frozen=True)
class Chest:
    """A key for one backup, and what must be known beside the secret to find it again (`lid`, no secret itself)."""

    lid: dict
    key: bytes = field(repr=False)


def new_chest(passphrase: str | None = None) -> Chest:
    """A fresh key: under a passphrase, or else under the newest server key."""
    salt = secrets.token_bytes(_SALT)
    if passphrase is None:
        return Chest({"under": "server key", "salt": salt.hex()}, _of_server(ring().servers[0], salt))
    cost = ring().cost
    lid = {"under": "passphrase", "salt": salt.hex(), "passes": cost.passes, "memory": cost.memory}
    return Chest(lid, _of_words(passphrase, salt, cost))


def chests(lid: dict, passphrase: str | None = None) -> list[Chest]:
    """The keys that may open a chest with this lid: one for each server key, or the passphrase's. Damaged: no lid."""
    try:
        salt = bytes.fromhex(lid["salt"])
        if lid["under"] == "server key":
            return [Chest(lid, _of_server(key, salt)) for key in ring().servers]
        cost = Cost(int(lid["passes"]), int(lid["memory"]))
        if lid["under"] != "passphrase" or passphrase is None or not _DEAREST.covers(cost) or len(salt) != _SALT:
            raise Damaged
    except (KeyError, ValueError, TypeError):
        raise Damaged from None
    return [Chest(lid, _of_words(passphrase, salt, cost))]


def _of_server(root: bytes, salt: bytes) -> bytes:
    return kdf(root, "chest", salt)


def _of_words(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    return kdf(stretch(passphrase, salt, cost.passes, cost.memory), "chest", salt)


def closed_stream(chest: Chest, parts: Iterable[bytes], *place) -> Iterator[bytes]:
    """The sealed stream of bytes that come in parts of any length."""
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    yield bindings.crypto_secretstream_xchacha20poly1305_init_push(state, chest.key)
    bound, waiting = encode("chest", *place), bytearray()
    for part in parts:
        waiting += part
        while len(waiting) > PIECE:
            piece = bytes(waiting[:PIECE])
            del waiting[:PIECE]
            yield bindings.crypto_secretstream_xchacha20poly1305_push(state, piece, bound, _MESSAGE)
    yield bindings.crypto_secretstream_xchacha20poly1305_push(state, bytes(waiting), bound, _FINAL)


def opened_stream(chest: Chest, stream, *place) -> Iterator[bytes]:
    """What a sealed stream holds, piece by piece. Damaged when it was changed, cut, lengthened or moved."""
    state, bound, tag = bindings.crypto_secretstream_xchacha20poly1305_state(), encode("chest", *place), _MESSAGE
    try:
        bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, stream.read(_HEADER), chest.key)
        while tag != _FINAL:
            sealed = stream.read(PIECE + _MORE)
            plain, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, sealed, bound)
            yield plain
    except (CryptoError, RuntimeError, ValueError, TypeError):
        raise Damaged from None
    if stream.read(1):
        raise Damaged
