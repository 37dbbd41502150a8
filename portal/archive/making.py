"""Making what goes out: the PDF, and the sealed archive with everything in it. Nothing of it is kept here."""

import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from .. import cases, clock, reports, sealing
from ..errors import Refused
from ..library import printing
from .papers import Papers

_UNSAFE = re.compile(r"[^\w. -]")
_MOST_FILES = 200
README = """A case of the Conduct Portal: {name}

case.json   everything as data (ids, codes and days as the portal keeps them)
case.pdf    the same on paper
files/      what was attached, as copies without hidden facts where the portal made some

{copy}
Whoever holds this folder can read it. Delete it when it is no longer needed.
"""


@dataclass(frozen=True)
class Parcel:
    """A sealed archive: its name, its size and its bytes."""

    name: str
    size: int
    parts: Iterator[bytes] = field(repr=False)


def pdf(papers: Papers, html: str, *, who: str, foot: str, language: str = "en") -> bytes:
    """The papers as tagged PDF. What no font here shows is told instead: a sign by its name, a script by its length."""
    facts = {"title": papers.view.code_name, "who": who, "language": language, "foot": foot, "day": clock.today()}
    for told in (str, _signs_told, _scripts_told):
        try:
            return printing.case(html=told(html), **facts)
        except Refused as refused:
            if refused.code != "paper_no_font":
                raise
    raise Refused("paper_no_font")


def _signs_told(html: str) -> str:
    """Pictures and signs, as their names."""
    return "".join(
        f"[{unicodedata.name(one, 'a sign').lower()}]" if unicodedata.category(one) == "So" else one for one in html
    )


def _scripts_told(html: str) -> str:
    """Runs of letters of scripts that not every machine has, as how many there are."""
    common = ("LATIN", "GREEK", "CYRILLIC", "ARABIC", "HEBREW")
    made, run = [], 0
    for one in _signs_told(html):
        if ord(one) < 0x250 or one in "…“”‘’–—·•" or unicodedata.name(one, "").startswith(common):
            made.append((f"[{run} letters that can't be printed here]" if run else "") + one)
            run = 0
        else:
            run += 1
    return "".join(made)


def parcel(actor, papers: Papers, code: str, *, paper: bytes | None) -> Parcel:
    """The sealed archive of a case. `paper`: its PDF, where one could be made."""
    spool = sealing.SealedSpool()
    with zipfile.ZipFile(Straight(spool), "w", zipfile.ZIP_DEFLATED) as archive:
        copy = "Nothing was left out." if papers.whole else "Names, reports and files were left out: a redacted copy."
        archive.writestr("README.txt", README.format(name=papers.view.code_name, copy=copy))
        archive.writestr("case.json", as_json(papers))
        if paper is not None:
            archive.writestr("case.pdf", paper)
        for number, (name, parts) in enumerate(_files(actor, papers), 1):
            with archive.open(f"files/{number:03d}-{plain_name(name)}", "w", force_zip64=True) as entry:
                for part in parts:
                    entry.write(part)
    size = spool.tell()
    spool.seek(0)
    name = f"{papers.view.code_name.replace(' ', '-')}.parcel"
    return Parcel(name, sealing.parcel_size(size), sealing.closed_parcel(code, spool))


class Straight:
    """A spool as something that is only written on, in order."""

    def __init__(self, spool):
        self.write, self._spool = spool.write, spool

    def flush(self) -> None:
        """Nothing waits."""


def plain_name(name: str) -> str:
    """A file's name as it may stand in a folder."""
    return _UNSAFE.sub("_", name)[-120:].lstrip(". ") or "file"


def _files(actor, papers: Papers):
    """The files of a whole case: its own and its reports', each opened when its turn comes."""
    if not papers.whole:
        return
    view = papers.view
    asked = [(cases.read_file, view.id, one) for one in view.files]
    asked += [(reports.read_file, report.id, one) for report in view.reports for one in report.files]
    asked += [
        (reports.read_file, report.id, one)
        for report in view.reports
        for message in report.messages
        for one in message.files
    ]
    for read, thing, one in asked[:_MOST_FILES]:
        name, _type, _size, parts = read(actor, thing, one.id)
        yield name, parts


def as_json(papers: Papers, **more) -> str:
    """Everything as data; `more`: what else whoever takes it out knows of it."""
    told = asdict(papers.view)
    for inner in ("readers", "asking", "version"):
        told.pop(inner, None)
    for report in told["reports"]:
        report.pop("readers", None)
    told |= {"gathered": asdict(papers.gathered), "proposals": papers.proposals, "letters": papers.letters}
    told |= {"redacted": not papers.whole, "people_who_wrote": papers.names}
    return plain_json(told | more)


def plain_json(value) -> str:
    """Anything of the portal's as JSON: days and moments in ISO form."""
    return json.dumps(value, ensure_ascii=False, indent=1, default=_plainly)


def _plainly(value):
    if isinstance(value, date | datetime):
        return value.isoformat()
    return dict(value) if hasattr(value, "keys") else str(value)
