"""Codes of conduct to begin with, written by us and dedicated to everybody under CC0 1.0.

A starter is Markdown. Lines `<!-- if alcohol -->` … `<!-- end -->` stand for what holds only for some communities,
`<!-- part report -->` for what several starters share. `{{community}}`, `{{contacts}}` and `{{report}}` stay in the
draft and are filled in whenever it is shown; everything else is filled in once, when the draft is made.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .attribution import ADAPTED, Source

FOLDER = Path(__file__).with_name("starters")
AUTHOR = "Conduct Portal"
LICENCE = "CC0-1.0"
CONDITIONS = (
    *("person", "online", "alcohol", "minors", "languages"),
    *("photos", "photos-guests", "photos-none"),
)
_NAMES = {
    "short": "A short code of conduct",
    "meetup": "A code of conduct for meetups",
    "conference": "A code of conduct for conferences",
    "online": "A code of conduct for online spaces",
}
_HEAD = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_LINE = re.compile(r"<!-- (if|part|end) ?([^<>]*?) ?-->")


@dataclass(frozen=True)
class Starter:
    """One text to begin with: `id` is "meetup.en", `words` how long it is with everything in it."""

    id: str
    name: str
    title: str
    language: str
    kinds: tuple[str, ...]
    words: int

    @property
    def source(self) -> Source:
        """The starter as a text another one was made from."""
        return Source(title=self.name, author=AUTHOR, licence=LICENCE, relation=ADAPTED)


@cache
def every() -> tuple[Starter, ...]:
    """All starters, the short ones last."""
    found = [_read(path) for path in sorted(FOLDER.glob("*.md"))]
    return tuple(sorted(found, key=lambda one: (one.id.startswith("short"), one.id)))


def known(starter_id: str) -> Starter | None:
    """The starter with this id."""
    return next((one for one in every() if one.id == starter_id), None)


def fitting(kind: str, language: str) -> list[Starter]:
    """Those for a community of this kind, its own language first, the longest first."""
    found = [one for one in every() if kind in one.kinds]
    return sorted(found, key=lambda one: (one.language != language, one.language != "en", -one.words))


def _read(path: Path) -> Starter:
    raw = path.read_text(encoding="utf-8")
    facts = dict(line.split(": ", 1) for line in _HEAD.match(raw)[1].splitlines())
    words = len(fill(path.stem, set(CONDITIONS) - {"photos-guests", "photos-none"}).split())
    name = _NAMES[path.stem.partition(".")[0]]
    return Starter(path.stem, name, facts["title"], facts["language"], tuple(facts["kinds"].split()), words)


def fill(starter_id: str, holds: set[str], **facts: str) -> str:
    """The text for a community where these conditions hold; `facts` fill in {{place}} and the like."""
    language = starter_id.partition(".")[2]
    raw = (FOLDER / f"{starter_id}.md").read_text(encoding="utf-8")
    lines = _resolved(_HEAD.sub("", raw, count=1), holds, language)
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    for name, words in facts.items():
        text = text.replace(f"{{{{{name}}}}}", words)
    return f"{text}\n"


def paragraph(condition: str, language: str = "en") -> str:
    """What our texts say where this condition holds, heading and all, to put into somebody else's text; or ""."""
    path = FOLDER / "parts" / f"rooms.{language}.md"
    if not path.exists():
        return ""
    lines = _resolved(path.read_text(encoding="utf-8"), {condition}, language)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _resolved(text: str, holds: set[str], language: str) -> list[str]:
    """The lines that hold, with the parts put in and every mark of ours gone."""
    lines, shown = [], True
    for line in text.split("\n"):
        mark = _LINE.fullmatch(line)
        if mark is None:
            if shown:
                lines.append(line)
        elif mark[1] == "part":
            part, _, name = mark[2].partition(" ")
            words = (FOLDER / "parts" / f"{part}.{language}.md").read_text(encoding="utf-8")
            lines += [one.replace("{{part}}", name) for one in _resolved(words, holds, language)]
        else:
            shown = mark[1] == "end" or bool(holds & set(mark[2].split(" or ")))
    return lines
