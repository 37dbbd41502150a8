"""Everything that was gathered in one case, opened for one of its handlers; and which of it can be searched."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from .. import cases, sealing
from ..access import require
from ..db import db
from ..reports import Words
from .drawer import place
from .models import Asked, Exhibit, Lesson, Talk, Task

_KEPT = (("talk", Talk), ("exhibit", Exhibit), ("task", Task), ("lesson", Lesson))


@dataclass(frozen=True)
class TalkView:
    """A talk."""

    id: str
    author: str
    at: datetime
    day: date
    whom: str
    present: str
    way: str
    text: str


@dataclass(frozen=True)
class AskedView:
    """A question to a reporter: its words, and whether they have written since."""

    author: str
    at: datetime
    text: str
    answered: bool


@dataclass(frozen=True)
class ExhibitView:
    """A piece of evidence."""

    id: str
    file_id: str
    author: str
    at: datetime
    text: str
    link: str
    taken_by: str
    taken: date | None
    tells: bool


@dataclass(frozen=True)
class TaskView:
    """A task. `outcome`: what came of it."""

    id: str
    kind: str
    owner: str
    due: date | None
    done_at: datetime | None
    done_by: str
    text: str
    outcome: str = ""


@dataclass(frozen=True)
class LessonView:
    """A lesson."""

    author: str
    at: datetime
    text: str


@dataclass(frozen=True)
class Gathered:
    """All of it, oldest first; open tasks soonest first."""

    talks: tuple[TalkView, ...] = ()
    questions: tuple[AskedView, ...] = ()
    exhibits: tuple[ExhibitView, ...] = ()
    tasks: tuple[TaskView, ...] = ()
    lessons: tuple[LessonView, ...] = ()

    @property
    def people(self) -> set[str]:
        """Everybody of the team it mentions."""
        found = {one.author for one in (*self.talks, *self.questions, *self.exhibits, *self.lessons)}
        return (found | {one.owner for one in self.tasks} | {one.done_by for one in self.tasks}) - {""}


def gathered(actor, view) -> Gathered:
    """What was gathered in a case that is open before one of its handlers."""
    require(actor, "case.read", cases.see(actor, view.id))
    rows = {table: _rows(actor, model, view.id) for table, model in _KEPT}
    wanted = [(row.record_id, place(table, row.id)) for table, found in rows.items() for row in found]
    wanted += [(row.done_record, place("done", row.id)) for row in rows["task"] if row.done_record]
    words = {record: json.loads(text) for record, text in sealing.open_many(actor, wanted).items()}
    held = {table: [row for row in found if row.record_id in words] for table, found in rows.items()}
    return Gathered(
        talks=tuple(_talk(row, words[row.record_id]) for row in held["talk"]),
        questions=_questions(actor, view),
        exhibits=tuple(_exhibit(row, words[row.record_id]) for row in held["exhibit"]),
        tasks=_tasks(held["task"], words),
        lessons=tuple(LessonView(row.author, row.at, words[row.record_id]["text"]) for row in held["lesson"]),
    )


def _rows(scope, model, case_id: str) -> list:
    return scope.all(scope.select(model).where(model.case_id == case_id).order_by(model.at, model.id))


def _talk(row, told) -> TalkView:
    day = date.fromisoformat(told["day"])
    return TalkView(row.id, row.author, row.at, day, told["whom"], told["present"], told["way"], told["text"])


def _exhibit(row, told) -> ExhibitView:
    taken = date.fromisoformat(told["taken"]) if told["taken"] else None
    words = (told["text"], told["link"], told["taken_by"])
    return ExhibitView(row.id, row.file_id, row.author, row.at, *words, taken, told["tells"])


def _tasks(rows, words) -> tuple[TaskView, ...]:
    made = []
    for row in sorted(rows, key=lambda row: (row.done_at is not None, row.due is None, row.due or date.max, row.at)):
        came = words.get(row.done_record, {}).get("text", "")
        told = words[row.record_id]["text"]
        made.append(TaskView(row.id, row.kind, row.owner, row.due, row.done_at, row.done_by, told, came))
    return tuple(made)


def _questions(actor, view) -> tuple[AskedView, ...]:
    """The questions whose message this reader can open."""
    messages = {one.id: (report, at) for report in view.reports for at, one in enumerate(report.messages)}
    made = []
    for row in _rows(actor, Asked, view.id):
        if row.message_id in messages:
            report, at = messages[row.message_id]
            answered = any(one.from_reporter for one in report.messages[at + 1 :])
            made.append(AskedView(row.author, row.at, report.messages[at].text, answered))
    return tuple(made)


@cases.keeps_words
def sealed_words(actor, locks: dict[str, str]) -> list[Words]:
    """What the search may look through."""
    found = []
    for table, model in _KEPT:
        wanted = cases.among(actor.select(model.case_id, model.id, model.record_id), model, locks)
        for case_id, row_id, record in db.session.execute(wanted):
            if case_id in locks:
                found.append(Words(case_id, locks[case_id], record, place(table, row_id), table))
    return found
