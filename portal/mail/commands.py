"""`portal mail …`"""

from dataclasses import asdict

from .. import clock
from ..shell import Answer, group, verb
from .outbox import failures, try_again


def commands(subparsers) -> None:
    """Declare the verbs of the post."""
    verbs = group(subparsers, "mail", "letters that did not leave")
    verb(verbs, "failures", run_failures, "how many letters failed, and why", reads=True)
    verb(verbs, "retry", run_retry, "make every failed letter due at once")


def run_failures(_options) -> Answer:
    """Counts and codes; no address, no word."""
    found = failures()
    codes = ", ".join(f"{code} {number}" for code, number in sorted(found.codes.items())) or "none"
    return Answer(f"{found.retrying} tried again, {found.given_up} given up. Codes: {codes}.", asdict(found))


def run_retry(_options) -> Answer:
    """Due at once; the keeper sends them on its next round."""
    number = try_again(clock.now())
    return Answer(f"{number} letters are due now.", {"due": number})
