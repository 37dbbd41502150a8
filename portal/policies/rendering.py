"""A version as it is shown today: its words never change, its names and contacts are filled in each time (P0 5).

Every page, old version, translation, export and poster takes its text from here.
"""

from dataclasses import replace

from ..db import Scope
from ..library import sections, variables
from . import filling, overlay, translations
from .models import PolicyVersion


def rendered(
    scope: Scope, version: PolicyVersion, language: str | None = None, event=None, *, home: str = "", say=str
) -> str:
    """Safe HTML with today's contacts; in a language it is published in, for an event with what that adds.

    `home` goes before this portal's own addresses, for what leaves the portal; `say` translates two or three words.
    """
    seen = translations.read(scope, version, language)
    html = "\n".join(one.html for one in seen.sections) if seen else version.html
    known = filling.values(scope, language=seen.language if seen else version.language, event=event, home=home, say=say)
    added = overlay.of(scope, event) if event is not None else None
    return variables.in_html(f"{html}\n{added.html}" if added else html, known)


def written(
    scope: Scope, version: PolicyVersion, language: str | None = None, event=None, *, home: str = "", say=str
) -> str:
    """The same as Markdown."""
    seen = translations.read(scope, version, language)
    text = "\n\n".join((one.text or one.section.text).strip() for one in seen.sections) if seen else version.text
    known = filling.values(scope, language=seen.language if seen else version.language, event=event, home=home, say=say)
    added = overlay.of(scope, event) if event is not None else None
    return variables.in_markdown(f"{text.strip()}\n\n{added.text}" if added else text, known)


def in_language(
    scope: Scope, version: PolicyVersion, language: str | None, *, home: str = "", say=str
) -> translations.InLanguage | None:
    """A published translation section by section, filled in; None when there is none in this language."""
    seen = translations.read(scope, version, language)
    if seen is None:
        return None
    known = filling.values(scope, language=seen.language, home=home, say=say)
    return replace(seen, sections=tuple(replace(one, html=variables.in_html(one.html, known)) for one in seen.sections))


def anchored(scope: Scope, version: PolicyVersion, *, say=str) -> str:
    """A version in its first language with a mark before each section, for links from translations."""
    pages = sections.pages(version.html, len(sections.split(version.text)))
    marked = "".join(f'<span id="part-{place}"></span>{page}' for place, page in enumerate(pages))
    return variables.in_html(marked, filling.values(scope, language=version.language, say=say))


def section(version: PolicyVersion, place: int) -> str:
    """One section's safe HTML as it is kept, names not filled in."""
    pages = sections.pages(version.html, len(sections.split(version.text)))
    return pages[place] if place < len(pages) else ""


def in_words(scope: Scope, text: str, *, language: str = "en", event=None, home: str = "", say=str) -> str:
    """Any words of a community with its names and contacts filled in, without marks or links."""
    return variables.in_words(text, filling.values(scope, language=language, event=event, home=home, say=say))


def in_html(scope: Scope, html: str, *, language: str = "en", event=None, home: str = "", say=str) -> str:
    """Safe HTML of a community, such as a draft's, with its names and contacts filled in."""
    return variables.in_html(html, filling.values(scope, language=language, event=event, home=home, say=say))
