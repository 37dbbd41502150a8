"""What was found in a text: sources, each once, and the sentences they were found in."""

from dataclasses import dataclass, field, replace

from .flat import Block
from .known import host_of, named, place_of
from .names import generic
from .words import ADAPTED, FOLLOWS

ONE_WORK = ("contributor-covenant", "confcodeofconduct", "citizen", "berlin")
_FAMILIES = ("tech", "pycon-us-2013", "django-2013", "mozilla-ladder")
_MOST = 60


@dataclass(frozen=True)
class Found:
    """A source a text names. `hop` 1 is direct; `evidence` the sentence it was found in, `line` where that begins."""

    title: str = ""
    author: str = ""
    url: str = ""
    licence: str = ""
    relation: str = ADAPTED
    hop: int = 1
    evidence: str = ""
    line: int = 0
    translated: bool = False
    changes: str = ""


@dataclass
class Said:
    """One sentence with what it names: where leads and targets stand, for those who look for licences in it."""

    words: str
    block: Block
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    behind: bool = False
    about: str = ""


class Gathered(list[Found]):
    """The sources of a text in order, each once."""

    def keep(self, new: Found) -> bool:
        """Add a source; one that was named before only gains what was missing. True when it is a new one."""
        for place, old in enumerate(self):
            if _same(old, new):
                self[place] = _joined(old, new)
                return False
        if len(self) >= _MOST:
            return False
        self.append(new)
        return True

    def deepen(self, place: int, hop: int = 2) -> None:
        """Say that a source lies further up."""
        self[place] = replace(self[place], hop=hop)


def _joined(old: Found, new: Found) -> Found:
    url = old.url or new.url
    if old.url and new.url and host_of(url) == host_of(new.url) and url.count("/") <= 3:
        url = max(url, new.url, key=lambda one: len(one.rstrip("/")))
    return replace(
        old,
        url=url,
        title=old.title or new.title,
        author=old.author or new.author,
        relation=new.relation if old.relation == FOLLOWS else old.relation,
        hop=min(old.hop, new.hop) if new.url == old.url else old.hop,
    )


def _same(old: Found, new: Found) -> bool:
    if old.url and new.url:
        if place_of(old.url) == place_of(new.url):
            return True
        same_work = named(f"{old.title}") and named(old.title) == named(new.title)
        near = host_of(old.url) == host_of(new.url)
        left, right = named(f"{old.title} {old.url}"), named(f"{new.title} {new.url}")
        return bool(near and (same_work or generic(new.title or "here")) and old.hop == new.hop) or (
            left == right and left in ONE_WORK
        )
    if old.title and new.title and old.title.casefold() == new.title.casefold():
        return True
    left, right = named(f"{old.title} {old.url}"), named(f"{new.title} {new.url}")
    if left and left == right and left not in _FAMILIES:
        return True
    return bool(
        not new.url
        and new.title
        and old.title
        and (new.title.casefold() in old.title.casefold() or old.title.casefold() in new.title.casefold())
    )
