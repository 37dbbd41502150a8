"""Mail addresses and handles as keys: equal keys are equal addresses, and a mail name at another provider is a hint."""

import re
import unicodedata

from .normal import mail
from .tables import words_of

_PROFILE = re.compile(
    r"(?:https?://)?(?:www\.)?[a-z0-9.-]+\.[a-z]{2,}/(?:@|in/|u/|user/|users/|profile/|~)*([^/?#\s]+)"
)
_MEMBER = re.compile(r"(?:https?://)?(?:www\.)?meetup\.com/(?:[^/?#\s]+/){0,3}members/([0-9]+)")
_AT_HOST = re.compile(r"[^@\s]+@[a-z0-9.-]+\.[a-z]{2,}")
_SHARED = words_of("shared_mailboxes")


def handle_key(text: str) -> str:
    """A handle whatever the platform: "@Robk", "https://example.social/@robk" and "robk@example.social" are robk.

    static/js/tokens.js holds the same rules as this and `mail_key`; a test compares them.
    """
    bare = unicodedata.normalize("NFKC", text[:300]).casefold().strip()
    found = _MEMBER.match(bare) or _PROFILE.match(bare)
    bare = (found[1] if found else bare).strip("@ /")
    if _AT_HOST.fullmatch(bare):
        bare = bare.partition("@")[0]
    return bare if len(bare) > 1 and not any(char.isspace() for char in bare) else ""


def mail_key(text: str) -> str:
    """An address as its mailbox; "" for no address."""
    return mail(text[:400]) if "@" in text or "＠" in text else ""


def shared(key: str) -> bool:
    """Whether an address is a desk, not a person: info@, tickets@."""
    return key.partition("@")[0] in _SHARED


def desks() -> tuple[str, ...]:
    """The names of such mailboxes, before the @."""
    return tuple(sorted(_SHARED))


def local_key(key: str) -> str:
    local = key.partition("@")[0].replace(".", "").replace("_", "").replace("-", "")
    return local if len(local) > 3 and not shared(key) else ""
