"""Writing a letter: its parts, what in it could tell who reported, the second member who signs these very words."""

import json
from dataclasses import replace

from .. import access, audit, cases, clock, reports, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import checking, redactions, rules
from .models import ASKED, DRAFT, LETTER, REPLY, SENT, SIGNED, Letter, LetterBox
from .views import ONLY, PARTS, LetterRow, LetterView

LONGEST = 20_000
OPEN_LOCKS = 2  # of a report's locks the third, where there is one, closes the reporter's name


def place_of(letter_id: str) -> str:
    """What a letter's sealed words are bound to."""
    return f"letters.letter:{letter_id}"


def parts_of(kind: str) -> tuple[str, ...]:
    """The parts every letter of this kind has, all of them needed."""
    return ONLY if kind == REPLY else PARTS


def material(actor, view: cases.CaseView, party_id: str, allowed=()) -> checking.Material:
    """What a letter to somebody is held against: everybody else of the case, and all that its reporters wrote."""
    others = [one for one in view.parties if one.id != party_id]
    own = [report.identity for report in view.reports if report.identity]
    own += [note.text for note in view.notes_of("identity")]
    own += [f"{one.name}, {one.handles}" for one in view.parties if one.role == "reporter"]
    told = [words for report in view.reports for words in report.answers.values() if words]
    told += [message.text for report in view.reports for message in report.messages if message.from_reporter]
    told += [note.text for note in view.notes_of("report", "dialogue")]
    handles = [part for one in others for part in handles_in(one.handles)]
    return checking.Material(
        names=tuple(one.name for one in others if one.name),
        handles=tuple(handles),
        own=tuple(own),
        told=tuple(told),
        hidden=redactions.passages(actor, view),
        allowed=tuple(allowed),
    )


def handles_in(text: str) -> list[str]:
    """The handles and addresses of "GitHub: robk, chat: rob", one a line or with commas."""
    found = [part.rpartition(": ")[2].strip() for line in text.splitlines() for part in line.split(",")]
    return [one for one in found if one]


def letter_of(actor, case_id: str, letter_id: str, *, hold: bool = False) -> Letter:
    """A letter's row, for those on its case."""
    require(actor, "case.read", cases.see(actor, case_id))
    wanted = actor.select(Letter).where(Letter.id == letter_id, Letter.case_id == case_id)
    row = actor.first((wanted.with_for_update() if hold else wanted).execution_options(populate_existing=True))
    if row is None:
        raise NotFound
    return row


def begin(actor, case_id: str, party_id: str, parts: dict, *, kind: str = LETTER, allowed=()) -> str:
    """Begin a letter to somebody of a case; `allowed`: days the portal itself put into it. Returns its id."""
    case = cases.see(actor, case_id)
    require(actor, "letter.write", case)
    if party_id not in [one.id for one in cases.read(actor, case_id).parties if one.role != "reporter"]:
        raise Refused("no_recipient")
    if kind == REPLY and not box_of(actor, case_id, party_id):
        raise Refused("no_box")
    row = Letter(id=new_id(), case_id=case_id, party_id=party_id, kind=kind, state=DRAFT, writer=actor.person)
    row.version, row.at = 1, clock.now()
    row.record_id = _seal(actor, case, row.id, {"parts": _parts(kind, parts), "kept": [], "allowed": list(allowed)})
    actor.add(row)
    db.session.flush()
    audit.record(actor, "letters.begun", row.id)
    return row.id


def box_of(actor, case_id: str, party_id: str) -> LetterBox | None:
    """The box that somebody of a case opened, the newest if there are several."""
    wanted = actor.select(LetterBox).where(
        LetterBox.case_id == case_id, LetterBox.party_id == party_id, LetterBox.entered_day.is_not(None)
    )
    return actor.first(wanted.order_by(LetterBox.made_day.desc(), LetterBox.id))


def _parts(kind: str, given: dict) -> dict[str, str]:
    return {name: (given.get(name) or "").strip()[: LONGEST + 1] for name in parts_of(kind)}


def _seal(actor, case, letter_id: str, told: dict) -> str:
    return sealing.seal(actor, json.dumps(told), to=case.lock_id, about=place_of(letter_id))


def told(actor, row: Letter) -> dict:
    """What stands sealed in a letter."""
    return json.loads(sealing.open_(actor, row.record_id, about=place_of(row.id)))


def _rewrite(actor, row: Letter, words: dict) -> None:
    sealing.discard(actor, row.record_id)
    row.record_id = _seal(actor, cases.see(actor, row.case_id), row.id, words)


def read(actor, case_id: str, letter_id: str) -> LetterView:
    """A letter as it stands now, held against the case as it stands now."""
    row = letter_of(actor, case_id, letter_id)
    return _opened(actor, row, cases.read(actor, case_id))


def _opened(actor, row: Letter, view: cases.CaseView) -> LetterView:
    words = told(actor, row)
    against = material(actor, view, row.party_id, words["allowed"])
    found = () if row.state == SENT else tuple(checking.find(words["parts"], against))
    return LetterView(
        row=row_of(row),
        case_id=row.case_id,
        version=row.version,
        way=row.way,
        party=next((one for one in view.parties if one.id == row.party_id), None),
        parts=words["parts"],
        findings=found,
        kept=frozenset(words["kept"]),
        remark=words.get("remark", ""),
        has_box=box_of(actor, row.case_id, row.party_id) is not None,
    )


def row_of(row: Letter) -> LetterRow:
    """A letter as lists show it."""
    names = ("id", "kind", "state", "party_id", "writer", "signer", "at", "sent_day", "read_day", "acknowledged_day")
    return LetterRow(**{name: getattr(row, name) for name in names})


def listing(actor, case_id: str) -> list[LetterRow]:
    """The letters of a case, oldest first."""
    require(actor, "case.read", cases.see(actor, case_id))
    wanted = actor.select(Letter).where(Letter.case_id == case_id).order_by(Letter.at, Letter.id)
    return [row_of(row) for row in actor.all(wanted)]


def held_still(actor, case_id: str, letter_id: str, act: str, permission: str, version: int | None) -> Letter:
    """A letter's row for an act that follows. A stale `version` is Conflict("letter_changed")."""
    row = letter_of(actor, case_id, letter_id, hold=True)
    require(actor, permission, cases.see(actor, case_id))
    if version is not None and version != row.version:
        raise Conflict("letter_changed")
    rules.follow(row.state, act)
    return row


def save(actor, case_id: str, letter_id: str, parts: dict, kept=(), *, version: int | None = None) -> LetterView:
    """Keep the words, and what of that which was found may stay. Whoever signed before has to look again."""
    row = held_still(actor, case_id, letter_id, "save", "letter.write", version)
    words = told(actor, row)
    made = _parts(row.kind, parts)
    if any(len(text) > LONGEST for text in made.values()):
        raise Refused("text_long", longest=LONGEST)
    words |= {"parts": made}
    view = cases.read(actor, case_id)
    found = checking.find(made, material(actor, view, row.party_id, words["allowed"]))
    words["kept"] = [one.key for one in found if not one.never and one.key in kept]
    _rewrite(actor, row, words)
    row.state, row.writer, row.signer = rules.follow(row.state, "save"), actor.person, ""
    row.version, row.at = row.version + 1, clock.now()
    db.session.flush()
    audit.record(actor, "letters.saved", row.id)
    return _opened(actor, row, view)


def check(actor, case_id: str, letter_id: str, parts: dict, kept=()) -> LetterView:
    """The letter as it would stand with these words. Writes nothing."""
    row = letter_of(actor, case_id, letter_id)
    view = cases.read(actor, case_id)
    shown, made = _opened(actor, row, view), _parts(row.kind, parts)
    found = checking.find(made, material(actor, view, row.party_id, told(actor, row)["allowed"]))
    return replace(shown, parts=made, findings=tuple(found), kept=frozenset(kept))


def ready(actor, row: Letter) -> LetterView:
    """The letter, if it could leave as it stands: every part written, nothing open. Raises Refused otherwise."""
    view = _opened(actor, row, cases.read(actor, row.case_id))
    if any(not text for text in view.parts.values()):
        raise Refused("part_empty")
    if view.open:
        raise Refused("details_open")
    return view


def ask(actor, case_id: str, letter_id: str, *, version: int | None = None) -> None:
    """Ask a second member to read it. Raises Refused part_empty or details_open; nobody_else when there is none."""
    row = held_still(actor, case_id, letter_id, "ask", "letter.write", version)
    ready(actor, row)
    others = [person for person in sealing.holders(actor, cases.see(actor, case_id).lock_id) if person != row.writer]
    if not others:
        raise Refused("nobody_else")
    row.state = rules.follow(row.state, "ask")
    db.session.flush()
    reports.tell(others)
    audit.record(actor, "letters.asked", row.id)


def sign(actor, case_id: str, letter_id: str, *, version: int | None = None) -> None:
    """Stand for these words, as the second member. Conflict("own_letter") for whoever wrote them last."""
    row = held_still(actor, case_id, letter_id, "sign", "letter.sign", version)
    if row.writer == actor.person:
        raise Conflict("own_letter")
    ready(actor, row)
    if _unseen(actor, case_id, {row.writer, actor.person}):
        raise Refused("name_unseen")
    row.state, row.signer = rules.follow(row.state, "sign"), actor.person
    db.session.flush()
    audit.record(actor, "letters.signed", row.id)
    reports.tell([row.writer])


def _unseen(actor, case_id: str, people: set[str]) -> bool:
    """Whether a reporter's name lies where neither of these two can see it, so that no check of theirs finds it."""
    for report_id in cases.reports_of(actor, case_id):
        for identity in reports.all_locks(actor, report_id)[OPEN_LOCKS:]:
            known = set(sealing.holders(actor, identity))
            if known and not known & people:
                return True
    return False


def give_back(actor, case_id: str, letter_id: str, remark: str, *, version: int | None = None) -> None:
    """Hand it back to be changed, saying why."""
    row = held_still(actor, case_id, letter_id, "give_back", "letter.sign", version)
    if not remark.strip():
        raise Refused("text_empty")
    _rewrite(actor, row, told(actor, row) | {"remark": remark.strip()[:LONGEST]})
    row.state, row.signer, row.version = rules.follow(row.state, "give_back"), "", row.version + 1
    db.session.flush()
    audit.record(actor, "letters.given_back", row.id)
    reports.tell([row.writer])


def drop(actor, case_id: str, letter_id: str) -> None:
    """Throw a letter away that has not left."""
    row = held_still(actor, case_id, letter_id, "drop", "letter.write", None)
    sealing.discard(actor, row.record_id)
    actor.remove(row)
    db.session.flush()
    audit.record(actor, "letters.dropped", letter_id)


@cases.hears("recusing")
def unsign(actor, case, person_id: str) -> None:
    """Whoever steps back has signed nothing: their letters that have not left need another reader."""
    wanted = actor.select(Letter).where(Letter.case_id == case.id, Letter.signer == person_id, Letter.state == SIGNED)
    for row in actor.all(wanted.with_for_update()):
        row.state, row.signer, row.version = ASKED, "", row.version + 1
    db.session.flush()


def may_sign(actor, row: LetterRow) -> bool:
    """Whether this is the second member, and not the one who wrote."""
    return row.state == ASKED and row.writer != actor.person and access.can(actor, "letter.sign", _case(actor, row))


def _case(actor, row: LetterRow):
    letter = actor.get(Letter, row.id)
    return cases.see(actor, letter.case_id)
