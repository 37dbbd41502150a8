"""Signed statements that something was filed here: anybody can check one, and learns nothing else from it.

A statement holds a day, a commitment to a receipt's index and a keyed digest of the words. The signing key comes
from the server's keys, so a statement stands as long as the key it was made under is in the list; the box makes a
new one at any time.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from .keyring import ring
from .primitives import digest, encode, kdf, mac

_LINE = re.compile(r"^\s*(day|commitment|content|signature)\s*:\s*(\S+)\s*$", re.MULTILINE | re.IGNORECASE)
_LONGEST = 4000


@dataclass(frozen=True)
class Proof:
    """What a statement says: on this day something with this digest came in under this commitment."""

    day: date
    commitment: str
    content: str
    signature: str

    def text(self) -> str:
        """The statement as it is kept and pasted."""
        return (
            f"day: {self.day.isoformat()}\ncommitment: {self.commitment}\n"
            f"content: {self.content}\nsignature: {self.signature}\n"
        )


def proof_key(box_key: bytes) -> bytes:
    """What shows, to whoever is given it, that certain words are those of a statement; from the box's own key."""
    return kdf(box_key, "proof")


def prove(index: str, box_key: bytes, day: date, words: str) -> Proof:
    """The signed statement about one report."""
    commitment = digest("proof", index).hex()
    content = content_of(proof_key(box_key), words)
    signature = _signing()[0].sign(_bound(day, commitment, content)).signature.hex()
    return Proof(day, commitment, content, signature)


def content_of(key: bytes, words: str) -> str:
    """The digest of words under a key; line ends and spaces around them do not matter."""
    plain = "\n".join(line.rstrip() for line in unicodedata.normalize("NFC", words).strip().splitlines())
    return mac(key, "proof", plain).hex()


def check_proof(text: str) -> Proof | None:
    """The statement in a text, if this portal signed it."""
    found = {name.lower(): value.lower() for name, value in _LINE.findall(text[:_LONGEST])}
    try:
        proof = Proof(date.fromisoformat(found["day"]), found["commitment"], found["content"], found["signature"])
        signature = bytes.fromhex(proof.signature)
    except (KeyError, ValueError):
        return None
    bound = _bound(proof.day, proof.commitment, proof.content)
    return proof if any(_signed(key.verify_key, bound, signature) for key in _signing()) else None


def proof_keys() -> list[str]:
    """The public keys that statements are checked with, newest first, in hexadecimal."""
    return [bytes(key.verify_key).hex() for key in _signing()]


def _signing() -> list[SigningKey]:
    return [SigningKey(kdf(key, "proof of filing")) for key in ring().servers]


def _bound(day: date, commitment: str, content: str) -> bytes:
    return encode("proof of filing", 1, day.isoformat(), commitment, content)


def _signed(key: VerifyKey, bound: bytes, signature: bytes) -> bool:
    try:
        key.verify(bound, signature)
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True
