"""`portal cases import`: incidents of earlier years, as numbers without names."""

from pathlib import Path

from .. import access
from ..shell import Answer, group, verb
from . import bringing, past_labels


def commands(subparsers) -> None:
    """Declare the verbs of the cases."""
    verbs = group(subparsers, "cases", "past incidents")
    made = verb(verbs, "import", run_import, "bring past incidents in as numbers, from a CSV file")
    made.add_argument("file", metavar="FILE", help="the sheet; docs/past-incidents.md says how it is written")
    made.add_argument("--preview", action="store_true", help="only look at it; nothing is kept")


def run_import(options) -> Answer:
    """Look at a sheet line by line; without a fault in it, and without --preview, bring it in."""
    try:
        raw = Path(options.file).read_bytes()
    except OSError as error:
        return Answer(f"{options.file}: {error.strerror}.", {"problems": [f"{error.strerror}"]}, ok=False)
    sheet = bringing.read_past(raw)
    if sheet.faults:
        lines = [past_labels.fault(one) for one in sheet.faults]
        problems = [
            {"line": one.line, "column": one.column, "code": one.code, "words": words}
            for one, words in zip(sheet.faults, lines, strict=True)
        ]
        return Answer("\n".join(["Nothing was brought in.", *lines]), {"problems": problems}, ok=False)
    return _looked_at(sheet) if options.preview else _brought(sheet)


def _facts(sheet) -> dict:
    days = sorted(row.received for row in sheet.rows)
    return {
        "rows": len(sheet.rows),
        "places": len({row.place for row in sheet.rows}),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "open": sum(row.closed is None for row in sheet.rows),
    }


def _looked_at(sheet) -> Answer:
    facts = _facts(sheet)
    told = "{rows} incidents of {places} places, received from {first} to {last}, {open} of them still open."
    return Answer(f"{told.format(**facts)} Nothing was kept: this was a preview.", facts | {"written": 0})


def _brought(sheet) -> Answer:
    new = there = 0
    for place in sorted({row.place for row in sheet.rows}):
        written, old = bringing.bring_past(access.keeper(place), sheet.rows)
        new, there = new + written, there + old
    facts = _facts(sheet) | {"written": new, "there_already": there}
    return Answer(f"{new} incidents were brought in, {there} were there already.", facts)
