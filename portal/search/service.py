"""Asking: which of the things one may open hold all the words asked for."""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from .. import audit, cases, reports, sealing
from ..access import require
from ..errors import Refused
from . import rules

MOST = 10_000
SHOWN = 40
EXCERPTS = 3
_CODES = {"kind", "finding", "space", "mode", "consent", "standing", "category", "venue", "shield", "ongoing"}
_CODES |= {"way", "day", "taken", "measure", "outcome", "fear", "translated"}
KINDS = {
    "reports": ("report", "message"),
    "notes": ("fact", "note", "review", "closing", "response", "advice", "request", "dialogue", "identity"),
    "people": ("party",),
    "actions": ("measure", "proposal", "letter"),
    "talks": ("talk", "question", "task", "exhibit", "lesson"),
}


@dataclass(frozen=True)
class Question:
    """What is asked: words, and what it is narrowed to."""

    text: str
    running: bool | None = None
    event_id: str = ""
    among: str = ""


@dataclass(frozen=True)
class Hit:
    """A case, or a report that belongs to none, that holds all words asked for; with a few of its lines."""

    case: cases.Found | None
    report_id: str
    day: date | datetime
    lines: tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]


@dataclass(frozen=True)
class Answer:
    """What was found, the latest first; `total` of them, the first few shown; how many sealed texts were looked at."""

    hits: tuple[Hit, ...]
    total: int
    looked_at: int
    fresh: tuple[sealing.FreshPage, ...] = ()


def find(actor, question: Question) -> Answer:
    """Look for words in what this actor may open. Raises Refused no_words or too_many."""
    require(actor, "case.list")
    wanted = rules.terms(question.text)
    if not wanted:
        raise Refused("no_words")
    known = cases.searchable(actor, running=question.running, event_id=question.event_id)
    every, days = _all_words(actor, known, narrowed=question.running is not None or bool(question.event_id))
    if len(every) > MOST:
        raise Refused("too_many", most=MOST)
    opened, fresh = sealing.read_pages(actor, [(one.lock_id, one.record_id, one.about) for one in every], plain)
    things = _gathered(actor, every, opened, known, KINDS.get(question.among))
    matching = [(thing, texts) for thing, texts in things.items() if _holds(texts, wanted)]
    matching.sort(key=lambda found: _when(found[0], known, days), reverse=True)
    audit.record(actor, "search.asked", actor.person)
    hits = tuple(_hit(thing, texts, known, days, wanted) for thing, texts in matching[:SHOWN])
    return Answer(hits, len(matching), len(opened), tuple(fresh))


def keep_pages(actor, answer: Answer) -> int:
    """What was opened one by one is kept together, sealed, for the next question."""
    return sealing.keep_pages(actor, answer.fresh)


def _all_words(actor, known, *, narrowed: bool) -> tuple[list[reports.Words], dict]:
    """The sealed words to look through; a question narrowed to some cases leaves out the reports of others."""
    told, days = reports.sealed_words(actor)
    if narrowed:
        linked = cases.cases_of_reports(actor)
        mine = {report for report, its in linked.items() if any(one in known for one in its)}
        told = [one for one in told if one.thing in mine]
    return cases.sealed_words(actor, {case.id: case.lock_id for case in known.values()}) + told, days


def plain(about: str, text: str) -> str | None:
    """What of a record a person would look for: its words, without the codes. None for what is not searched."""
    if about.startswith("reports.message:"):
        return text
    try:
        return "\n".join(_words(json.loads(text)))
    except ValueError:
        return None


def _words(value) -> list[str]:
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, dict):
        return [word for key, one in value.items() if key not in _CODES for word in _words(one)]
    return [word for one in value for word in _words(one)] if isinstance(value, list) else []


def _gathered(actor, every, opened, known, kinds) -> dict[str, list[tuple[str, str]]]:
    """{case or report id: [(kind, words)]}: a report's words stand with its cases, or alone when it has none."""
    linked, found = cases.cases_of_reports(actor), defaultdict(list)
    for one in every:
        text = opened.get(one.record_id)
        if text is None or (kinds and one.kind not in kinds):
            continue
        at = [one.thing]
        if one.kind in ("report", "message"):
            at = [case_id for case_id in linked.get(one.thing, ()) if case_id in known] or at
        for thing in at:
            found[thing].append((one.kind, text))
    for case in known.values():
        if not kinds:
            found[case.id].append(("name", case.code_name))
    return found


def _holds(texts, wanted: list[str]) -> bool:
    every = [rules.folded(text) for _kind, text in texts]
    return all(any(term in text for text in every) for term in wanted)


def _when(thing: str, known, days) -> str:
    return known[thing].moved_at.isoformat() if thing in known else days[thing].isoformat()


def _hit(thing: str, texts, known, days, wanted) -> Hit:
    lines = []
    for kind, text in texts:
        pieces = rules.excerpt(text, wanted) if kind != "name" and len(lines) < EXCERPTS else []
        if pieces:
            lines.append((kind, tuple(pieces)))
    case = known.get(thing)
    return Hit(case, "" if case else thing, case.moved_at if case else days[thing], tuple(lines))


_COMES_IN = ("opened", "linked", "merged", "confirm", "answered", "told", "responded", "reopened")
"""Acts beside which there may be words that nobody wrote here: of a reporter, of another place, of another case."""


@cases.hears("acted")
def keep_up(actor, case, action: str) -> None:
    """Whoever acts in a case leaves its pages, and those of its reports, as new as the act itself.

    So the next search has little left to open one by one. What the act sealed is put there as it is; all of the case
    is gone through only where words may have come in, or where there is no page yet.
    """
    if actor.key is None or case.lock_id not in sealing.add_to_pages(actor, plain) and action not in _COMES_IN:
        return
    words = cases.sealed_words(actor, {case.id: case.lock_id})
    words += reports.sealed_words(actor, cases.reports_of(actor, case.id))[0]
    _found, fresh = sealing.read_pages(actor, [(one.lock_id, one.record_id, one.about) for one in words], plain)
    sealing.keep_pages(actor, fresh)
