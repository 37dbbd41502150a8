"""What changed between two versions, and against the text one was made from, when its words are known here."""

import re
from functools import lru_cache
from itertools import groupby
from threading import BoundedSemaphore

from .. import access
from ..db import Scope
from ..errors import Busy, NotFound
from ..library import Source, passages, starters
from . import rendering, service
from .models import PolicyVersion

_AT_ONCE = BoundedSemaphore(2)
_REF = re.compile(r"hosted:([a-z0-9][a-z0-9-]{0,58})(?::([0-9]{1,6}))?")
_HERE = re.compile(r"/c/([a-z0-9][a-z0-9-]{0,58})/conduct(?:/([0-9]{1,6}))?/?$")


def previous(scope: Scope, version: PolicyVersion) -> PolicyVersion | None:
    """The version before this one."""
    return next((one for one in service.versions(scope) if one.number < version.number), None)


def rows(scope: Scope, old: str, new: str, *, language: str = "en", home: str = "") -> list[passages.Row]:
    """Two texts of a community passage by passage, both with today's names and contacts. Busy when many ask."""
    return list(_rows(*(rendering.in_words(scope, text, language=language, home=home) for text in (old, new))))


def folded(found: list[passages.Row]) -> list[tuple[bool, list[passages.Row]]]:
    """The rows in groups; True for a run of unchanged ones that readers need not see. Its last neighbours stay."""
    groups: list[tuple[bool, list[passages.Row]]] = []
    for same, run in groupby(found, key=lambda row: row.state == passages.SAME):
        part = list(run)
        if same and len(part) > 4:
            first, last = (1 if groups else 0), (-1 if part[-1] is not found[-1] else len(part))
            groups += [(False, part[:first]), (True, part[first:last]), (False, part[last:])]
        else:
            groups.append((False, part))
    return [group for group in groups if group[1]]


@lru_cache(maxsize=24)
def _rows(old: str, new: str) -> tuple[passages.Row, ...]:
    if not _AT_ONCE.acquire(timeout=6):
        raise Busy
    try:
        return tuple(passages.rows(old, new))
    finally:
        _AT_ONCE.release()


def origin(source: Source, language: str, *, home: str) -> str | None:
    """The words a version was made from: a code hosted here, or a starter of ours; None when nobody knows them.

    What an organiser brought of another text is not shown: it is theirs to compare with, at the desk.
    """
    path = source.url[len(home) :].split("?")[0].split("#")[0] if source.url.startswith(f"{home}/") else ""
    found = _REF.fullmatch(source.ref) or _HERE.fullmatch(path)
    if found:
        return _hosted(found[1], int(found[2] or 0))
    if source.author != starters.AUTHOR:
        return None
    found = [one for one in starters.every() if source.title in (one.name, one.title)]
    found.sort(key=lambda one: one.language != language)
    return starters.fill(found[0].id, set(starters.CONDITIONS)) if found else None


def _hosted(slug: str, number: int) -> str | None:
    partition = access.door(slug)
    if partition is None:
        return None
    reader = access.reporter(partition)
    try:
        version = service.numbered(reader, number) if number else service.current(reader)
    except NotFound:
        return None
    return version.text if version else None


def known_sources(scope: Scope, version: PolicyVersion, *, home: str) -> list[tuple[int, Source]]:
    """The sources of a version whose words are known here, with their place."""
    found = enumerate(service.sources(scope, version))
    return [(place, one) for place, one in found if origin(one, version.language, home=home) is not None]
