"""What a case's words lie in: notes, parties, measures, files. Put in without a key, taken out with one."""

import json
import secrets
from datetime import date

from .. import clock, evidence, sealing
from ..db import db, new_id
from ..errors import NotFound
from . import naming
from .models import Case, CaseFile, CaseMeasure, CaseNote, CaseParty, CaseStep, Measure, Party
from .views import FileView, MeasureView, NoteView, PartyView, StepView

_SPOKEN = "ACDEFGHJKLMNPQRTUVWXY3479"


def _place(table: str, row_id: str) -> str:
    return f"cases.{table}:{row_id}"


def _sealed(scope, case: Case, facts: dict, place: str) -> str:
    return sealing.seal(scope, json.dumps(facts), to=case.lock_id, about=place)


def put_step(scope, case: Case, code: str, person_id: str = "") -> None:
    """Note that something happened."""
    scope.add(CaseStep(case_id=case.id, code=code, person_id=person_id, at=clock.now()))
    db.session.flush()


def put_note(scope, case: Case, kind: str, text: str, *, author: str = "", finding: str = "", more=None) -> str:
    """Seal words into a case, with what else belongs to them; returns the note's id."""
    row = CaseNote(id=new_id(), case_id=case.id, kind=kind, author=author, at=clock.now())
    words = {"text": text, "finding": finding} | ({"more": more} if more else {})
    row.record_id = _sealed(scope, case, words, _place("note", row.id))
    scope.add(row)
    db.session.flush()
    return row.id


def put_party(scope, case: Case, role: str, kind: str, name: str, handles: str = "") -> str:
    """Seal somebody's names into a case; returns the party's id."""
    party = scope.add(Party(id=new_id(), code=_party_code(scope), kind=kind))
    db.session.flush()
    put_part(scope, case, party.id, role, name, handles)
    return party.id


def put_part(scope, case: Case, party_id: str, role: str, name: str, handles: str, via: str = "") -> None:
    """Seal the names of a party there is into a case."""
    row = CaseParty(id=new_id(), case_id=case.id, party_id=party_id, role=role, at=clock.now(), via=via)
    row.record_id = _sealed(scope, case, {"name": name, "handles": handles}, _place("party", row.id))
    scope.add(row)
    db.session.flush()
    naming.named(scope, case.id, name, handles)


def reseal(scope, case: Case, table: str, row, words: dict) -> None:
    """Other words in the place of those that stood in a row: of a "note" or a "party"."""
    sealing.discard(scope, row.record_id)
    row.record_id, row.version = _sealed(scope, case, words, _place(table, row.id)), row.version + 1
    db.session.flush()
    if table == "party":
        naming.named(scope, case.id, words["name"], words["handles"])


def words_in(scope, table: str, row) -> dict:
    """The words of one row, for a holder."""
    return json.loads(sealing.open_(scope, row.record_id, about=_place(table, row.id)))


def _party_code(scope) -> str:
    """A code nobody has yet here: "P-K7QX". It says nothing, and can be said aloud."""
    while True:
        code = "P-" + "".join(secrets.choice(_SPOKEN) for _place in range(4))
        if not scope.first(scope.select(Party.id).where(Party.code == code)):
            return code


def put_measure(scope, case: Case, facts: dict, *, author: str = "") -> str:
    """Seal what was or will be done into a case; facts: kind, space, text, starts, ends (days or None)."""
    starts, ends = facts.get("starts"), facts.get("ends")
    measure = scope.add(Measure(id=new_id(), starts=starts, ends=ends))
    db.session.flush()
    put_share(scope, case, measure.id, facts, author=author)
    return measure.id


def put_share(scope, case: Case, measure_id: str, facts: dict, *, author: str = "", via: str = "") -> None:
    """Seal a measure there is into a case."""
    row = CaseMeasure(id=new_id(), case_id=case.id, measure_id=measure_id, author=author, at=clock.now(), via=via)
    row.record_id = _sealed(scope, case, _words_of_measure(facts), _place("measure", row.id))
    scope.add(row)
    db.session.flush()


def _words_of_measure(facts: dict) -> dict:
    return {"kind": facts["kind"], "space": facts.get("space", ""), "text": facts.get("text", "")}


def put_measure_anew(scope, case: Case, row: CaseMeasure, facts: dict) -> None:
    """Other words and days in the place of those a measure of this case had."""
    found = scope.get(Measure, row.measure_id)
    found.starts, found.ends = facts.get("starts"), facts.get("ends")
    sealing.discard(scope, row.record_id)
    row.record_id = _sealed(scope, case, _words_of_measure(facts), _place("measure", row.id))
    db.session.flush()


def put_file(scope, case: Case, kind: str, stashed: sealing.Facts, *, author: str = "") -> str:
    """Keep a file that lies sealed already, with what is beside it. Returns the row's id."""
    file_id = sealing.put_stashed(scope, stashed, to=case.lock_id, about=_place("files", case.id))
    row = CaseFile(id=new_id(), case_id=case.id, file_id=file_id, kind=kind, author=author, at=clock.now())
    scope.add(row)
    db.session.flush()
    return row.id


def _file_id(scope, case: Case, row_id: str) -> str:
    row = scope.get(CaseFile, row_id)
    if row is None or row.case_id != case.id:
        raise NotFound
    return row.file_id


def open_file(scope, case: Case, row_id: str, *, original: bool = False):
    """A file for a holder: (name, type, size, iterator of bytes); the copy, or the original beside it."""
    return sealing.read_file(scope, _file_id(scope, case, row_id), _place("files", case.id), original=original)


def file_facts(scope, case: Case, row_id: str) -> sealing.Facts:
    """What there is to know about a file, for a holder."""
    return sealing.file_facts(scope, _file_id(scope, case, row_id), _place("files", case.id))


def _rows(scope, model, case: Case) -> list:
    return scope.all(scope.select(model).where(model.case_id == case.id).order_by(model.at, model.id))


def opened(scope, case: Case) -> dict[str, tuple]:
    """All words of a case for a holder: notes, parties, measures; one opening of the lock for all of them."""
    notes, parties, measures = (_rows(scope, model, case) for model in (CaseNote, CaseParty, CaseMeasure))
    kept = (("note", notes), ("party", parties), ("measure", measures))
    wanted = [(row.record_id, _place(table, row.id)) for table, rows in kept for row in rows]
    words = {record: json.loads(text) for record, text in sealing.open_many(scope, wanted).items()}
    return {
        "notes": tuple(
            NoteView(row.id, row.kind, row.author, row.at, **words[row.record_id], version=row.version)
            for row in notes
            if row.record_id in words
        ),
        "parties": _parties(scope, parties, words),
        "measures": _measures(scope, measures, words),
    }


def parties_of(scope, case: Case) -> tuple[PartyView, ...]:
    """The people of a case alone, for a holder."""
    rows = _rows(scope, CaseParty, case)
    told = sealing.open_many(scope, [(row.record_id, _place("party", row.id)) for row in rows])
    return _parties(scope, rows, {record: json.loads(text) for record, text in told.items()})


def measures_of(scope, case: Case) -> tuple[MeasureView, ...]:
    """The measures of a case alone, for a holder."""
    rows = _rows(scope, CaseMeasure, case)
    told = sealing.open_many(scope, [(row.record_id, _place("measure", row.id)) for row in rows])
    return _measures(scope, rows, {record: json.loads(text) for record, text in told.items()})


def _by_id(scope, model, ids: list[str]) -> dict:
    return {row.id: row for row in scope.all(scope.select(model).where(model.id.in_(ids)))} if ids else {}


def _parties(scope, rows, words) -> tuple[PartyView, ...]:
    found = _by_id(scope, Party, [row.party_id for row in rows])
    return tuple(
        PartyView(
            row.party_id,
            found[row.party_id].kind,
            row.role,
            **words[row.record_id],
            code=found[row.party_id].code,
            version=row.version,
            via=row.via,
            shared=bool(row.was),
        )
        for row in rows
        if row.record_id in words
    )


def _measures(scope, rows, words) -> tuple[MeasureView, ...]:
    found = _by_id(scope, Measure, [row.measure_id for row in rows])
    made = []
    for row in rows:
        if row.record_id in words:
            days: tuple[date | None, date | None] = found[row.measure_id].starts, found[row.measure_id].ends
            made.append(
                MeasureView(
                    row.measure_id, **words[row.record_id], starts=days[0], ends=days[1], author=row.author, at=row.at
                )
            )
    return tuple(made)


def files(scope, case: Case) -> tuple[FileView, ...]:
    """The files of a case with their names, for a holder."""
    found = []
    for row in _rows(scope, CaseFile, case):
        facts = sealing.file_facts(scope, row.file_id, _place("files", case.id))
        about, first = evidence.about(facts), facts.beside or facts
        told = (about.name, about.type, about.size, about, row.author, row.at, first.hash)
        found.append(FileView(row.id, row.kind, *told))
    return tuple(found)


def steps(scope, case: Case) -> tuple[StepView, ...]:
    """What happened to a case, oldest first."""
    return tuple(StepView(row.code, row.person_id, row.at) for row in _rows(scope, CaseStep, case))
