"""`portal retention preview|run`: what falls due; forgetting it. `portal privacy export`: papers about the data."""

import argparse
from contextlib import nullcontext
from datetime import UTC, date, datetime, time
from pathlib import Path

from .. import access, clock
from ..shell import Answer, group, verb
from . import labels, privacy, rules, running
from .invented import is_invented

TODAY = "play another day (data of a demo or a test only)"


def commands(subparsers) -> None:
    """Declare the verbs of this room."""
    verbs = group(subparsers, "retention", "what is forgotten, and when")
    for made in (
        verb(verbs, "preview", run_preview, "what falls due within a month, and what is held", reads=True),
        verb(verbs, "run", run_run, "forget what is due"),
    ):
        made.add_argument("--today", type=_day, metavar="DATE", help=TODAY)
    verbs = group(subparsers, "privacy", "papers about the data that is kept")
    made = verb(verbs, "export", run_export, "the processing record, an impact assessment to go on with, the times")
    made.add_argument("--out", metavar="FOLDER", help="write them there (else they are printed)")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("a day is written like 2026-01-31") from None


def _playing(day: date | None):
    """The clock for a verb: another day in invented data, refused anywhere else."""
    if day is None:
        return nullcontext()
    if not is_invented():
        return None
    return clock.shifted(datetime.combine(day, time(12), UTC) - clock.now())


def _refused() -> Answer:
    sentence = "--today works only with the data of a demo or a test. Leave it out."
    return Answer(sentence, {"problems": [sentence]}, ok=False)


def _names() -> dict[str, str]:
    return {place: slug for slug, place in access.teams()} | {running.COMMITTEE: running.COMMITTEE}


def run_preview(options) -> Answer:
    """Say what falls due. Nothing is changed."""
    playing = _playing(options.today)
    if playing is None:
        return _refused()
    with playing:
        names, found = _names(), running.preview()
        rows = [_row(names[place], one) for place, there in found.items() for one in there]
        day = clock.today()
    due, still = [row for row in rows if row["due"]], [row for row in rows if not row["due"]]
    lines = [f"{row['due']}  {row['place']:<20} {row['name'] or row['what']:<24} {row['record']}" for row in due]
    told = f"{len(due)} things fall due by {day + rules.NOTICE}, {len(still)} stand still."
    return Answer("\n".join([told, *lines]), {"day": day.isoformat(), "due": due, "still": still})


def _row(place: str, one) -> dict:
    due = one.due.isoformat() if one.due else None
    facts = {"place": place, "what": one.what, "name": one.code_name, "record": one.kind, "part": one.stage}
    return facts | {"due": due, "why": list(one.why)}


def run_run(options) -> Answer:
    """Forget what is due: certified by how much, never what."""
    playing = _playing(options.today)
    if playing is None:
        return _refused()
    with playing:
        names, made = _names(), running.run(clock.now())
    places = {names[place]: dict(sorted(gone.items())) for place, gone in made.items()}
    lines = [f"{place}: {labels.plain(gone)}" for place, gone in places.items()]
    return Answer("\n".join(lines) or "Nothing was due.", {"forgotten": places})


def run_export(options) -> Answer:
    """Write the papers."""
    papers = privacy.papers()
    if not options.out:
        return Answer("\n\n".join(papers.values()), papers)
    folder = Path(options.out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in papers.items():
            (folder / name).write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        return Answer(f"{folder}: {error.strerror}.", {"problems": [str(error.strerror)]}, ok=False)
    return Answer(f"{len(papers)} papers stand in {folder}.", {"written": sorted(papers)})
