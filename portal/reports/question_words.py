"""A community's own questions in other languages. Where one is missing, the community's own words are asked."""

from dataclasses import dataclass

from .. import audit
from ..access import require
from ..db import db, new_id
from ..errors import NotFound, Refused
from .models import Question, QuestionWords

WORDS, WHY, LONGEST_CHOICE = 200, 300, 100


@dataclass(frozen=True)
class Told:
    """A question in another language. `choices`: each answer's own words by the community's; `old`: those changed."""

    words: str
    why: str
    choices: dict[str, str]
    old: bool = False


def in_language(scope, language: str) -> dict[str, Told]:
    """What the community wrote of its questions in a language: {question id: words}."""
    rows = scope.all(scope.select(QuestionWords).where(QuestionWords.language == language))
    return _told(scope, rows) if rows else {}


def of_question(scope, question_id: str) -> dict[str, Told]:
    """One question in every language there is: {language: words}."""
    rows = scope.all(scope.select(QuestionWords).where(QuestionWords.question_id == question_id))
    return {row.language: _told(scope, [row])[question_id] for row in rows}


def _told(scope, rows) -> dict[str, Told]:
    asked = {
        row.id: row for row in scope.all(scope.select(Question).where(Question.id.in_([r.question_id for r in rows])))
    }
    return {row.question_id: _one(row, asked[row.question_id]) for row in rows if row.question_id in asked}


def _one(row: QuestionWords, now: Question) -> Told:
    pairs = dict(zip(row.of_choices.splitlines(), row.choices.splitlines(), strict=False))
    old = (row.of_words, row.of_why, row.of_choices) != (now.words, now.why, now.choices)
    return Told(row.words, row.why, pairs, old)


def tell(actor, question_id: str, language: str, *, words: str, why: str = "", choices: str = "") -> None:
    """Write a question in another language; without words it is asked in the community's own again.

    Raises Refused("choices_match") unless each answer has its line, or none has one.
    """
    require(actor, "community.edit")
    question = actor.get(Question, question_id)
    if question is None:
        raise NotFound
    lines = [" ".join(line.split())[:LONGEST_CHOICE] for line in choices.splitlines() if line.strip()]
    if lines and len(lines) != len(question.choices.splitlines()):
        raise Refused("choices_match")
    mine = actor.select(QuestionWords).where(QuestionWords.question_id == question_id)
    row = actor.first(mine.where(QuestionWords.language == language))
    if not words.strip():
        if row is not None:
            actor.remove(row)
    else:
        row = row or actor.add(QuestionWords(id=new_id(), question_id=question_id, language=language))
        row.words, row.why = " ".join(words.split())[:WORDS], " ".join(why.split())[:WHY]
        row.choices = "\n".join(lines)
        row.of_words, row.of_why, row.of_choices = question.words, question.why, question.choices
    db.session.flush()
    audit.record(actor, "reports.question_kept", question_id)


def drop(actor, question_id: str) -> None:
    """The question is taken away."""
    for row in actor.all(actor.select(QuestionWords).where(QuestionWords.question_id == question_id)):
        actor.remove(row)
    db.session.flush()
