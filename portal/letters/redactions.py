"""Redaction: which passages of a case's texts stay inside, and the copy that leaves without them."""

import json
from dataclasses import replace

from .. import audit, cases, clock, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import redacting
from .models import Redaction
from .views import Marks, Text

MOST = 200
LONGEST = 2000
_CODES = ("kind", "mode", "standing", "category", "venue", "ongoing", "fear", "translated", "consent", "shield")
"""Answers that were ticked: there are no words in them to hide."""


def texts(view: cases.CaseView) -> dict[str, Text]:
    """Every text of a case whose passages can be marked, by the id of what it belongs to."""
    found = [Text(note.id, "note", note.kind, note.text, note.at) for note in view.notes]
    found += [Text(one.id, "measure", one.kind, one.text, one.at) for one in view.measures if one.text]
    for report in view.reports:
        found.append(Text(report.id, "report", "", _story(report), report.received_day))
        found += [
            Text(message.id, "message", "from_reporter" if message.from_reporter else "", message.text, message.day)
            for message in report.messages
        ]
    found += [Text(file.id, "file", file.kind, file.name) for file in view.files]
    return {one.id: one for one in found}


def _story(report) -> str:
    return "\n".join(words for name, words in report.answers.items() if words and name not in _CODES)


def _place(row_id: str) -> str:
    return f"letters.redaction:{row_id}"


def _row(scope, case_id: str, thing_id: str) -> Redaction | None:
    wanted = scope.select(Redaction).where(Redaction.case_id == case_id, Redaction.thing_id == thing_id)
    return scope.first(wanted.with_for_update())


def mark(
    actor, case_id: str, thing_id: str, *, numbers=(), phrases=(), whole: bool = False, seen: str | None = None
) -> Marks:
    """Mark passages of a text: its sentences by number, phrases wherever they stand, or all of it. None: unmark it.

    `seen` is the digest of the text that was looked at: Conflict("changed") when it is another one now.
    """
    case = cases.see(actor, case_id)
    require(actor, "case.redact", case)
    text = texts(cases.read(actor, case_id)).get(thing_id)
    if text is None:
        raise NotFound
    if seen is not None and seen != redacting.digest(text.text):
        raise Conflict("changed")
    words = [phrase.strip() for phrase in phrases if phrase.strip()]
    if len(words) > MOST or any(len(word) > LONGEST for word in words):
        raise Refused("too_many_marks", most=MOST)
    sentences = redacting.hidden(text.text, redacting.of_sentences(text.text, numbers))
    marks = Marks(tuple(dict.fromkeys([*sentences, *words])), whole)
    _keep(actor, case, text, marks)
    audit.record(actor, "letters.redacted", case_id)
    return marks


def _keep(actor, case, text: Text, marks: Marks) -> None:
    row = _row(actor, case.id, text.id)
    if row is not None:
        sealing.discard(actor, row.record_id)
    if not marks.phrases and not marks.whole:
        if row is not None:
            actor.remove(row)
        return
    told = {"phrases": marks.phrases, "whole": marks.whole, "digest": redacting.digest(text.text)}
    kept = row or Redaction(id=new_id(), case_id=case.id, thing_id=text.id)
    kept.record_id = sealing.seal(actor, json.dumps(told), to=case.lock_id, about=_place(kept.id))
    kept.author, kept.at = actor.person, clock.now()
    if row is None:
        actor.add(kept)
    db.session.flush()


def marks_of(actor, view: cases.CaseView) -> dict[str, Marks]:
    """What is marked in a case, by the id of the text, for a holder of its key."""
    rows = actor.all(actor.select(Redaction).where(Redaction.case_id == view.id))
    words = sealing.open_many(actor, [(row.record_id, _place(row.id)) for row in rows])
    known = texts(view)
    made = {}
    for row in rows:
        told = json.loads(words[row.record_id]) if row.record_id in words else None
        text = known.get(row.thing_id)
        if text is not None:
            made[row.thing_id] = _marks(told, text)
    return made


def _marks(told: dict | None, text: Text) -> Marks:
    if told is None:
        return Marks(whole=True)
    stale = told["digest"] != redacting.digest(text.text)
    return Marks(tuple(told["phrases"]), told["whole"], stale)


def copy_of(text: str, marks: Marks | None) -> str:
    """The words of a text that may leave."""
    if marks is None:
        return text
    return redacting.BLACK if marks.shut else redacting.hide(text, redacting.of_phrases(text, marks.phrases))


@cases.hides
def redacted(actor, view: cases.CaseView) -> cases.CaseView:
    """The case as it may leave: marked passages are black, files that are held back are not in it."""
    marks = marks_of(actor, view)
    if not marks:
        return view
    return replace(
        view,
        notes=tuple(replace(one, text=copy_of(one.text, marks.get(one.id))) for one in view.notes),
        measures=tuple(replace(one, text=copy_of(one.text, marks.get(one.id))) for one in view.measures),
        files=tuple(one for one in view.files if not (one.id in marks and marks[one.id].shut)),
        reports=tuple(_report(report, marks) for report in view.reports),
    )


def _report(report, marks: dict[str, Marks]):
    own = marks.get(report.id)
    answers = {name: copy_of(words, own) if words else words for name, words in report.answers.items()}
    messages = tuple(replace(one, text=copy_of(one.text, marks.get(one.id))) for one in report.messages)
    return replace(report, answers=answers, messages=messages)


def passages(actor, view: cases.CaseView) -> tuple[str, ...]:
    """Every marked passage of a case: none of them may stand in a letter."""
    known, found = texts(view), []
    for thing_id, marks in marks_of(actor, view).items():
        found += marks.phrases
        if marks.shut and known[thing_id].what != "file":
            text = known[thing_id].text
            found += redacting.hidden(text, redacting.sentences(text))
    return tuple(dict.fromkeys(found))
