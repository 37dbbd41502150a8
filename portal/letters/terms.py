"""Measures as obligations: with an owner, places, days and conditions; carried out; ended, or asked back from."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from .. import access, audit, cases, clock, reports, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from .term_models import ASKED, BACK, ENDED, RUNNING, WAITING, Term, TermPlace

SOON = timedelta(days=7)
LONGEST = 5000
MOST_PLACES = 60
RESULTS = ("back", "refused", "extended")
_rolled: list[Callable] = []


def rolls_out(ear: Callable) -> Callable:
    """Let the room above know: ear(scope, case id, term id, first day) when a measure has places to be carried out at,
    and again with None in place of the day once none is left."""
    _rolled.append(ear)
    return ear


def _say(scope, row: Term, first: date | None) -> None:
    for ear in _rolled:
        ear(scope, row.case_id, row.id, first)


@dataclass(frozen=True)
class PlaceView:
    """One place of a measure. `proof` is what shows that it was done there."""

    id: str
    words: str
    done_on: date | None
    done_by: str
    proof: str


@dataclass(frozen=True)
class TermView:
    """A measure as an obligation, opened."""

    id: str
    measure: object
    level: int
    owner: str
    voluntary: bool
    asks: bool
    state: str
    starts: date | None
    ends: date | None
    conditions: str
    asked: str
    places: tuple[PlaceView, ...]

    @property
    def open_places(self) -> int:
        """Where it still has to be done."""
        return sum(place.done_on is None for place in self.places)

    def left(self, today: date) -> int | None:
        """Days until its end."""
        return (self.ends - today).days if self.ends and self.state == RUNNING else None


def _about(table: str, row_id: str) -> str:
    return f"letters.{table}:{row_id}"


def _seal(scope, lock_id: str, words: dict, table: str, row_id: str) -> str:
    return sealing.seal(scope, json.dumps(words), to=lock_id, about=_about(table, row_id))


@dataclass(frozen=True)
class Wanted:
    """What is imposed. `places`: one a line, in one's own words; `owner`: who looks after it.

    `again`: the action of the case, written down before, that this is: it does not stand there twice.
    """

    kind: str
    level: int = 0
    text: str = ""
    conditions: str = ""
    places: tuple[str, ...] = ()
    owner: str = ""
    starts: date | None = None
    ends: date | None = None
    parties: tuple[str, ...] = ()
    voluntary: bool = False
    asks: bool = False
    again: str = ""


def bare(actor, view: cases.CaseView) -> list:
    """The actions of a case that oblige to nothing yet and hold by more than one person's word, oldest first."""
    known = set(actor.all(actor.select(Term.measure_id).where(Term.case_id == view.id)))
    settled = {one.id for one in cases.leaving(actor, view).measures}
    return [one for one in view.measures if one.id in settled - known]


def impose(actor, case_id: str, wanted: Wanted) -> str:
    """Write down a measure and what it obliges to. Returns the id of the term."""
    case = cases.see(actor, case_id)
    require(actor, "case.measure", case)
    owner = wanted.owner or actor.person
    if owner not in sealing.holders(actor, case.lock_id):
        raise Refused("owner_unknown")
    places = [line.strip() for line in wanted.places if line.strip()]
    if len(places) > MOST_PLACES or any(len(words) > LONGEST for words in (*places, wanted.text, wanted.conditions)):
        raise Refused("text_long")
    days = {"starts": wanted.starts, "ends": wanted.ends}
    there = {one.id: one for one in bare(actor, cases.read(actor, case_id))} if wanted.again else {}
    if wanted.again and wanted.again not in there:
        raise NotFound
    text = wanted.text or (there[wanted.again].text if there else "")
    told = {"parties": wanted.parties, "again": wanted.again}
    measure_id = cases.measure(actor, case_id, wanted.kind, text, **told, **days)
    term = Term(id=new_id(), case_id=case_id, measure_id=measure_id, lock_id=case.lock_id, level=wanted.level, **days)
    term.owner, term.voluntary, term.asks, term.state = owner, wanted.voluntary, wanted.asks, RUNNING
    told = {"conditions": wanted.conditions.strip(), "asked": ""}
    term.record_id = _seal(actor, case.lock_id, told, "term", term.id)
    actor.add(term)
    db.session.flush()
    for number, words in enumerate(places, 1):
        row = TermPlace(id=new_id(), term_id=term.id, number=number)
        row.record_id = _seal(actor, case.lock_id, {"words": words}, "place", row.id)
        actor.add(row)
    db.session.flush()
    if places and not case.drill:
        _say(actor, term, wanted.starts or clock.today())
    audit.record(actor, "letters.measure_imposed", case_id)
    return term.id


def listing(actor, view: cases.CaseView) -> list[TermView]:
    """The measures of a case that are obligations, oldest first, for a holder of its key."""
    measures = {one.id: one for one in view.measures}
    rows = [row for row in actor.all(actor.select(Term).where(Term.case_id == view.id)) if row.measure_id in measures]
    order = list(measures)
    return [_opened(actor, row, measures) for row in sorted(rows, key=lambda row: order.index(row.measure_id))]


def _opened(actor, row: Term, measures: dict) -> TermView:
    wanted = actor.select(TermPlace).where(TermPlace.term_id == row.id).order_by(TermPlace.number)
    places = actor.all(wanted)
    sealed = [(row.record_id, _about("term", row.id))]
    sealed += [(one.record_id, _about("place", one.id)) for one in places]
    sealed += [(one.proof_id, _about("proof", one.id)) for one in places if one.proof_id]
    words = {record: json.loads(text) for record, text in sealing.open_many(actor, sealed).items()}
    told = words[row.record_id]
    names = ("id", "level", "owner", "voluntary", "asks", "state", "starts", "ends")
    return TermView(
        **{name: getattr(row, name) for name in names},
        measure=measures[row.measure_id],
        conditions=told["conditions"],
        asked=told["asked"],
        places=tuple(
            PlaceView(
                one.id,
                words[one.record_id]["words"],
                one.done_on,
                one.done_by,
                words[one.proof_id]["words"] if one.proof_id else "",
            )
            for one in places
        ),
    )


def held(actor, case_id: str, term_id: str) -> Term:
    """A measure's row for an act, locked until the transaction ends."""
    require(actor, "case.measure", cases.see(actor, case_id))
    row = actor.first(actor.select(Term).where(Term.id == term_id, Term.case_id == case_id).with_for_update())
    if row is None:
        raise NotFound
    return row


def carry_out(actor, case_id: str, term_id: str, place_id: str, proof: str = "") -> None:
    """Say that it was done at one place, and what shows it. Conflict("done_already") the second time."""
    row = held(actor, case_id, term_id)
    place = actor.get(TermPlace, place_id)
    if place is None or place.term_id != row.id:
        raise NotFound
    if place.done_on is not None:
        raise Conflict("done_already")
    if len(proof) > LONGEST:
        raise Refused("text_long")
    place.done_on, place.done_by = clock.today(), actor.person
    if proof.strip():
        place.proof_id = _seal(actor, row.lock_id, {"words": proof.strip()}, "proof", place.id)
    db.session.flush()
    left = actor.select(TermPlace.id).where(TermPlace.term_id == term_id, TermPlace.done_on.is_(None))
    if actor.first(left) is None:
        _say(actor, row, None)
    audit.record(actor, "letters.measure_done", case_id)


def hand(actor, case_id: str, term_id: str, owner: str) -> None:
    """Another one on the case looks after it from now on."""
    row = held(actor, case_id, term_id)
    if owner not in sealing.holders(actor, row.lock_id):
        raise Refused("owner_unknown")
    row.owner = owner
    db.session.flush()
    audit.record(actor, "letters.measure_handed", case_id)
    reports.tell([owner] if owner != actor.person else [])


def ask_back(actor, case_id: str, term_id: str, text: str) -> None:
    """The person asked to come back: their words, or what they said."""
    row = held(actor, case_id, term_id)
    if row.state not in (RUNNING, WAITING):
        raise Conflict("letter_moved")
    if not text.strip():
        raise Refused("text_empty")
    told = json.loads(sealing.open_(actor, row.record_id, about=_about("term", row.id)))
    sealing.discard(actor, row.record_id)
    row.record_id = _seal(actor, row.lock_id, told | {"asked": text.strip()[:LONGEST]}, "term", row.id)
    row.state = ASKED
    db.session.flush()
    audit.record(actor, "letters.measure_asked_back", case_id)


def decide_back(actor, case_id: str, term_id: str, result: str, text: str, ends: date | None = None) -> None:
    """Let them back, refuse, or extend it until a day; why goes into the case.

    Raises Refused("days_odd") for an extension that ends before today, or before the measure did.
    """
    row = held(actor, case_id, term_id)
    if row.state not in (ASKED, WAITING):
        raise Conflict("letter_moved")
    if result not in RESULTS:
        raise Refused("unknown_code")
    if result == "extended" and (ends is None or ends <= max(clock.today(), row.ends or clock.today())):
        raise Refused("days_odd")
    cases.respond(actor, case_id, text)
    row.state = {"back": BACK, "refused": WAITING, "extended": RUNNING}[result]
    if result == "extended":
        row.ends, row.noticed_on = ends, None
    db.session.flush()
    audit.record(actor, f"letters.measure_{result}", case_id)


@cases.hears("recusing")
def let_go(actor, case, person_id: str) -> None:
    """Whoever steps back looks after nothing of the case any more, and is reminded of nothing."""
    mine = actor.select(Term).where(Term.case_id == case.id, Term.owner == person_id)
    for row in actor.all(mine.with_for_update()):
        row.owner = ""
    db.session.flush()


def remind(now) -> int:
    """Tell owners which measures end soon, and let those end whose day is over. Says how many. For the keeper."""
    told = 0
    for partition in [place for _slug, place in access.teams()] + ["committee"]:
        scope, today = access.keeper(partition), now.date()
        wanted = scope.select(Term).where(Term.state == RUNNING, Term.ends.is_not(None), Term.ends <= today + SOON)
        for row in scope.all(wanted.with_for_update()):
            told += _remind(scope, row, today)
    return told


def _remind(scope, row: Term, today: date) -> int:
    over = row.ends < today
    if over:
        row.state = WAITING if row.asks else ENDED
        _say(scope, row, None)
    elif row.noticed_on is not None:
        return 0
    row.noticed_on = today
    db.session.flush()
    holders = sealing.holders(scope, row.lock_id)
    reports.tell([row.owner] if row.owner in holders else holders)
    return 1


def ending(scope, until: date) -> dict[str, date | None]:
    """{case id: the earliest day} of measures that end by then, or whose person asks to come back. In clear only."""
    due = Term.state.in_((WAITING, ASKED)) | ((Term.state == RUNNING) & (Term.ends <= until))
    wanted = scope.select(Term.case_id, Term.ends).where(due).order_by(Term.ends.desc())
    return dict(db.session.execute(wanted).all())
