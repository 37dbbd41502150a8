"""The code in other languages, section by section, each tied to the very words it translates (policy P1 12)."""

import re
from dataclasses import dataclass

from .. import audit, clock, communities
from ..access import require
from ..db import Scope, db, new_id
from ..errors import NotFound, Refused
from ..library import blanks, drawing, sections, variables
from . import filling, service
from .models import PolicyVersion, TranslatedSection, Translation

Section = sections.Section
FRESH, STALE, MISSING = "fresh", "stale", "missing"


@dataclass(frozen=True)
class Shown:
    """A section as a reader sees it: translated, translated from earlier words, or still in the first language."""

    section: Section
    state: str
    html: str
    text: str
    machine: bool = False
    draft: str = ""
    draft_machine: bool = False
    was: str = ""

    @property
    def done(self) -> bool:
        """Whether these very words have a translation, published or being written."""
        return bool(self.draft) or self.state == FRESH


@dataclass(frozen=True)
class InLanguage:
    """A version of the code in a language."""

    language: str
    title: str
    translator: str
    published: object
    sections: tuple[Shown, ...]

    @property
    def direction(self) -> str:
        """rtl or ltr."""
        return sections.direction(self.language)

    @property
    def done(self) -> int:
        """How many sections are translated or being translated."""
        return sum(one.done for one in self.sections)

    @property
    def stale(self) -> int:
        """How many sections show a translation of earlier words."""
        return sum(one.state == STALE for one in self.sections)


def languages(scope: Scope) -> list[str]:
    """The languages the code is published in besides its own."""
    rows = scope.all(scope.select(Translation).where(Translation.published.is_not(None)))
    return sorted(row.language for row in rows)


def read(scope: Scope, version: PolicyVersion, language: str | None) -> InLanguage | None:
    """The version in a language as everybody sees it; None when it is not published in it."""
    row = _row(scope, language)
    return _seen(scope, version, row) if row is not None and row.published else None


def begun(actor, version: PolicyVersion, language: str) -> InLanguage:
    """The version in a language as those who write it see it, whether they have begun or not."""
    require(actor, "policy.edit")
    row = _row(actor, language) or Translation(id="", language=language, title="", translator="", published=None)
    return _seen(actor, version, row)


def begun_languages(actor) -> list[str]:
    """The languages somebody works on, or has worked on."""
    require(actor, "policy.edit")
    return sorted(row.language for row in actor.all(actor.select(Translation)))


def _row(scope: Scope, language: str | None) -> Translation | None:
    return scope.first(scope.select(Translation).where(Translation.language == language)) if language else None


def _rows(scope: Scope, row: Translation) -> list[TranslatedSection]:
    return (
        scope.all(scope.select(TranslatedSection).where(TranslatedSection.translation_id == row.id)) if row.id else []
    )


def _seen(scope: Scope, version: PolicyVersion, row: Translation) -> InLanguage:
    parts = sections.split(version.text)
    pages = sections.pages(version.html, len(parts))
    if len(pages) != len(parts):
        parts = [Section(0, "", version.text, sections.digest(version.text))]
    rows = _rows(scope, row)
    now = {one.source_hash: one for one in rows}
    before = _earlier(scope, parts, [one for one in rows if one.text])
    found = []
    for part, page in zip(parts, pages, strict=True):
        mine, (old, was) = now.get(part.digest), before.get(part.place, (None, ""))
        draft = (mine.draft, mine.draft_machine) if mine else ("", False)
        if mine is not None and mine.text:
            found.append(Shown(part, FRESH, mine.html, mine.text, mine.machine, *draft))
        elif old is not None:
            found.append(Shown(part, STALE, old.html, old.text, old.machine, *draft, was))
        else:
            found.append(Shown(part, MISSING, page, "", False, *draft))
    return InLanguage(row.language, row.title, row.translator, row.published, tuple(found))


def _earlier(scope: Scope, parts: list[Section], rows: list) -> dict[int, tuple[TranslatedSection, str]]:
    """For sections without a translation of their own: that of the words they grew out of, and those words."""
    known = {row.source_hash for row in rows}
    left = {part.place for part in parts if part.digest not in known}
    found: dict[int, tuple[TranslatedSection, str]] = {}
    for number in sorted({row.number for row in rows}, reverse=True) if left else ():
        old = sections.split(service.numbered(scope, number).text)
        by_hash = {row.source_hash: row for row in rows}
        for place, before in sections.follow(old, parts).items():
            if place in left and place not in found and old[before].digest in by_hash:
                found[place] = by_hash[old[before].digest], old[before].text
    return found


def describe(actor, language: str, *, title: str, translator: str) -> Translation:
    """Say what the code is called in this language and who translates it. Begins the translation if need be."""
    require(actor, "policy.edit")
    row = _begin(actor, language)
    row.title, row.translator = " ".join(title.split())[:200], " ".join(translator.split())[:200]
    db.session.flush()
    communities.touch(actor)
    audit.record(actor, "policies.translation_described", row.id)
    return row


def _begin(actor, language: str) -> Translation:
    row = _row(actor, language)
    if row is None:
        row = actor.add(Translation(id=new_id(), language=language, title="", translator="", published=None))
        db.session.flush()
    return row


def drawn(scope: Scope, part: Section, text: str) -> tuple[str, str]:
    """A section's translation as it is kept, looked through and drawn: slow, and done without the write lock.

    Raises Refused text_empty, text_too_long, text_too_tangled, heading_needed, variable_missing or blanks.
    """
    text = filling.lift(scope, text)
    if text.strip():
        _check(part, text)
    return _drawn(part, text)


def write(
    actor, version: PolicyVersion, language: str, place: int, words: tuple[str, str] | str, *, machine: bool = False
) -> None:
    """Keep a section's translation, drawn already or as it was typed, as a draft. Raises as `drawn` does; NotFound."""
    seen = begun(actor, version, language)
    if not 0 <= place < len(seen.sections):
        raise NotFound
    part = seen.sections[place].section
    if isinstance(words, str):
        words = drawn(actor, part, words)
    row = _begin(actor, language)
    kept = next((one for one in _rows(actor, row) if one.source_hash == part.digest), None)
    if kept is None:
        kept = TranslatedSection(id=new_id(), translation_id=row.id, source_hash=part.digest, text="", html="")
        kept.number, kept.place, kept.machine = version.number, place, False
        actor.add(kept)
    kept.draft, kept.draft_html = words
    kept.draft_machine = machine
    db.session.flush()
    audit.record(actor, "policies.section_translated", kept.id)


def _check(part: Section, text: str) -> None:
    if part.heading and not text.lstrip().startswith("#"):
        raise Refused("heading_needed", heading=part.text.split("\n", 1)[0])
    wanted = {use.name for use in variables.used(part.text)} - {use.name for use in variables.used(text)}
    if wanted:
        raise Refused("variable_missing", names=[f"{{{{{name}}}}}" for name in sorted(wanted)])
    if left := blanks.find(text, variables=True):
        raise Refused("blanks", blanks=left)


def _drawn(part: Section, text: str) -> tuple[str, str]:
    """A section's own Markdown and HTML, its headings on the level of the words it translates."""
    drawn = drawing.draw(text)
    marks = re.match(r" {0,3}(#{2,6})", part.text) if part.heading else None
    down = len(marks[1]) - 2 if marks else 0
    html = re.sub(r"<(/?)h([2-6])>", lambda tag: f"<{tag[1]}h{min(int(tag[2]) + down, 6)}>", drawn.html)
    return re.sub(r"(?m)^(#{2,6})(?= )", lambda found: (found[1] + "#" * down)[:6], drawn.text), html


def publish(actor, version: PolicyVersion, language: str) -> Translation:
    """Show what was written to everybody. Raises Refused title_needed, translator_needed or nothing_translated."""
    require(actor, "policy.edit")
    row = _row(actor, language)
    if row is None or not row.title:
        raise Refused("title_needed")
    if not row.translator:
        raise Refused("translator_needed")
    rows = _rows(actor, row)
    if not any(one.draft or one.text for one in rows):
        raise Refused("nothing_translated")
    for one in rows:
        if one.draft:
            one.text, one.html, one.machine = one.draft, one.draft_html, one.draft_machine
            one.draft = one.draft_html = ""
    row.published = clock.today(communities.community(actor).zone)
    db.session.flush()
    communities.touch(actor)
    audit.record(actor, "policies.translation_published", row.id)
    return row


def withdraw(actor, language: str) -> None:
    """Take a language from the public page; what was written stays at the desk."""
    require(actor, "policy.edit")
    row = _row(actor, language)
    if row is None:
        raise NotFound
    row.published = None
    db.session.flush()
    communities.touch(actor)
    audit.record(actor, "policies.translation_withdrawn", row.id)
