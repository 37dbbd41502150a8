"""`portal keys …`"""

from .. import audit, sealing
from ..shell import Answer, group, verb
from .actor import keeper


def commands(subparsers) -> None:
    """Declare the verbs of the keys."""
    verbs = group(subparsers, "keys", "the server's own keys")
    about = "a pepper is gone for good: drop the passwords it was part of; their people come in by recovery code"
    verb(verbs, "lost-pepper", run_lost_pepper, about)


def run_lost_pepper(options) -> Answer:
    """Let the portal start again without a pepper that nobody has any more."""
    dropped = sealing.accept_lost_pepper()
    audit.record(keeper("site"), "keys.pepper_lost", None)
    if not dropped:
        return Answer("No password needs a pepper that is missing. Nothing was changed.", {"dropped": 0})
    return Answer(f"{dropped} passwords are gone. Recovery codes still let their people in.", {"dropped": dropped})
