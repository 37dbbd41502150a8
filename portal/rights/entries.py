"""What the central register holds of whoever asks, for a key holder in the open vault: entries by code, no name told.

A line about an entry is written as one about a case is, and held against what the entry says. Entries of cases that
the reader can open are told from the case; those that came with a sheet, or whose case is forgotten, from here.
"""

from dataclasses import dataclass

from .. import access, letters, matching, register
from ..access import Actor
from ..errors import NotFound
from .people import COMMITTEE

MARK = "register-"


@dataclass(frozen=True)
class HeldEntry:
    """An entry that may be about whoever asks. `sure`: an address, a handle or the whole name is the same."""

    entry: register.EntryView
    names: tuple[str, ...]
    sure: bool

    @property
    def key(self) -> str:
        """What names it in a form."""
        return f"{MARK}{self.entry.id}"

    @property
    def title(self) -> str:
        """How a list names it."""
        return self.entry.case_code

    @property
    def passed_on(self) -> bool:
        """Whether the committee has a part of it: it is its own."""
        return False


def key_holder(actor) -> Actor | None:
    """The same person as a key holder, while the people of the register stand open for them; else None."""
    if actor.partition != COMMITTEE or (COMMITTEE, "keyholder") not in access.roles_of(actor.person, COMMITTEE):
        return None
    holder = Actor(COMMITTEE, actor.holder, actor.key, role="keyholder")
    return holder if register.open_until(holder) else None


def could_open(actor) -> bool:
    """Whether this person is a key holder before the closed vault."""
    inside = actor.partition == COMMITTEE and (COMMITTEE, "keyholder") in access.roles_of(actor.person, COMMITTEE)
    return inside and key_holder(actor) is None


def search(actor, name: str, others: str, held_cases) -> list[HeldEntry]:
    """The entries of people of this name, handle or address, without those of cases that are told of already."""
    holder = key_holder(actor)
    if holder is None:
        return []
    asked = register.forms_of_names(register.known(name, others))
    people = {}
    for words in dict.fromkeys(line.rpartition(": ")[2] for line in [name, *others.splitlines()]):
        if len(matching.name(words)) > 1:  # nobody is found by less, and whoever asks may write anything
            people |= {one.id: one for one in register.find(holder, words)}
    made = []
    for person_id in people:
        person = register.person(holder, person_id)
        there = {form for part in person.parts for form in register.forms_of_names(part.known)}
        names = tuple(name for part in person.parts for name in part.known.names)
        sure = bool(asked & there)
        made += [HeldEntry(one, names, sure) for one in person.entries if one.case_id not in held_cases]
    return sorted(made, key=lambda one: (not one.sure, one.entry.case_code))


def case_of(actor, key: str) -> str:
    """Which case an entry is of, for a key holder. NotFound otherwise."""
    holder = key_holder(actor)
    if holder is None:
        raise NotFound
    return register.entry(holder, key.removeprefix(MARK)).case_id


def material(held: HeldEntry):
    """What a line about an entry is held against: the words of the entry. The last day it holds may be told."""
    until = [held.entry.until.isoformat()] if held.entry.until else []
    return letters.Material(
        told=tuple(text for text in (held.entry.summary, held.entry.told) if text), allowed=tuple(until)
    )
