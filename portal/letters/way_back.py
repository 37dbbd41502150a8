"""The way back from a measure, asked for by the person themself, in their own box.

Their box knows of a measure only once a letter has told them of it. Who asks learns that it arrived; what comes of it
is told in a letter, as everything else.
"""

from datetime import date

from .. import access, audit, cases, clock
from ..db import db, new_id
from ..errors import Refused
from . import sending
from .models import SENT, Letter, LetterBox, LetterSheet
from .term_models import ASKED, RUNNING, WAITING, Term
from .terms import SOON

MAY, LATER, HAS = "may", "later", "asked"
LONGEST, MOST = 5000, 10
SHEET = "back"
_OPEN = (RUNNING, WAITING, ASKED)


def _term(scope, box: LetterBox) -> Term | None:
    """The measure that this person has to ask back from, the latest they were told of."""
    letters = scope.select(Letter.sent_day).where(
        Letter.case_id == box.case_id, Letter.party_id == box.party_id, Letter.state == SENT
    )
    told = max(scope.all(letters), default=None)
    made = cases.measures_of(scope, box.case_id, box.party_id) if told else {}
    known = [measure for measure, at in made.items() if at.date() <= told]
    wanted = scope.select(Term).where(Term.measure_id.in_(known), Term.asks, Term.state.in_(_OPEN))
    return scope.first(wanted.order_by(Term.ends.desc(), Term.id)) if known else None


def standing(scope, box: LetterBox) -> tuple[str, date | None]:
    """Where the box's owner stands: asked, may, or later (from which day); "" where there is nothing to ask."""
    row = _term(scope, box)
    if row is None:
        return "", None
    if row.state == ASKED:
        return HAS, None
    if row.state == WAITING or row.ends is None or row.ends - SOON <= clock.today():
        return MAY, None
    return LATER, row.ends - SOON


def ask(actor, box: LetterBox, text: str) -> None:
    """Ask to take part again. Raises Refused text_empty, text_long, back_early, back_asked or box_quiet."""
    now, _day = standing(actor, box)
    if now != MAY:
        raise Refused("back_asked" if now == HAS else "back_early")
    if not text.strip():
        raise Refused("text_empty")
    if len(text) > LONGEST:
        raise Refused("text_long", longest=LONGEST)
    mine = actor.select(LetterSheet.id).where(LetterSheet.box_id == box.id, LetterSheet.kind == SHEET)
    if actor.count(mine) >= MOST:
        raise Refused("box_quiet")
    row = _term(actor, box)
    row.state = ASKED
    db.session.flush()
    sending.put_sheet(actor, box, SHEET, {"text": text}, once=new_id())
    cases.step(access.letterbox(actor.partition), box.case_id, "asked_back", text, kind="from_box")
    audit.record(actor, "letters.back_asked", box.id)
