"""Taking a file in: judged, copied without what it tells of its maker, both sealed. No transaction is open meanwhile.

The copy is made when the file arrives, not when somebody opens it: then the reporter reads what was taken out
before anything is sent, sending only moves what lies there sealed, and reading never writes.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from .. import sealing
from ..errors import Busy
from . import cleaning, judging, kinds
from .judging import Problem

MEGABYTE = 1024 * 1024
CLEANABLE = 25 * MEGABYTE
_CHAT = re.compile(
    r"^\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? [^\n:]{0,6}\d{1,2}:\d{2}[^\n]{0,16}[\]-] [^\n:]{1,60}: ", re.M
)


@dataclass(frozen=True)
class Limits:
    """How much is taken: bytes in one file, bytes in all, files."""

    largest: int = 25 * MEGABYTE
    all: int = 100 * MEGABYTE
    most: int = 10


UNNAMED = Limits()
SIGNED_IN = Limits(largest=500 * MEGABYTE, all=500 * MEGABYTE)


def take(streams: Iterable, there: Iterable = (), limits: Limits = UNNAMED) -> tuple[list, list[Problem]]:
    """Seal what can be taken, given as (name, stream) pairs, beside what is `there` already.

    Gives the stashed files (sealing.Facts) and the problems of the others. Raises OSError on a full disk.
    """
    sizes = [size_of(facts) for facts in there]
    count, total, taken, problems, crowded = len(sizes), sum(sizes), [], [], False
    for given, stream in streams:
        name, size = judging.tidy_name(given), _length(stream)
        problem = judging.judge(name, stream, size, limits.largest)
        if problem is None and count >= limits.most:
            problem = Problem("file_many", name, str(limits.most))
        if problem is None and (total + size > limits.all or getattr(stream, "cut", False)):
            problem = Problem("file_all", name, str(limits.all // MEGABYTE))
        try:
            if problem is None:
                taken.append(_sealed(name, stream, size, wait=not crowded))
                count, total = count + 1, total + size
                crowded = crowded or taken[-1].more["whole"] == "busy"
        except cleaning.Unclean as unclean:
            problem = Problem(unclean.code, name)
        if problem is not None:
            problems.append(problem)
    return taken, problems


def size_of(facts) -> int:
    """How large a file was when it came."""
    return (facts.beside or facts).size


def _length(stream) -> int:
    size = stream.seek(0, 2)
    stream.seek(0)
    return size


def _pieces(stream) -> Iterator[bytes]:
    while piece := stream.read(cleaning.PIECE):
        yield piece


def _sealed(name: str, stream, size: int, *, wait: bool):
    """One file, with its original beside it where a copy could be made."""
    ending = judging.ending_of(name)
    served, _looks, sort = kinds.KINDS[ending]
    copy, whole = None, _why_whole(sort, ending, size)
    if sort in kinds.CLEANED and not whole:
        try:
            copy = _copied(name, sort, ending, stream, wait=wait)
        except Busy:
            whole = "busy"
        except cleaning.Unclean as unclean:
            if unclean.code != "file_broken":
                raise
            whole = "broken"  # what is left of a damaged file may be all there is
        stream.seek(0)
    elif sort == kinds.TEXT and _CHAT.search(stream.read(judging.HEAD).decode("utf-8", "replace")):
        sort = kinds.CHAT
    stream.seek(0)
    original = sealing.stash(stream, name, served)
    if copy is None:
        return replace(original, more={"sort": sort, "whole": whole, "told": [], "pages": 0})
    return replace(copy, beside=original)


def _why_whole(sort: str, ending: str, size: int) -> str:
    if sort in (kinds.SOUND, kinds.VIDEO, kinds.OFFICE):
        return sort
    if ending in kinds.NOT_CLEANED:
        return "unread"
    return "large" if sort in kinds.CLEANED and size > CLEANABLE else ""


def _copied(name: str, sort: str, ending: str, stream, *, wait: bool):
    with cleaning.bench({"task": sort, "ending": ending}, _pieces(stream), wait=wait) as made:
        if made.facts.get("same"):
            return None
        more = {"sort": sort, "whole": "", "copy": True, "told": made.facts["told"], "pages": made.facts["pages"]}
        copy = sealing.stash(made.parts, _renamed(name, ending, made.facts), made.facts["type"])
    return replace(copy, more=more)


def _renamed(name: str, ending: str, facts: dict) -> str:
    """The name of a copy: as it was, with another ending where the copy is of another kind."""
    if kinds.KINDS[ending][0] == facts["type"]:
        return name
    return name[: -len(ending) - 1] + "." + facts["ending"]
