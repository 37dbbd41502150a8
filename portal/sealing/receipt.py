"""A reporter's receipt: 24 characters, all of them secret (settled 6). No account, no selector, no table.

The characters derive the row index under which the box is found and the key that opens it.
"""

from .codes import grouped, new_code, tidy_code
from .holders import RECEIPT, Holder
from .primitives import digest, kdf, pair_from

LENGTH = 24


def new() -> str:
    """A fresh receipt, grouped for reading: 120 bits."""
    return grouped(new_code(LENGTH))


def tidy(text: object) -> str | None:
    """The 24 characters somebody meant, or None."""
    return tidy_code(text, LENGTH)


def _derive(text: str, purpose: str) -> bytes:
    code = tidy(text)
    if code is None:
        raise ValueError("not a receipt")
    return kdf(digest("receipt", code), purpose)


def index(text: str) -> str:
    """Where the box stands: safe to store, tells nothing about the receipt."""
    return _derive(text, "index").hex()


def key(text: str) -> bytes:
    """The private key of the box's holder. Never stored."""
    return pair_from(_derive(text, "box"))[1]


def holder(text: str) -> Holder:
    """The reporter as a holder of keys."""
    return Holder(RECEIPT, index(text), pair_from(_derive(text, "box"))[0])
