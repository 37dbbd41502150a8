"""A community's own questions in its form: to write, a choice, several, a day; asked always, or after an answer.

None of them ever has to be answered, and there is no way to say otherwise. What is answered lies sealed with the
rest; only the questions themselves are public.
"""

from dataclasses import dataclass, replace

from .. import audit
from ..access import require
from ..db import db, new_id
from ..errors import NotFound, Refused
from . import question_words
from .models import Question
from .question_words import Told

TEXT, CHOICE, SEVERAL, DAY = "text", "choice", "several", "day"
KINDS = (TEXT, CHOICE, SEVERAL, DAY)
WITH_CHOICES = (CHOICE, SEVERAL)
MOST, MOST_CHOICES, LONGEST_CHOICE = 20, 20, 100
WORDS, WHY = 200, 300
PREFIX = "q_"


@dataclass(frozen=True)
class QuestionView:
    """A question as the form asks it. `after`: (question id, answer) that it waits for, or None.

    `told`: the same in the language of a page. Answers, and what waits for them, keep the community's own words.
    """

    id: str
    kind: str
    words: str
    why: str
    choices: tuple[str, ...]
    hidden: bool
    after: tuple[str, str] | None
    told: Told | None = None

    @property
    def label(self) -> str:
        """How a page asks it."""
        return self.told.words if self.told else self.words

    @property
    def reason(self) -> str:
        """Why it is asked, on a page."""
        return (self.told.why if self.told else "") or self.why

    def answer(self, choice: str) -> str:
        """An answer to choose, on a page."""
        return self.told.choices.get(choice, choice) if self.told else choice

    @property
    def field(self) -> str:
        """The name of its field."""
        return PREFIX + self.id


def listed(scope) -> list[QuestionView]:
    """All questions of a place in order, hidden ones too."""
    rows = scope.all(scope.select(Question).order_by(Question.place, Question.id))
    return [_view(row) for row in rows]


def asked(scope, language: str = "") -> list[QuestionView]:
    """The questions a form may ask, in order; in this language where the community wrote them in it."""
    told = question_words.in_language(scope, language) if language else {}
    return [replace(one, told=told.get(one.id)) for one in listed(scope) if not one.hidden]


def _view(row: Question) -> QuestionView:
    after = (row.after_id, row.after_choice) if row.after_id else None
    choices = tuple(row.choices.splitlines())
    return QuestionView(row.id, row.kind, row.words, row.why, choices, row.hidden, after)


def due(every: list[QuestionView], given: dict[str, list[str]]) -> list[QuestionView]:
    """Those whose condition is met by the answers given so far; what hangs on an unasked question is not asked."""
    found: dict[str, QuestionView] = {}
    waiting = list(every)
    while True:
        fresh = [one for one in waiting if one.after is None or _met(one.after, found, given)]
        if not fresh:
            return [one for one in every if one.id in found]
        found |= {one.id: one for one in fresh}
        waiting = [one for one in waiting if one.id not in found]


def _met(after: tuple[str, str], found, given: dict[str, list[str]]) -> bool:
    return after[0] in found and after[1] in given.get(after[0], [])


def keep(actor, question_id: str | None = None, *, kind: str, words: str, why="", choices="", after=None) -> str:
    """Add a question, or change the one with this id. Raises Refused with the field's code when something is odd.

    `after`: (question id, answer) that it waits for.
    """
    require(actor, "community.edit")
    rows = {one.id: one for one in listed(actor)}
    lines = _tidy(choices) if kind in WITH_CHOICES else []
    _check(rows, question_id, kind, words, lines, after)
    row = _row(actor, question_id) if question_id else None
    if row is None:
        last = max((actor.get(Question, one).place for one in rows), default=0)
        row = actor.add(Question(id=new_id(), place=last + 1, hidden=False))
    else:
        _follow(actor, row, lines)
    row.kind, row.words, row.why = kind, " ".join(words.split())[:WORDS], " ".join(why.split())[:WHY]
    row.choices = "\n".join(lines)
    row.after_id, row.after_choice = after or (None, "")
    db.session.flush()
    audit.record(actor, "reports.question_kept", row.id)
    return row.id


def _follow(actor, row: Question, lines: list[str]) -> None:
    """What waits for an answer of this question keeps waiting for it under its new words; once it is gone, no more."""
    before = (row.choices or "").splitlines()
    for other in actor.all(actor.select(Question).where(Question.after_id == row.id)):
        at = before.index(other.after_choice) if other.after_choice in before else len(lines)
        reworded = len(lines) == len(before) and at < len(lines) and lines[at] not in before
        if other.after_choice not in lines:
            other.after_id, other.after_choice = (row.id, lines[at]) if reworded else (None, "")


def _tidy(choices: str) -> list[str]:
    lines = [" ".join(line.split()) for line in choices.splitlines()]
    return list(dict.fromkeys(line for line in lines if line))


def _check(rows, question_id, kind, words, lines, after) -> None:
    if kind not in KINDS:
        raise Refused("kind_odd")
    if not words.strip():
        raise Refused("words_needed")
    if question_id is None and len(rows) >= MOST:
        raise Refused("too_many")
    if kind in WITH_CHOICES and len(lines) < 2:
        raise Refused("choices_needed")
    if len(lines) > MOST_CHOICES or any(len(line) > LONGEST_CHOICE for line in lines):
        raise Refused("choices_many")
    if after is not None:
        other = rows.get(after[0])
        if other is None or after[1] not in other.choices or _circular(rows, question_id, after[0]):
            raise Refused("after_odd")


def _circular(rows, question_id: str | None, after_id: str) -> bool:
    while after_id:
        if after_id == question_id:
            return True
        waits = rows[after_id].after if after_id in rows else None
        after_id = waits[0] if waits else ""
    return False


def move(actor, question_id: str, *, up: bool) -> None:
    """One place up or down; at the end of the list nothing happens."""
    require(actor, "community.edit")
    rows = actor.all(actor.select(Question).order_by(Question.place, Question.id))
    at = next((at for at, row in enumerate(rows) if row.id == question_id), None)
    if at is None:
        raise NotFound
    to = at - 1 if up else at + 1
    if 0 <= to < len(rows):
        rows[at], rows[to] = rows[to], rows[at]
    for place, row in enumerate(rows, 1):
        row.place = place
    db.session.flush()
    audit.record(actor, "reports.question_kept", question_id)


def hide(actor, question_id: str, *, hidden: bool) -> None:
    """Ask it no more, or ask it again; reports that answered it keep their answers."""
    require(actor, "community.edit")
    _row(actor, question_id).hidden = hidden
    db.session.flush()
    audit.record(actor, "reports.question_kept", question_id)


def drop(actor, question_id: str) -> None:
    """Take a question away; what waited for it is asked always."""
    require(actor, "community.edit")
    row = _row(actor, question_id)
    for other in actor.all(actor.select(Question).where(Question.after_id == question_id)):
        other.after_id, other.after_choice = None, ""
    question_words.drop(actor, question_id)
    actor.remove(row)
    db.session.flush()
    audit.record(actor, "reports.question_dropped", question_id)


def _row(actor, question_id: str) -> Question:
    row = actor.get(Question, question_id)
    if row is None:
        raise NotFound
    return row
