"""People of a case: corrected later, found to be the same as in another case, and a note written anew (F7)."""

from dataclasses import dataclass

from .. import ties
from ..access import require
from ..errors import Conflict, NotFound, Refused
from . import drawers, panel, vocabulary
from .acts import begin, checked, done
from .models import Case, CaseMeasure, CaseNote, CaseParty, MeasureParty, Party
from .service import listing, see

OTHERS = 4


@dataclass(frozen=True)
class Alike:
    """Somebody of this case who looks like somebody of another one that the reader may open."""

    here: str
    there: str
    code: str
    name: str
    case_name: str


def change_party(
    actor, case_id: str, party_id: str, kind: str, name: str, handles: str = "", *, version: int | None = None
) -> None:
    """Correct somebody's names, or say who it was after all. A stale `version` is Conflict("changed")."""
    case = begin(actor, case_id, "party", "case.note")
    rows = _parts(actor, case_id, party_id)
    if kind not in vocabulary.PARTY_KINDS:
        raise Refused("unknown_code")
    if kind != "unknown":
        checked(name)
    if version is not None and version != rows[0].version:
        raise Conflict("changed")
    for row in rows:
        drawers.reseal(actor, case, "party", row, {"name": name.strip(), "handles": handles.strip()})
    actor.get(Party, party_id).kind = kind
    panel.compare(actor, case, ties.forms_of(name, handles))
    done(actor, case, "party_changed")


def _parts(scope, case_id: str, party_id: str) -> list[CaseParty]:
    wanted = scope.select(CaseParty).where(CaseParty.case_id == case_id, CaseParty.party_id == party_id)
    rows = scope.all(wanted.order_by(CaseParty.id).with_for_update())
    if not rows:
        raise NotFound
    return rows


def alike(actor, case_id: str) -> list[Alike]:
    """Who of this case has a name or a handle of somebody in another case that the reader may open."""
    case = see(actor, case_id)
    require(actor, "case.read", case)
    mine = {one.id: one for one in drawers.opened(actor, case)["parties"]}
    forms = {party_id: ties.forms_of(one.name, one.handles) for party_id, one in mine.items()}
    found = {}
    for other in _others(actor, case_id):
        for one in drawers.parties_of(actor, other):
            near = ties.forms_of(one.name, one.handles)
            for party_id in (here for here, own in forms.items() if here != one.id and own & near):
                found[party_id, one.id] = Alike(party_id, one.id, one.code, one.name, other.code_name)
    return list(found.values())


def _others(actor, but: str) -> list[Case]:
    ids = [row.id for page in range(1, OTHERS + 1) for row in listing(actor, page=page)[0] if row.held]
    return [see(actor, one) for one in ids if one != but]


def actions(actor, case_id: str) -> tuple[tuple, tuple]:
    """The measures and the people of a case, for a holder of its key, without all the rest."""
    case = see(actor, case_id)
    require(actor, "case.read", case)
    return drawers.measures_of(actor, case), drawers.parties_of(actor, case)


def same_party(actor, case_id: str, party_id: str, other_id: str) -> None:
    """Somebody of this case is the same as somebody of another one: one code for both. `part_again` undoes it."""
    if other_id not in {one.there for one in alike(actor, case_id) if one.here == party_id}:
        raise NotFound
    _rename(actor, case_id, party_id, other_id, undo=False)


def part_again(actor, case_id: str, party_id: str) -> None:
    """They are not the same after all: the code from before."""
    was = next((row.was for row in _parts(actor, case_id, party_id) if row.was), "")
    if not was:
        raise NotFound
    _rename(actor, case_id, party_id, was, undo=True)


def _rename(actor, case_id: str, old: str, new: str, *, undo: bool) -> None:
    case = begin(actor, case_id, "party", "case.note")
    if actor.first(actor.select(CaseParty.id).where(CaseParty.case_id == case_id, CaseParty.party_id == new)):
        raise Conflict("in_case_already")
    for row in _parts(actor, case_id, old):
        row.party_id, row.was = new, "" if undo else old
    here = actor.select(CaseMeasure.measure_id).where(CaseMeasure.case_id == case_id)
    wanted = actor.select(MeasureParty).where(MeasureParty.party_id == old, MeasureParty.measure_id.in_(here))
    for row in actor.all(wanted):
        row.party_id = new
    done(actor, case, "party_parted" if undo else "party_joined")


def stands(actor, case_id: str, note_id: str, version: int | None) -> bool:
    """Whether a note still is as it was when somebody began to change it: asked before waiting to write."""
    require(actor, "case.note", see(actor, case_id))
    wanted = actor.select(CaseNote.version).where(CaseNote.case_id == case_id, CaseNote.id == note_id)
    return actor.first(wanted) == version


def rewrite(actor, case_id: str, note_id: str, text: str, *, version: int) -> None:
    """Write a fact or a note anew; the words before stay beside it. A stale `version` is Conflict("changed")."""
    case = begin(actor, case_id, "note", "case.note")
    row = _note(actor, case_id, note_id)
    if row.version != version:
        raise Conflict("changed")
    words = drawers.words_in(actor, "note", row)
    former = [*words.get("more", {}).get("former", ()), words["text"]]
    more = words.get("more", {}) | {"former": former, "changed_by": actor.person}
    drawers.reseal(actor, case, "note", row, words | {"text": checked(text), "more": more})
    done(actor, case, "note_changed")


def _note(actor, case_id: str, note_id: str) -> CaseNote:
    row = actor.first(actor.select(CaseNote).where(CaseNote.id == note_id).with_for_update())
    if row is None or row.case_id != case_id or row.kind not in vocabulary.NOTE_KINDS:
        raise NotFound
    return row
