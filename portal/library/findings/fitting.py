"""Whether a sentence that names a work means a source of this text by it."""

import re
from dataclasses import dataclass

from .. import catalogue
from .flat import Block, Flat
from .found import ONE_WORK
from .known import like_a_code, named
from .names import Target
from .words import BEFORE, BEHIND, FOLLOWS, LABEL, STRONG, THANKS, Lead, is_heading, pattern, without_marks

_STARTS = re.compile(
    r"^[\W\d]*(?:(?:originally|heavily|largely|loosely|partly|partially|mostly|strongly|shamelessly"
    r"|gratefully|lovingly|in part|text|content|directly|mainly|it|this|these|we|also|was|is|has been"
    r"|were|are|been|have|and|with|special|many|our|some|very|much|slightly|lightly|closely"
    r"|primarily)\W+){0,6}$",
    re.IGNORECASE,
)
_FOLLOWED = (*ONE_WORK, "geek-feminism", "psf", "django-2013", "rust", "pycon-us-2013", "jsconf-us-2012", "apache")


@dataclass
class Ground:
    """What a lead stands on: the text it is part of, its sentence and its block."""

    flat: Flat
    title: str
    words: str
    block: Block

    @property
    def credit(self) -> bool:
        """Whether the block stands under a heading for sources."""
        return is_heading(self.block.heading, "credit")

    @property
    def place(self) -> float:
        """Where in the text the block stands: 0 at its beginning, 1 at its end."""
        return self.block.line / max(self.flat.blocks[-1].line, 1)


def accepted(ground: Ground, lead: Lead, target: Target) -> bool:
    """Whether the lead tells of a source, and the target is one."""
    itself = bool(target.title) and target.title.casefold() == ground.title.casefold()
    if itself and not target.url and not catalogue.name_of(target.title):
        return False
    if lead.strength == LABEL:
        return _label_fits(ground, lead, target)
    if lead.relation == FOLLOWS:
        return named(f"{target.title} {target.url}") in _FOLLOWED
    if lead.strength == THANKS:
        return target.sure and (bool(target.url) or ground.credit or bool(named(target.title)))
    before = ground.words[: lead.start]
    before = before if lead.side == BEFORE else ground.words[: target.start] + ground.words[lead.end :]
    return _means_this_text(ground, lead, target, without_marks(before)[-300:])


def _means_this_text(ground: Ground, lead: Lead, target: Target, plain: str) -> bool:
    """Strong words need a sentence about the text; weak ones a target that looks like a source, too."""
    near = len(plain.strip()) <= 24 and lead.side == BEFORE
    document = bool(pattern("document").search(plain))
    about_text = near or document or bool(_STARTS.match(plain)) or ground.credit
    if not target.sure and not document and pattern("aside").search(plain[-120:]):
        return False
    if lead.side == BEHIND and not target.url:
        capital = bool(re.search(r"[A-Z]", target.title))
        return bool(named(target.title)) or (lead.strength == STRONG and about_text and capital)
    if _in_passing(ground, target):
        return False
    if target.sure and (target.url or named(target.title)):
        return lead.strength == STRONG or about_text or bool(target.url)
    if lead.strength == STRONG:
        return about_text
    return about_text and bool(target.url or target.sure or re.match(r"[A-Z]", target.title))


def _in_passing(ground: Ground, target: Target) -> bool:
    """An organisation's front page, somewhere in the middle of the rules: told in passing."""
    home = bool(target.url) and target.url.count("/") <= 3 and not like_a_code(target.url)
    middle = 0.15 < ground.place < 0.75 and not ground.credit
    return home and middle and not pattern("document").search(target.title)


def _label_fits(ground: Ground, lead: Lead, target: Target) -> bool:
    """ "Source:" at the beginning of its sentence, before a code, or before anything late in the text."""
    before = ground.words[: lead.start]
    alone = lead.start <= 3 or bool(re.search(r"[\W_]$", before.rstrip())) or not re.search(r"\w", before)
    if ground.credit:
        return True
    return alone and (target.sure or (bool(target.url) and ground.place > 0.5))
