"""Which words of letters can be searched by whoever may open their case."""

from .. import cases
from ..db import db
from ..reports import Words
from .composing import place_of
from .models import Letter


@cases.keeps_words
def sealed_words(actor, locks: dict[str, str]) -> list[Words]:
    """What the search may look through."""
    wanted = cases.among(actor.select(Letter.case_id, Letter.id, Letter.record_id), Letter, locks)
    return [
        Words(case_id, locks[case_id], record, place_of(letter_id), "letter")
        for case_id, letter_id, record in db.session.execute(wanted)
        if case_id in locks
    ]
