"""A case with something in every drawer, and the bytes by which each of them can be found on the disk."""

import io
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from portal import access, archive, cases, clock, evidence, gathering, interim, letters, reports, sealing
from portal.db import db
from portal.letters.models import LetterBox, LetterIndex
from portal.reports.models import ReceiptIndex
from portal.sealing import blobs
from portal.sealing.models import Grant, Lock, Record, SealedFile

STORY = "He followed me to the coat rack and told the heron joke."
PARTS = {
    "behaviour": "At the last evenings you made remarks about other people's bodies.",
    "impact": "People felt unsafe, and some stayed away.",
    "expected": "Please speak about the work only.",
    "consequences": "If it happens once more you can't come for some months.",
}


@dataclass
class Full:
    """What there is: ids, receipt, and what can be found of it on the disk."""

    case_id: str
    report_id: str
    receipt: str
    party: str
    locks: list[str] = field(default_factory=list)
    found: dict[str, bytes] = field(default_factory=dict)


def full(ground, *, outcome="violation", closed=True, link=False) -> Full:
    """Reported with contact and file, handled with words in every drawer, told by letter, closed by Ana."""
    ana, ben, cleo = (ground.act(name) for name in ("Ana", "Ben", "Cleo"))
    with ground.unit():
        report_id, receipt = ground.report(STORY, contact="Nia Duarte, nia@mail.example", who="Rob Kesten")
    with ground.unit():
        case_id = cases.open_case(ana, report_id)
        party = cases.add_party(ana, case_id, "reported", "person", "Rob Kesten", "GitHub: robk_dev")
        cases.add_party(ana, case_id, "witness", "person", "Jo Öst", "chat: joost77")
        cases.note(ana, case_id, "fact", "Two people saw the heron.")
        cases.attach(ana, case_id, "screenshot", evidence.take([("chat.txt", io.BytesIO(b"heron pixels"))])[0])
        cases.measure(ana, case_id, "written_warning", "A warning.", "hallway", parties=[party])
        reports.write(reports.enter_box(receipt), "One thing more.")
        _gather(ana, case_id)
        archive.note(ana, case_id, "pdf", whole=False, reason="For the heron keeper.")
        interim.act(ana, case_id, interim.Act("verbal_warning", "Asked to stop."))
        cases.review(ana, case_id, "Against our code.", "violation")
        letter = letters.begin(ana, case_id, party, PARTS)
        letters.ask(ana, case_id, letter)
    with ground.unit():
        letters.sign(ben, case_id, letter)
    with ground.unit():
        letters.send(cleo, case_id, letter, "print")
    if closed:
        with ground.unit():
            cases.close(ana, case_id, outcome, "Talked and warned.", category="exclusion", venue="talk")
    made = Full(case_id, report_id, receipt, party)
    with ground.unit():
        _look(ground, made)
    return made


def _gather(ana, case_id: str) -> None:
    day = clock.today()
    gathering.add_talk(ana, case_id, "She saw the heron", day=day, whom="a witness", present="Ben")
    gathering.ask(ana, case_id, "Where did the heron stand?")
    gathering.add_exhibit(ana, case_id, "The heron", link="https://slides.example/heron", tells=True)
    gathering.add_task(ana, case_id, "Feed the heron", owner=ana.person, due=day)
    gathering.add_lesson(ana, case_id, "A heron-free lobby")
    for task in [one for one in gathering.open_tasks(ana) if one.case.id == case_id]:
        gathering.finish(ana, case_id, task.id, "Fed.")


def _look(ground, made: Full) -> None:
    """Every sealed text, key and token of it as the bytes that stand in the file."""
    scope = access.keeper(ground.harbor)
    boxes = scope.all(scope.select(LetterBox).where(LetterBox.case_id == made.case_id))
    case_lock = cases.see(ground.act("Ana"), made.case_id).lock_id
    made.locks = [case_lock, *reports.all_locks(scope, made.report_id), *(box.lock_id for box in boxes)]
    for model in (Record, Grant):
        for row in scope.all(scope.select(model).where(model.lock_id.in_(made.locks))):
            made.found[f"{model.__tablename__} {row.id}"] = row.box[-40:]
            if model is Record:
                made.found[f"key of {row.id}"] = row.wdek
    receipt = select(ReceiptIndex.index).where(ReceiptIndex.report_id == made.report_id)
    made.found["receipt"] = db.session.scalar(receipt).encode()
    for index in db.session.scalars(select(LetterIndex.index).where(LetterIndex.box_id.in_([box.id for box in boxes]))):
        made.found[f"letter {index}"] = index.encode()
    for row in scope.all(scope.select(SealedFile).where(SealedFile.lock_id.in_(made.locks))):
        for name in filter(None, (row.blob, row.beside)):
            with blobs.get(name) as file:
                made.found[f"blob {name}"] = file.read()[100:160]


def standing(folder: Path, found: dict[str, bytes]) -> set[str]:
    """What of it stands anywhere among the bytes of a folder."""
    everything = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
    return {name for name, raw in found.items() if any(raw in whole for whole in everything)}


def locks_left(scope, lock_ids) -> int:
    """How many of these locks are there."""
    return scope.count(scope.select(Lock).where(Lock.id.in_(lock_ids)))


def holders(scope, lock_ids) -> set[str]:
    """Who holds any of these."""
    return {one for lock in lock_ids for one in sealing.holders(scope, lock)}
