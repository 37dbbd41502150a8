"""Who may be whom: pairs of people with a mail address, a handle or a name in common, each with what speaks for it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from .. import matching

WAYS = ("mail", "handle", "handle_elsewhere", "name", "name_near")
_CROWD = 20
_PLAIN = ("same mail address", "same handle")  # says no more than the way does


@dataclass(frozen=True)
class Known:
    """What is known of somebody: names, mail addresses, handles as (platform, handle)."""

    names: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    handles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Likeness:
    """In which way two people are alike, how much so, and why, in words."""

    way: str
    score: float = 0.0
    reasons: tuple[str, ...] = ()


def known(name: str, aliases: str) -> Known:
    """Sort what was typed: a name, then a line each for other names, "GitHub: robk", addresses."""
    names, mails, handles = [name] if name.strip() else [], [], []
    for line in filter(None, map(str.strip, aliases.splitlines())):
        platform, colon, rest = line.partition(":")
        if colon and rest.strip() and not rest.startswith("//") and len(platform) <= 30:
            whole = matching.mail(rest) if platform.strip().casefold() in ("mail", "email", "e-mail") else ""
            (mails.append(rest.strip()) if whole else handles.append((platform.strip(), rest.strip())))
        elif matching.mail(line) and not line.startswith("@"):
            mails.append(line)
        elif " " not in line or "://" in line:
            handles.append(("", line))
        else:
            names.append(line)
    return Known(tuple(names), tuple(mails), tuple(handles))


def forms(one: Known) -> set[str]:
    """The normal forms of what somebody is called and reached by."""
    found = {f"mail:{matching.mail(mail)}" for mail in one.mails if matching.mail(mail)}
    for platform, handle in one.handles:
        whole = matching.handle(handle, platform)
        place, _, bare = whole.partition(":")
        found |= {f"handle:{whole}", f"bare:{bare}"} if place else {f"bare:{bare}"}
    for name in one.names:
        if " " not in name.strip():  # one word: more likely what somebody is called somewhere
            found.add(f"bare:{matching.handle(name).partition(':')[2]}")
        elif matching.words(name):
            found.add(f"name:{matching.name_key(name)}")
    return found


def candidates(people: dict[str, Known], compare: Callable) -> dict[tuple[str, str], Likeness] | None:
    """{(id, id): how they are alike}, likeliest first. What a crowd shares says nothing and is left out.

    `compare` lays them beside each other: matching.among, or the same elsewhere. None where it broke off.
    """
    told = {person: forms(one) for person, one in people.items()}
    many = Counter(form for found in told.values() for form in found)
    crowd = {form for form, number in many.items() if number > _CROWD}
    pairs = compare([_row(person, _without(one, crowd) if crowd else one) for person, one in people.items()])
    if pairs is None:
        return None
    return {tuple(sorted((pair.row, pair.person))): _likeness(pair, told) for pair in pairs}


def _without(one: Known, crowd: set[str]) -> Known:
    return Known(
        tuple(name for name in one.names if crowd.isdisjoint(forms(Known((name,))))),
        tuple(mail for mail in one.mails if crowd.isdisjoint(forms(Known(mails=(mail,))))),
        tuple(handle for handle in one.handles if crowd.isdisjoint(forms(Known(handles=(handle,))))),
    )


def _row(person: str, one: Known) -> tuple[str, list[str], list[str], list[str]]:
    """Somebody as the comparison takes them: a single word may be a name or what they are called somewhere."""
    single = [name for name in one.names if " " not in name.strip()]
    return person, list(one.names), list(one.mails), [handle for _place, handle in one.handles] + single


def _likeness(pair, told: dict[str, set[str]]) -> Likeness:
    kinds = {reason.kind for reason in pair.reasons}
    if not pair.met:
        way = "name" if pair.band == "strong" else "name_near"
    elif "mail" in kinds:
        way = "mail"
    else:
        same = told[pair.row] & told[pair.person]
        way = "handle" if any(form.startswith("handle:") for form in same) else "handle_elsewhere"
    said = [_words(reason) for reason in pair.reasons]
    return Likeness(way, pair.score, tuple(words for words in said if words not in _PLAIN))


def _words(reason) -> str:
    """A reason where nobody is on a list: both stand in the register."""
    if reason.kind in ("list_only", "register_only"):
        return f"only one of them has {reason.words.partition(': ')[2]}"
    return reason.words


def look_for(people, words: str) -> list[str]:
    """The ids of those of (id, name, aliases) that have the words in a name, or share an address or a handle."""
    wanted = forms(known(words, words))
    pieces = {form.partition(":")[2].rpartition(":")[2].partition("@")[0].replace(".", "") for form in wanted}
    parts = matching.words(words)
    return [person for person, name, aliases in people if _fits(name, aliases, parts, wanted, pieces)]


def _fits(name: str, aliases: str, parts: list[str], wanted: set[str], pieces: set[str]) -> bool:
    """Normal forms are dear; what is written in ASCII has its own letters in them, so most need no closer look."""
    small = f"{name}\n{aliases}".casefold()
    told = small if small.isascii() else " ".join(matching.words(small))
    if parts and all(part in told for part in parts):
        return True
    plain = small.replace(".", "")
    near = not small.isascii() or any(piece in plain for piece in pieces)
    return near and bool(wanted & forms(known(name, aliases)))
