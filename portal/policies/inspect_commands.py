"""`portal policies inspect`: what texts say about themselves, one line of JSON a file."""

from dataclasses import asdict
from pathlib import Path

from .. import shell
from ..errors import Busy, Refused
from ..library import Intake, Taken
from ..shell import Answer

_REFUSED = {
    "text_empty": "it has no words",
    "text_too_long": "it is longer than 200 kB",
    "text_binary": "it is no text",
    "text_too_tangled": "it is too tangled to be read in two seconds",
    "file_too_big": "it is larger than 5 MB",
    "file_old_word": "it is an old Word file; save it as DOCX",
    "file_picture": "it is a picture",
    "file_unpacks": "it unpacks to far more than it is",
    "docx_broken": "it is no Word file, or a damaged one",
    "docx_empty": "it is a Word file without words",
    "docx_too_big": "it is larger than 5 MB",
    "pdf_broken": "it is a damaged PDF",
    "pdf_locked": "it is a PDF locked with a password",
    "pdf_long": "it is a PDF of too many pages",
    "pdf_scan": "it is a scan without words that can be read",
    "pdf_too_big": "it is a PDF larger than 5 MB",
    "rst_broken": "its reStructuredText can't be read",
}


def hang(room) -> None:
    """Hang this verb on the room's."""
    verb = shell.verb(room, "inspect", run_inspect, "say what texts tell of their sources and licences", alone=True)
    verb.add_argument("files", type=Path, nargs="+", metavar="FILE", help="Markdown, HTML, RST, text, DOCX or PDF")


def run_inspect(options) -> Answer:
    """Read each file in a child with limits; with several files the JSON is one line each."""
    told, ok = [], True
    with Intake() as intake:
        for path in options.files:
            try:
                told.append(as_data(intake.take(path.read_bytes(), path.name, complete=True)))
            except OSError as error:
                told.append({"problems": ["file"], "sentence": f"{path} can't be read: {error.strerror}."})
            except (Refused, Busy) as refused:
                code = getattr(refused, "code", "busy")
                told.append({"problems": [code], "sentence": f"{path}: {_REFUSED.get(code, code)}."})
            ok = ok and "problems" not in told[-1]
    words = "\n\n".join(_words(path, one) for path, one in zip(options.files, told, strict=True))
    return Answer(words, shell.Lines(told), ok=ok)


def as_data(taken: Taken) -> dict:
    """An inspection under the promised names."""
    seen = taken.inspection
    named = ("title", "author", "url", "licence", "relation", "hop", "evidence")
    return {
        "language": seen.language if seen.language != "und" else None,
        "title": seen.title or None,
        "own_licence": seen.own_licence or None,
        "sources": [{name: getattr(one, name) or None for name in named} for one in seen.sources],
        "placeholders": [{"token": one.words, "line": one.line} for one in seen.placeholders],
        "contacts": [{"kind": one.kind, "value": one.value, "line": one.line} for one in seen.contacts],
        "completeness": {item: asdict(one) for item, one in taken.completeness.items()},
        "remarks": [{"code": one.code, "words": one.words, "evidence": one.evidence} for one in seen.remarks],
        "mended": [{"code": code, "fact": fact} for code, fact in taken.read.mended],
    }


def _words(path: Path, facts: dict) -> str:
    if "problems" in facts:
        return facts["sentence"]
    lines = [f"{path}: {facts['title'] or 'no title'} ({facts['language'] or 'language unknown'})"]
    lines.append(f"  own licence: {facts['own_licence'] or 'none stated'}")
    for one in facts["sources"]:
        name = one["title"] or one["author"] or one["url"]
        lines.append(f"  {'  ' * (one['hop'] - 1)}{one['relation']}: {name} {one['url'] or ''}".rstrip())
        lines.append(f"    “{one['evidence'] or ''}”")
    lines += ["  no source named"] if not facts["sources"] else []
    lines += [f"  left open in line {one['line']}: {one['token']}" for one in facts["placeholders"]]
    lines += [f"  {one['code'].replace('_', ' ')}: {one['words']}" for one in facts["remarks"]]
    lacks = [item for item, one in facts["completeness"].items() if not one["present"]]
    return "\n".join([*lines, f"  not found: {', '.join(lacks)}"] if lacks else lines)
