"""What waits for one person in this room: a letter to read or send, a measure to look after, a wish to come back."""

from dataclasses import dataclass
from datetime import date

from .. import cases, clock
from .appeal_models import ASKED as WANTED
from .appeal_models import Appeal
from .models import ASKED, SIGNED, Letter
from .term_models import ASKED as ASKS_BACK
from .term_models import RUNNING, Term, TermPlace
from .terms import SOON

SIGN, SEND, BACK, CARRY_OUT, ENDS, NOBODY, RECORDS = KINDS = (
    "sign",
    "send",
    "back",
    "carry_out",
    "ends",
    "nobody",
    "records",
)


@dataclass(frozen=True)
class Waits:
    """One thing that waits: what kind, of which case, its own id, and a day that counts."""

    kind: str
    case: cases.Found
    thing_id: str
    day: date | None = None


def waiting(actor, known: dict[str, cases.Found] | None = None) -> list[Waits]:
    """What waits for this actor in the cases whose key they hold; what burns first."""
    letters = actor.all(actor.select(Letter).where(Letter.state.in_((ASKED, SIGNED))).order_by(Letter.at))
    terms = actor.all(actor.select(Term).where(Term.state.in_((RUNNING, ASKS_BACK))).order_by(Term.ends, Term.id))
    appeals = actor.all(actor.select(Appeal).where(Appeal.state == WANTED).order_by(Appeal.asked_on))
    if known is None:
        known = cases.searchable(actor, of={row.case_id for row in (*letters, *terms, *appeals)})
    rows = [[row for row in each if row.case_id in known] for each in (letters, terms, appeals)]
    found = [*_letters(actor, known, rows[0]), *_terms(actor, known, rows[1]), *_appeals(known, rows[2])]
    return sorted(found, key=lambda one: (KINDS.index(one.kind), one.day or date.max, one.case.code_name))


def _letters(actor, known, rows) -> list[Waits]:
    return [
        Waits(SEND if row.writer == actor.person else SIGN, known[row.case_id], row.id)
        for row in rows
        if (row.writer == actor.person) == (row.state == SIGNED)
    ]


def _terms(actor, known, rows) -> list[Waits]:
    undone = actor.select(TermPlace.term_id).where(
        TermPlace.term_id.in_([row.id for row in rows]), TermPlace.done_on.is_(None)
    )
    open_at, today = set(actor.all(undone)) if rows else set(), clock.today()
    kinds = [(row, _kind_of(row, actor.person, today, row.id in open_at)) for row in rows]
    return [Waits(kind, known[row.case_id], row.id, row.ends) for row, kind in kinds if kind]


def _kind_of(row: Term, person_id: str, today: date, undone: bool) -> str:
    if row.state == ASKS_BACK:
        return BACK
    if not row.owner:
        return NOBODY
    if row.owner != person_id:
        return ""
    if undone and (row.starts is None or row.starts <= today):
        return CARRY_OUT
    return ENDS if row.ends is not None and row.ends <= today + SOON else ""


def _appeals(known, rows) -> list[Waits]:
    return [Waits(RECORDS, known[row.case_id], row.id, row.asked_on) for row in rows]
