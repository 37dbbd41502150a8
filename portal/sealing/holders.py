"""Who can hold a key: a person with an account, or a reporter with a receipt."""

from dataclasses import dataclass

PERSON = "person"
RECEIPT = "receipt"


@dataclass(frozen=True)
class Holder:
    """A holder's kind, id (a person's id or a receipt's index) and public key. Nothing in it is secret."""

    kind: str
    id: str
    public: bytes
