"""What a text must be before it is published: pure questions."""

import re

TITLE_LIMIT = 200
SOURCES_AT_MOST, WHOLE_CHAIN = 6, 24


def missing(*, title, text, licence, sources, original, contacts_ready, blanks) -> list[str]:
    """Codes of what still stands between a draft and its publication, in the order of the work."""
    checks = {
        "text": bool(text.strip()),
        "blanks": not blanks,
        "title": bool(title.strip()),
        "source": bool(sources) or original,
        "licence": bool(licence),
        "contacts": contacts_ready,
    }
    return [code for code, done in checks.items() if not done]


def _here(source) -> bool:
    """Whether this is the address of a code hosted here, wherever the portal stands."""
    slug, _, number = source.ref.removeprefix("hosted:").partition(":")
    place = re.fullmatch(r"https?://[^/\s]+(/c/[a-z0-9-]+/conduct/[0-9]+)", source.url)
    return source.ref.startswith("hosted:") and bool(place) and place[1] == f"/c/{slug}/conduct/{number}"


def source_problem(source, url_ok) -> str | None:
    """The field of a source that is wrong, or None."""
    if not (source.title.strip() or source.author.strip()):
        return "title"
    if source.url and not (url_ok(source.url) or _here(source)):
        return "url"
    lengths = {"title": 300, "author": 300, "url": 500, "changes": 2000, "permission": 1000}
    return next((name for name, most in lengths.items() if len(getattr(source, name)) > most), None)
