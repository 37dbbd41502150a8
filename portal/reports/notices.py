"""Letters to handlers, at their own addresses, without a word of what they are about."""

from .. import accounts, mail
from ..translation import ENGLISH, speaking
from . import letters


def tell(person_ids, letter: mail.Letter | None = None) -> None:
    """Say to handlers that something waits."""
    with speaking(ENGLISH):  # whatever the reporter speaks, those who handle it get what their desk speaks
        letter = letter or letters.something_is_waiting()
    for address in accounts.addresses(list(person_ids)).values() if person_ids else ():
        mail.post(address, letter)
