"""What of a list looks like somebody of the register: by names and addresses, or by tokens alone. Pure of the database.

For whoever visits, names are compared in a process of its own (`matching.beside_apart`): no page waits for it, and its
memory is given back.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .. import matching, register
from . import rules
from .lists import token


@dataclass(frozen=True)
class Found:
    """A row beside somebody of the register."""

    row: tuple[int, str, str, str]
    person: register.Answerable
    band: str
    reasons: tuple[tuple[str, str], ...]


def by_names(held: dict, people, wanted: Callable[[], bool] | None) -> list[Found] | None:
    """Who of the rows may be who of these people; None when it was not wanted any more, or broke off.

    Without `wanted` it is done in this process: by a command, which nobody waits beside.
    """
    rows = [tuple(row) for row in held["rows"]]
    if not people or not rows:
        return []
    known = [(one.id, list(one.names), list(one.mails), list(one.handles)) for one in people]
    listed = [(str(number), name, mail, handle) for number, name, mail, handle in rows]
    most = rules.budget(len(rows))
    if wanted is None:
        pairs = matching.candidates(matching.prepare(known), listed, most=most)
    else:
        pairs = matching.beside_apart(known, listed, most=most, wanted=wanted)
    if pairs is None:
        return None
    by_row, by_id = {str(row[0]): row for row in rows}, {one.id: one for one in people}
    return [
        Found(by_row[pair.row], by_id[pair.person], pair.band, tuple((one.kind, str(one)) for one in pair.reasons))
        for pair in pairs
    ]


def by_tokens(held: dict, people) -> list[Found]:
    """Exact identifiers only: the register's, made into tokens under the same key."""
    key, known = held["key"].encode(), {}
    for one in people:
        keys = [("mail", matching.mail_key(mail)) for mail in one.mails]
        keys += [("handle", matching.handle_key(handle)) for handle in one.handles]
        for kind, plain in dict.fromkeys(keys):
            if plain and not (kind == "mail" and matching.shared(plain)):
                known.setdefault(token(key, kind, plain), []).append((one, kind))
    found: dict[tuple[int, str], Found] = {}
    for number, name, mail, handle in held["rows"]:
        for one, kind in [*known.get(mail, ()), *known.get(handle, ())]:
            before = found.get((number, one.id))
            why = (*(before.reasons if before else ()), (kind, f"the same {kind}, by its token"))
            found[number, one.id] = Found((number, name, "", ""), one, "strong", why)
    return list(found.values())


def told(one: Found) -> dict:
    """What the two who look at it are shown."""
    number, name, mail, handle = one.row
    entry = {"names": one.person.names, "mails": one.person.mails, "handles": one.person.handles}
    listed = {"number": number, "name": name, "mail": mail, "handle": handle}
    return {"row": listed, "entry": entry, "ids": one.person.ids, "band": one.band, "reasons": one.reasons}
