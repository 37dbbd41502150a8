"""Mail addresses and handles as keys: equal keys are equal addresses, and a mail name at another provider is a hint."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from .normal import mail
from .tables import words_of

_PROFILE = re.compile(r"(?:https?://)?(?:www\.)?[a-z0-9.-]+\.[a-z]{2,}/(?:@|in/|u/|user/|users/|profile/|~)*([^/?#\s]+)")
_AT_HOST = re.compile(r"[^@\s]+@[a-z0-9.-]+\.[a-z]{2,}")
_SHARED = words_of("shared_mailboxes")
SAME_MAIL, SAME_HANDLE, SAME_LOCAL = 1, 2, 4


def handle_key(text: str) -> str:
    """A handle whatever the platform: "@Robk", "https://example.social/@robk" and "robk@example.social" are robk."""
    bare = unicodedata.normalize("NFKC", text[:300]).casefold().strip()
    found = _PROFILE.match(bare)
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


def _local(key: str) -> str:
    local = key.partition("@")[0].replace(".", "").replace("_", "").replace("-", "")
    return local if len(local) > 3 and not shared(key) else ""


@dataclass
class Keys:
    """Keys of many owners: which key, whose."""

    mails: dict[str, list[int]]
    handles: dict[str, list[int]]
    locals: dict[str, list[int]]


def keys(mails: list[list[str]], handles: list[list[str]]) -> Keys:
    """The keys of each owner, by key."""
    found = Keys(defaultdict(list), defaultdict(list), defaultdict(list))
    for owner, (addresses, names) in enumerate(zip(mails, handles, strict=True)):
        for key in {mail_key(text) for text in addresses} - {""}:
            found.mails[key].append(owner)
            if _local(key):
                found.locals[_local(key)].append(owner)
        for key in {handle_key(text) for text in names} - {""}:
            found.handles[key].append(owner)
    return found


def meet(ours: Keys, register: Keys) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pairs (row, person) with an address in common, and which kinds together; and how many share the mail's name."""
    found: dict[tuple[int, int], int] = defaultdict(int)
    crowd: dict[tuple[int, int], int] = {}
    kinds = ((SAME_MAIL, ours.mails, register.mails), (SAME_HANDLE, ours.handles, register.handles))
    for kind, mine, theirs in (*kinds, (SAME_LOCAL, ours.locals, register.locals)):
        for key in mine.keys() & theirs.keys():
            many = len(set(mine[key])) * len(set(theirs[key]))
            if (kind == SAME_LOCAL and many > 6) or (kind == SAME_MAIL and shared(key)):
                continue
            for row in mine[key]:
                for person in theirs[key][:50]:
                    found[row, person] |= kind
                    if kind == SAME_LOCAL:
                        crowd[row, person] = len(set(mine[key])) + len(set(theirs[key]))
    ordered = sorted(found)
    rows = np.array(ordered, np.int64).reshape(-1, 2)
    kinds = np.array([found[pair] for pair in ordered], np.uint8)
    return rows[:, 0], rows[:, 1], kinds, np.array([crowd.get(pair, 0) for pair in ordered], np.float32)
