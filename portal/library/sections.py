"""A code of conduct in its sections, each with a fingerprint of its words: a translation knows what it is of."""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass

from . import compare

_HEADING = re.compile(r" {0,3}#{2,6}(?:[ \t]|$)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^<>]*>")
_ALONE = ("br", "hr")
RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "ha", "he", "iw", "ks", "ku", "nqo", "ps", "sd", "ug", "ur", "yi")
)


@dataclass(frozen=True)
class Section:
    """A heading with what follows it, or what stands before the first. `digest` is the same however it is wrapped."""

    place: int
    heading: str
    text: str
    digest: str


def split(text: str) -> list[Section]:
    """The sections of a settled Markdown text in order."""
    parts: list[list[str]] = [[]]
    fence = ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if mark and (not fence or (mark[1][0] == fence[0] and len(mark[1]) >= len(fence))):
            fence = "" if fence else mark[1]
        elif not fence and _HEADING.match(line):
            parts.append([])
        parts[-1].append(line)
    texts = ["\n".join(part).strip("\n") for part in parts]
    return [_section(place, one) for place, one in enumerate(one for one in texts if one.strip())]


def _section(place: int, text: str) -> Section:
    first = text.split("\n", 1)[0]
    heading = first.strip().strip("#").strip() if _HEADING.match(first) else ""
    return Section(place, heading, text, digest(text))


def digest(text: str) -> str:
    """The fingerprint of a section's words."""
    return hashlib.sha256(" ".join(compare.tokens(text)).encode()).hexdigest()


def pages(html: str, count: int) -> list[str]:
    """The safe HTML of a text, cut at the same headings; the whole in one where the cuts don't agree."""
    cuts, depth = [], 0
    for tag in _TAG.finditer(html):
        if tag[2] in _ALONE:
            continue
        if not tag[1] and depth == 0 and re.fullmatch("h[2-6]", tag[2]):
            cuts.append(tag.start())
        depth += -1 if tag[1] else 1
    starts = cuts if html[: cuts[0] if cuts else len(html)].strip() == "" else [0, *cuts]
    found = [html[start:end] for start, end in zip(starts, [*starts[1:], len(html)], strict=True)]
    return found if len(found) == count else [html]


def follow(old: list[Section], new: list[Section]) -> dict[int, int]:
    """Which section of the new text grew out of which of the old: {place in the new: place in the old}."""
    before, found = {}, {}
    for section in old:
        before.setdefault(section.digest, section.place)
    for section in new:
        if section.digest in before:
            found[section.place] = before[section.digest]
    _by_heading(found, old, new)
    _by_words(found, old, new)
    return found


def _left(found: dict, old: list[Section], new: list[Section]) -> tuple[list[Section], list[Section]]:
    taken = set(found.values())
    return [one for one in old if one.place not in taken], [one for one in new if one.place not in found]


def _by_heading(found: dict, old: list[Section], new: list[Section]) -> None:
    """Sections under the same heading."""
    before, after = _left(found, old, new)
    waiting: dict[str, list[int]] = {}
    for one in reversed(before):
        waiting.setdefault(one.heading.casefold(), []).append(one.place)
    for section in after:
        if section.heading and waiting.get(section.heading.casefold()):
            found[section.place] = waiting[section.heading.casefold()].pop()


def _by_words(found: dict, old: list[Section], new: list[Section]) -> None:
    """Of the rest, those that share most of their words; the first sixty of a text are looked at."""
    before, after = (side[:60] for side in _left(found, old, new))
    bags = {one.place: Counter(compare.tokens(one.text)) for one in before}
    for section in after:
        mine = Counter(compare.tokens(section.text))
        like = {place: 2 * (mine & bag).total() / (mine.total() + bag.total()) for place, bag in bags.items()}
        place = max(like, key=like.get, default=None)
        if place is not None and like[place] > 0.4:
            found[section.place] = place
            del bags[place]


def direction(language: str) -> str:
    """rtl or ltr."""
    return "rtl" if language.lower().replace("_", "-").split("-")[0] in RIGHT_TO_LEFT else "ltr"
