"""Which rows of a list share an address with which persons of a register."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from .addresses import handle_key, local_key, mail_key, shared

SAME_MAIL, SAME_HANDLE, SAME_LOCAL, SHARED_MAIL = 1, 2, 4, 8


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
            if local_key(key):
                found.locals[local_key(key)].append(owner)
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
            if kind == SAME_LOCAL and many > 6:
                continue
            held = SHARED_MAIL if kind == SAME_MAIL and shared(key) else kind
            for row in mine[key]:
                for person in theirs[key][:50]:
                    found[row, person] |= held
                    if kind == SAME_LOCAL:
                        crowd[row, person] = len(set(mine[key])) + len(set(theirs[key]))
    ordered = sorted(found)
    rows = np.array(ordered, np.int64).reshape(-1, 2)
    kinds = np.array([found[pair] for pair in ordered], np.uint8)
    return rows[:, 0], rows[:, 1], kinds, np.array([crowd.get(pair, 0) for pair in ordered], np.float32)
