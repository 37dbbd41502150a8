"""Who may be whom: pairs of people with a mail address, a handle or a name in common. Pure.

`candidates` is all the register asks. A scorer with weights may take its place: it gives the same pairs.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from .. import matching

WAYS = ("mail", "handle", "handle_elsewhere", "name", "name_short")
_CROWD = 20


@dataclass(frozen=True)
class Known:
    """What is known of somebody: names, mail addresses, handles as (platform, handle)."""

    names: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    handles: tuple[tuple[str, str], ...] = ()


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


def forms(one: Known) -> dict[str, str]:
    """The normal forms somebody is compared by, and what kind of likeness each is."""
    found = {f"mail:{matching.mail(mail)}": "mail" for mail in one.mails if matching.mail(mail)}
    for platform, handle in one.handles:
        whole = matching.handle(handle, platform)
        place, _, bare = whole.partition(":")
        if place:
            found[f"handle:{whole}"] = "handle"
        found.setdefault(f"bare:{bare}", "handle_elsewhere")
    for name in one.names:
        if " " not in name.strip():  # one word: more likely what somebody is called somewhere
            found.setdefault(f"bare:{matching.handle(name).partition(':')[2]}", "handle_elsewhere")
        elif matching.words(name):
            found[f"name:{matching.name_key(name)}"] = "name"
    return found


def candidates(people: dict[str, Known]) -> dict[tuple[str, str], str]:
    """{(id, id): the strongest way in which they are alike}. What a crowd shares says nothing and is left out."""
    sharing: dict[str, list[str]] = defaultdict(list)
    ways: dict[str, str] = {}
    for person, one in people.items():
        for form, way in forms(one).items():
            sharing[form].append(person)
            ways[form] = way
    found: dict[tuple[str, str], str] = {}
    for form, ids in sharing.items():
        for pair in combinations(sorted(set(ids)), 2) if len(ids) <= _CROWD else ():
            found[pair] = min(found.get(pair, ways[form]), ways[form], key=WAYS.index)
    return _shortened(people) | found


def _shortened(people: dict[str, Known]) -> dict[tuple[str, str], str]:
    """ "Rob K." beside "Robin Kesten": the same first letters, and each word begins the other's."""
    short, blocks = [], defaultdict(list)
    for person, one in people.items():
        for name in one.names:
            words = matching.words(name)
            if len(words) > 1:
                blocks[matching.initials(name)].append((person, words))
                if any(len(word) == 1 for word in words):
                    short.append((person, words, matching.initials(name)))
    found = {}
    for person, words, initials in short:
        for other, longer in blocks[initials]:
            if other != person and words != longer and _begins(words, longer):
                found[tuple(sorted((person, other)))] = "name_short"
    return found


def _begins(words: list[str], longer: list[str]) -> bool:
    return all(there.startswith(here) or here.startswith(there) for here, there in zip(words, longer, strict=False))


def look_for(people, words: str) -> list[str]:
    """The ids of those of (id, name, aliases) that have the words in a name, or share an address or a handle."""
    wanted = set(forms(known(words, words)))
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
    return near and bool(wanted & set(forms(known(name, aliases))))
