"""What makes a password, a name and an address acceptable. Pure, but for the list of common passwords."""

import unicodedata

from ..errors import Refused
from .listed import is_common

ALONE = 15
WITH_SECOND_FACTOR = 8
LONGEST = 256
NAME_LONGEST = 80
_PRODUCT = ("codeofconduct", "conductportal")
_WORD = 4


def check_password(password: str, *, second_factor: bool = False, address: str = "", places=()) -> None:
    """Raise Refused with the code of what is wrong (R13 to R15); no rule asks for kinds of characters.

    `places` are the names or slugs of the communities the person belongs to.
    """
    least = WITH_SECOND_FACTOR if second_factor else ALONE
    if len(password) > LONGEST:
        raise Refused("password_long", most=LONGEST)
    if len(password) < least:
        raise Refused("password_short", least=least)
    if is_common(password):
        raise Refused("password_common")
    bare = _bare(password)
    local, _, domain = address.partition("@")
    telling = [*_PRODUCT, _bare(local), _bare(local + domain), *(_bare(place) for place in places)]
    if any(len(word) >= _WORD and word in bare for word in telling):
        raise Refused("password_tells")


def _bare(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def tidy_name(name: str) -> str:
    """A name on one line: control characters and runs of space become one space."""
    spaced = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in name)
    return " ".join(spaced.split())[:NAME_LONGEST].strip()


def tidy_address(address: str) -> str:
    """An address in the form in which two spellings of it are the same."""
    return unicodedata.normalize("NFKC", address).strip().casefold()
