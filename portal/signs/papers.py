"""A sign as a PDF: what stands on it, handed to the press of the library."""

from ..library import printing
from . import labels, rules
from .service import Spot

_SIZES = {rules.POSTER_A4: "a4", rules.POSTER_A3: "a3", rules.CARDS: "a4", rules.DOOR: "a5"}
_SHAPES = {rules.POSTER_A4: "sign", rules.POSTER_A3: "sign", rules.CARDS: "cards", rules.DOOR: "door"}
MOST_PEOPLE, MOST_NUMBERS = 4, 4


def paper(
    kind: str, where: Spot, row, contacts: list, languages: list[str], *, home: str, foot: str, usual: str
) -> bytes:
    """One sign. `home`: this portal's address; `usual`: the language it answers in unasked.

    Raises Refused paper_no_font or paper_too_tangled, and Busy.
    """
    first = languages[0]
    return printing.sign(
        _SHAPES[kind],
        paper=_SIZES[kind],
        who=row.name,
        where=where.where,
        event=where.event_name,
        place=where.place_name,
        language=first,
        blocks=[labels.block(code, where.where) for code in languages],
        url=home + where.path + ("" if first == usual else f"?lang={first}"),
        numbers=labels.numbers(row, languages)[:MOST_NUMBERS],
        people=[_person(one) for one in contacts[:MOST_PEOPLE]],
        foot=foot,
    )


def _person(contact) -> tuple[str, str, str]:
    ways = [way for way in (contact.phone, contact.mail, contact.url) if way]
    return contact.name, contact.words, " · ".join(ways[:2])
