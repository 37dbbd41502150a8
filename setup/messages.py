"""Collects what the source says and brings the catalogues of portal/languages up to date.

Each run gives the same files: messages in the order of the alphabet, where they stand without line numbers.
What a translator wrote stays; what nothing says any more goes. Only what visitors and reporters may see is collected:
all of the files in portal/languages/seen.txt, and single messages of other files once somebody translated them.
"""

from fnmatch import fnmatch
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "portal" / "languages"
SOURCES = {
    "portal": [("**.py", "python")],
    "templates": [("**.html", "jinja2.ext:babel_extract"), ("**.txt", "jinja2.ext:babel_extract")],
}
WORDS = {
    "_": None,
    "lazy": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
}


def source() -> Catalog:
    """All that the portal says, with the files that say it."""
    found = Catalog(project="Conduct Portal", fuzzy=False)
    for folder, methods in SOURCES.items():
        for name, _line, message, _comments, _context in extract_from_dir(ROOT / folder, methods, keywords=WORDS):
            found.add(message, locations=[(f"{folder}/{name}", 0)])
    return found


@cache
def seen() -> list[str]:
    """The files whose every message is seen by visitors, as patterns."""
    lines = (HOME / "seen.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def is_seen(message) -> bool:
    """Whether a visitor may see this message, by the files it stands in."""
    return any(fnmatch(name, pattern) for name, _line in message.locations for pattern in seen())


def read(language: str) -> Catalog:
    """The catalogue of a language as it stands; an empty one for a new language."""
    file = HOME / language / "LC_MESSAGES" / "messages.po"
    if not file.is_file():
        return Catalog(locale=language, project="Conduct Portal", fuzzy=False)
    with file.open("rb") as told:
        return read_po(told, locale=language)


def write(catalog: Catalog, language: str) -> None:
    """Put a catalogue down."""
    for message in [one for one in catalog if one.id and not (any(_parts(one.string)) or is_seen(one))]:
        catalog.delete(message.id, message.context)
    for message in catalog:
        places = sorted({name for name, _line in message.locations})
        message.locations = [(name, None) for name in places]
        message.flags.discard("python-format" if "%(" not in str(message.id) else "")
    catalog.creation_date = catalog.revision_date = None
    text = BytesIO()
    write_po(text, catalog, omit_header=True, sort_output=True, width=0, ignore_obsolete=True)
    head = (
        'msgid ""\nmsgstr ""\n'
        f'"Project-Id-Version: Conduct Portal\\n"\n"Language: {language}\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {catalog.plural_forms}\\n"\n\n'
    )
    file = HOME / language / "LC_MESSAGES" / "messages.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(head + text.getvalue().decode(), encoding="utf-8")


def main() -> None:
    """Bring every catalogue up to date, and say how much of it is translated."""
    said = source()
    for folder in sorted(path for path in HOME.iterdir() if path.is_dir()):
        catalog = read(folder.name)
        catalog.update(said, no_fuzzy_matching=True)
        write(catalog, folder.name)
        done = sum(1 for message in catalog if message.id and message.string and all(_parts(message.string)))
        print(f"{folder.name}: {done} of {len(catalog)} messages translated")


def _parts(string) -> tuple:
    return tuple(string) if isinstance(string, (tuple, list)) else (string or "",)


if __name__ == "__main__":
    main()
