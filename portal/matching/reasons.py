"""Why a pair is shown, in words for somebody who knows neither names of the world nor computers."""

import unicodedata

import numpy as np

from . import addresses, meeting, sound
from .aligning import INITIAL, JOINED, NICKNAME, SAME, Laid, Scales
from .known import full_form, seen_together
from .pairs import Reason
from .vocabulary import Side


def _shown(word: str) -> str:
    return word.capitalize()


def _one_in(bits: float) -> str:
    many = 2 ** float(bits)
    if many < 20:
        return "common"
    step = 10 ** (len(str(int(many))) - 1)
    return f"about one in {int(many / step) * step:,} names"


def of_name(ours: Side, register: Side, scale: Scales, laid: Laid, at: int, row: int, name: int) -> list[Reason]:
    """What the parts of two names have to do with each other, in the order of the listed name."""
    left, right = _Words(ours, row), _Words(register, name)
    found = []
    steps = sorted(np.flatnonzero(laid.kind[at]), key=lambda step: int(laid.left[at, step]) % 6)
    for step in steps:
        places = int(laid.left[at, step]), int(laid.right[at, step])
        found.append(_of_parts(left, right, places, int(laid.kind[at, step]), laid.bits[at, step]))
    firsts = [(int(laid.left[at, step]) % 6, int(laid.right[at, step]) % 6) for step in steps]
    if [place for _, place in firsts] != sorted(place for _, place in firsts):
        found.append(Reason("order", "the parts stand in another order"))
    for words, over, kind, where in (
        (left, laid.over_left, "list_only", "only on the list"),
        (right, laid.over_right, "register_only", "only in the register"),
    ):
        rest = [_shown(words[place]) for place in np.flatnonzero(over[at])]
        if rest:
            found.append(Reason(kind, f"{where}: {' '.join(rest)}"))
    return found


class _Words:
    """The parts of one name by their place; from six on, a part with the one after it."""

    def __init__(self, side: Side, at: int):
        self.parts = [side.words[word] for word in side.cut[at] if word >= 0]

    def __getitem__(self, place: int) -> str:
        return self.parts[place] if place < 6 else " ".join(self.parts[place - 6 : place - 4])


def _of_parts(left: _Words, right: _Words, places: tuple[int, int], kind: int, bits: float) -> Reason:
    one, other = left[places[0]], right[places[1]]
    mine, theirs = _shown(one), _shown(other)
    if kind == SAME:
        return Reason("same", f"{mine} is the same ({_one_in(bits)})")
    if kind == INITIAL:
        short, long = (mine, theirs) if len(one) < len(other) else (theirs, mine)
        return Reason("initial", f"{short}. may stand for {long}")
    if kind == JOINED:
        apart, whole = (mine, theirs) if places[0] >= 6 else (theirs, mine)
        exact = apart.replace(" ", "").casefold() == whole.casefold()
        return Reason(
            "joined", f"{apart} and {whole} are {'' if exact else 'nearly '}one name, written apart or together"
        )
    if kind == NICKNAME:
        full = full_form(one, other)
        if full == "":
            return Reason("nickname", f"{mine} and {theirs} are short forms of one name")
        short = theirs if full == one else mine
        return Reason("nickname", f"{short} is a short form of {_shown(full)}")
    return Reason("alike", _alike(one, other))


def _alike(one: str, other: str) -> str:
    mine, theirs = _shown(one), _shown(other)
    scripts = sound.script(one), sound.script(other)
    if scripts[0] != scripts[1]:
        return f"{mine} can be read as {theirs}"
    latin = sound.latin(one), sound.latin(other)
    if scripts[0] != "latin" and latin[0] == latin[1]:
        return f"{mine} and {theirs} are read alike"
    if seen_together(one, other):
        return f"{mine} and {theirs} are known forms of one name"
    if _one_slip(*latin):
        return f"{mine} is one slip away from {theirs}"
    if latin[0].startswith(latin[1]) or latin[1].startswith(latin[0]):
        return f"{mine} and {theirs} begin alike"
    if sound.bones(latin[0]) == sound.bones(latin[1]):
        return f"{mine} sounds like {theirs}"
    return f"{mine} is spelled nearly like {theirs}"


def _one_slip(one: str, other: str) -> bool:
    """One letter more, less, changed, or two swapped."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )
    a, b = one[start:], other[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:])


def of_addresses(kinds: int, row: tuple[str, str], mails: list[str], handles: list[str]) -> list[Reason]:
    """What the addresses have to do with each other. row: the listed mail and handle."""
    found = []
    if kinds & (meeting.SAME_MAIL | meeting.SHARED_MAIL):
        key = addresses.mail_key(row[0])
        other = next(text for text in mails if addresses.mail_key(text) == key)
        words = _same_mail(row[0], other)
        if kinds & meeting.SHARED_MAIL:
            words += ", but it is a desk's address, not a person's"
        found.append(Reason("mail", words))
    if kinds & meeting.SAME_HANDLE:
        key = addresses.handle_key(row[1])
        other = next(text for text in handles if addresses.handle_key(text) == key)
        plain = row[1].strip() == other.strip()
        found.append(Reason("handle", "same handle" if plain else f"same handle ({key}), written otherwise"))
    if kinds & meeting.SAME_LOCAL and not kinds & meeting.SAME_MAIL:
        name = addresses.mail_key(row[0]).partition("@")[0]
        found.append(Reason("mail_name", f"the same name before the @ ({name}), at another provider"))
    return found


def _same_mail(one: str, other: str) -> str:
    """Which differences had to be set aside."""
    plain = [unicodedata.normalize("NFKC", text).strip() for text in (one, other)]
    aside = []
    if plain[0] == plain[1]:
        return "same mail address"
    low = [text.casefold() for text in plain]
    if low[0] == low[1]:
        return "same mail address, apart from capitals"
    if any("+" in text.partition("@")[0] for text in low) and low[0].partition("@")[0] != low[1].partition("@")[0]:
        aside.append("removing the +tag")
    bare = [text.partition("@")[0].partition("+")[0] for text in low]
    if bare[0] != bare[1] and bare[0].replace(".", "") == bare[1].replace(".", ""):
        aside.append("removing dots, which this provider ignores")
    if any("googlemail" in text for text in low) and low[0].rpartition("@")[2] != low[1].rpartition("@")[2]:
        aside.append("reading googlemail.com as gmail.com")
    return f"same mail after {' and '.join(aside)}" if aside else "same mail address, written otherwise"


def none_of_name(found: list[Reason]) -> bool:
    """Whether the names have nothing in common."""
    return not any(reason.kind in ("same", "alike", "nickname", "initial", "joined") for reason in found)
