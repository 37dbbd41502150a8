"""What is held: the cases one can open in which the person stands as reported, as their redacted copies tell it.

A bundle never holds a report, a note, a witness, or a reporter's box: from each case it tells what was found and what
follows in a line one can change, the letters this very person got, and what they answered themself.
"""

from dataclasses import dataclass
from datetime import date

from .. import cases, letters, matching, register
from . import entries
from .entries import HeldEntry

MOST = 300


@dataclass(frozen=True)
class Held:
    """A case that may be about whoever asks. `sure`: an address, a handle or the whole name is the same."""

    view: cases.CaseView
    party: object
    sure: bool

    @property
    def key(self) -> str:
        """What names it in a form: the same person may stand in a case once only."""
        return self.view.id

    @property
    def title(self) -> str:
        """How a list names it."""
        return self.view.code_name

    @property
    def passed_on(self) -> bool:
        """Whether the committee has a part of it."""
        return self.view.passed_on


def search(actor, name: str, others: str) -> list[Held | HeldEntry]:
    """What this reader can open in which somebody of this name, handle or address was reported; latest first.

    The cases; at the committee, for a key holder in the open vault, what else the register holds.
    """
    found = _in_cases(actor, name, others)
    return found + entries.search(actor, name, others, {one.view.id for one in found})


def _in_cases(actor, name: str, others: str) -> list[Held]:
    known = register.known(name, others)
    asked, words = register.forms_of_names(known), _words(known.names)
    made = []
    for case_id in list(cases.searchable(actor))[:MOST]:
        view = cases.leaving(actor, cases.read(actor, case_id))
        for party in view.parties:
            if party.role != "reported" or view.drill:
                continue
            there = register.known(party.name, party.handles)
            sure = bool(asked & register.forms_of_names(there))
            if sure or words & _words(there.names):
                made.append(Held(view, party, sure))
                break
    return sorted(made, key=lambda one: not one.sure)


def _words(names) -> set[str]:
    return {word for name in names for word in matching.words(name) if len(word) > 2}


def month(day: date) -> str:
    """All that a bundle says of a moment."""
    return f"{day:%Y-%m}"


def material(actor, held: Held):
    """What words about this case are held against; a measure's own last days may be named."""
    if isinstance(held, HeldEntry):
        return entries.material(held)
    days = [one.ends.isoformat() for one in held.view.measures if one.ends]
    whole = cases.read(actor, held.view.id)
    return letters.material(actor, whole, held.party.id, days)


def letters_to(actor, held: Held) -> list[dict]:
    """The letters this person got, word for word: two people signed each when it left. By months."""
    made = []
    for row in [] if isinstance(held, HeldEntry) else letters.listing(actor, held.view.id):
        if row.party_id == held.party.id and row.sent_day:
            made.append({"parts": letters.read(actor, held.view.id, row.id).parts, "month": month(row.sent_day)})
    return made


def own_words(actor, held: Held) -> list[dict]:
    """What they answered themself; nothing where somebody else of the case got letters, too."""
    if isinstance(held, HeldEntry):
        return []
    whom = {row.party_id for row in letters.listing(actor, held.view.id) if row.sent_day}
    if whom != {held.party.id}:
        return []
    return [{"text": one.text, "month": month(one.at.date())} for one in held.view.notes_of("from_box")]
