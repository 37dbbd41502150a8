"""`portal policies similar`: how much of a text also stands in others."""

import argparse
from pathlib import Path

from .. import shell
from ..errors import Refused
from ..library import reading
from ..shell import Answer
from . import similarity

_KINDS = {".md", ".markdown", ".txt", ".html", ".htm", ".rst", ".mdx", ".haml", ".adoc", ".text", ""}
_MOST = 2000


class _Folder(argparse.Action):
    """A folder to compare with; then nothing of the portal's own has to be opened."""

    def __call__(self, parser, namespace, values, option_string=None):
        namespace.against, namespace.alone = values, True


def hang(room) -> None:
    """Hang this verb on the room's."""
    verb = shell.verb(room, "similar", run_similar, "say how much of a text also stands elsewhere", reads=True)
    verb.add_argument("file", type=Path, metavar="FILE", help="the text")
    verb.add_argument(
        "--against", type=Path, action=_Folder, metavar="DIR", help="compare with the texts in this folder only"
    )


def run_similar(options) -> Answer:
    """Compare a file with the texts of a folder, or with all that are hosted or known here."""
    try:
        text = reading.read(options.file.read_bytes(), options.file.name).text
        others = _folder(options.against, options.file) if options.against else _known()
    except OSError as error:
        return Answer(f"{error.filename} can't be read: {error.strerror}.", {"problems": ["file"]}, ok=False)
    except Refused as refused:
        return Answer(f"{options.file} can't be compared: {refused.code}.", {"problems": [refused.code]}, ok=False)
    found = similarity.report(text, others)
    lines = [f"{round(one['share'] * 100):3d} %  {one['source']}" for one in found if one["share"] > 0]
    return Answer("\n".join(lines) or "Nothing of this text stands there.", found)


def _folder(folder: Path, own: Path) -> dict[str, str]:
    """The texts of a folder by their path in it; what is no text, and the file itself, is left out."""
    if not folder.is_dir():
        raise NotADirectoryError(20, "it is no folder", str(folder))
    found = {}
    for path in sorted(folder.rglob("*"))[:_MOST]:
        if not path.is_file() or path.suffix.lower() not in _KINDS or path.resolve() == own.resolve():
            continue
        try:
            found[str(path.relative_to(folder))] = reading.read(path.read_bytes(), path.name).text
        except Refused:
            continue
    return found


def _known() -> dict:
    """Everything there is here to compare with, by what a person calls it."""
    return {_name(key, source): prints for key, (source, prints) in similarity.known().items()}


def _name(key: str, source) -> str:
    kind, _, name = key.partition(":")
    return (
        f"/c/{name}/conduct" if kind == "hosted" else f"{source.author}: {source.title}" if kind == "starter" else name
    )
