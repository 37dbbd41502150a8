"""Papers about the data, written from the tables themselves: each column says what class it is of.

They are something to go on with, not the finished thing: what only people can say stands there as a question.
"""

import csv
import io
from collections import Counter, defaultdict

from sqlalchemy import inspect

from .. import access, clock, communities
from ..db import db
from . import rules
from .purposes import PURPOSES
from .schedule import COMMITTEE, terms_of

CLASSES = ("public", "internal", "personal", "sealed")
MEANING = {
    "public": "stands on pages that everybody reads",
    "internal": "random ids, days, states and codes, in clear for the program",
    "personal": "tells of a person: names and addresses of the teams, keyed tokens",
    "sealed": "opens only for those who hold a key; the operator holds none",
}
KINDS = {
    "1": "found not to be against the code",
    "1b": "not enough known",
    "2": "against the code, nobody known",
    "3": "against the code, settled",
    "4": "flagged",
    "5": "banned",
    rules.LOOSE: "a report that never became a case",
}


def columns() -> list[tuple[str, str, str, str]]:
    """(room, table, column, class) of every column there is."""
    made = []
    for mapper in db.Model.registry.mappers:
        room = mapper.class_.__module__.split(".")[1]
        for column in inspect(mapper.class_).local_table.columns:
            made.append((room, column.table.name, column.name, column.info["class"]))
    return sorted(made)


def about(table: str) -> str:
    """What a table is for, in the words of whoever made it."""
    found = next(one.class_ for one in db.Model.registry.mappers if one.local_table.name == table)
    return (found.__doc__ or "").strip().split("\n\n")[0].replace("\n", " ")


def papers() -> dict[str, str]:
    """Every paper by the name of its file."""
    return {
        "processing-record.md": _record(),
        "impact-assessment.md": _impact(),
        "retention.md": _times(),
        "columns.csv": _csv(),
    }


def _by_room() -> dict[str, dict[str, Counter]]:
    made: dict[str, dict[str, Counter]] = defaultdict(lambda: defaultdict(Counter))
    for room, table, _column, kind in columns():
        made[room][table][kind] += 1
    return made


def _head(title: str) -> list[str]:
    day = clock.today().isoformat()
    told = f"Written by `portal privacy export` on {day}. Have it read by somebody who advises you."
    return [f"# {title}", "", told, ""]


def _record() -> str:
    lines = _head("Record of processing")
    lines += [
        "Each community is responsible for its own cases, the committee for its own; what a community hands up it",
        "hands to somebody else who is responsible. Whoever runs the server works for them and reads nothing sealed.",
        "",
        "- Name and contact of who is responsible: *to be filled in*",
        "- Who runs the server, and under which contract: *to be filled in*",
        "- Whether anything leaves the country: *to be filled in; the portal itself sends data nowhere but mail*",
        "",
    ]
    for room, tables in _by_room().items():
        what, whose, ground = PURPOSES[room]
        lines += [f"## {room}", "", f"- For: {what}", f"- About: {whose}", f"- Ground: {ground}", ""]
        lines += ["| table | what it holds | classes of its columns |", "|---|---|---|"]
        for table, counts in tables.items():
            told = ", ".join(f"{counts[kind]} {kind}" for kind in CLASSES if counts[kind])
            lines.append(f"| {table} | {about(table)} | {told} |")
        lines.append("")
    lines += ["## What the classes mean", "", *(f"- {kind}: {MEANING[kind]}" for kind in CLASSES)]
    return "\n".join(lines)


def _impact() -> str:
    counts = Counter(kind for _room, _table, _column, kind in columns())
    lines = _head("Impact assessment, to go on with")
    lines += [
        "## What is done, and what for",
        "",
        "Reports of behaviour against a code of conduct are taken in, handled, and in part handed to a committee that",
        "remembers people who are flagged or banned and answers lists of participants.",
        "",
        f"{len(columns())} columns: " + ", ".join(f"{counts[kind]} {kind}" for kind in CLASSES) + ".",
        "",
        "## Whether it is needed, and no more than needed",
        "",
        "- Reporters need no account and leave no address; what they say of themselves is sealed apart.",
        "- Times stand in retention.md; what is over is forgotten by the portal itself, keys first.",
        "- *Weigh here, for your own place, what people gain against what those in the records lose.*",
        "",
        "## What could go wrong for people",
        "",
        "| what | what stands against it | what is left |",
        "|---|---|---|",
        *(f"| {risk} | {guard} | {left} |" for risk, guard, left in _RISKS),
        "",
        "## Who was asked",
        "",
        "- People who might report, people who might be reported, the team: *to be filled in*",
        "- Next look at this page: *a day, and whenever the portal or the law changes*",
    ]
    return "\n".join(lines)


_RISKS = (
    ("The database is stolen", "all words are sealed; the keys lie in people's passwords", "code names, days, holders"),
    ("Somebody reads what is about them", "exclusion and stepping back take the key away", "what was read before"),
    ("The server is taken over", "nothing helps once it has happened", "what is typed or opened from then on"),
    ("A name is mistaken for another one", "two people look, a dispute stops every answer", "a list answered before"),
    ("A reporter is recognised", "redaction, a second reader, days in place of moments", "a way of writing"),
    ("Something is kept for too long", "forgetting by date, holds that are looked at again", "copies people took out"),
)


def _months(number: int, which: str) -> str:
    if number:
        return f"{number} months"
    return "for good" if which == rules.REST else "time to appeal"


def _times() -> str:
    lines = _head("How long what is kept")
    places = [("the committee and its register", COMMITTEE)]
    places += [(communities.community(access.letterbox(place)).name, place) for _slug, place in access.teams()]
    for name, place in places:
        now, coming = terms_of(place)
        for version in filter(None, (now, coming)):
            since = "" if version.number == 0 else f", from {version.since.isoformat()} on"
            lines += [f"## {name}{since}", ""]
            lines += ["| record | reporters, witnesses, words | whom it was about | the rest |", "|---|---|---|---|"]
            for kind in rules.TYPES:
                term = version.terms[kind]
                cells = (_months(getattr(term, which), which) for which in rules.CLASSES)
                lines.append(f"| {KINDS[kind]} | {' | '.join(cells)} |")
            lines.append("")
    lines += [
        "## Ends of their own",
        "",
        "- lists of participants: 14 days; answers to them, and what was told to a community: 12 months",
        "- links and mail: until used, hours to days; forms that were not sent: a day",
        "- who did what (ids and codes, no words): 6 years; backups: 35 days at most",
    ]
    return "\n".join(lines)


def _csv() -> str:
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(("room", "table", "column", "class"))
    writer.writerows(columns())
    return sheet.getvalue().rstrip("\n")
