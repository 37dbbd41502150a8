"""How leads and links stand to each other inside a sentence."""

import re

from .flat import END, MIDDLE, START
from .names import Target
from .words import BEFORE, STRONG, THANKS, Lead, pattern

_DOWN = re.compile(
    r"[:：]\s*$|follow(?:ing|s)\b|below\b|以下|下記|下列|如下|다음|아래|siguiente|seguinte|suivant"
    r"|folgend|seguent|volgend|nachsteh|следующ|наступн|הבא|התחתונ|التالي|الآتي|poniż|następuj"
    r"|următoare|následuj|följande|følgende|seuraav|aşağıda|şu|berikut|sau đây",
    re.IGNORECASE,
)
_AND = re.compile(r"(?:and|y|e|et|und|ed|и|as well as)\s*,?\s*$")


def next_hop(words: str, prior: Lead, lead: Lead, hop: int) -> int:
    """A lead behind "which", or right behind a comma, speaks of the source's source."""
    if lead.strength == THANKS:
        return 1
    between = words[prior.end : lead.start]
    tail = between[between.rfind(END) + 1 :]
    if pattern("hop").search(tail) or re.search(r"(?:^|\s)ש$", tail):
        return hop + 1
    alike = lead.strength == STRONG and lead.relation == prior.relation
    return hop + 1 if alike and re.search(r",\s*$", tail) and not _AND.search(tail) else hop


def outermost(words: str, hits: list[Lead]) -> list[Lead]:
    """A lead among the words of a link counts only when none stands before that link."""
    return [
        one for one in hits if one is hits[0] or words.rfind(START, 0, one.start) <= words.rfind(MIDDLE, 0, one.start)
    ]


def points_down(words: str, lead: Lead) -> bool:
    """Whether a sentence that names nothing itself is about the list that follows it."""
    return bool(_DOWN.search(words)) or (lead.side == BEFORE and not re.search(r"\w", words[lead.end :]))


def whole(parts: list[str]) -> list[str]:
    """Lines that only a hard break tears from the link they lead to are put together again."""
    made: list[str] = []
    for part in parts:
        if made and part.startswith(START) and (made[-1][-1:] in ":：" or re.search(r"[^.!?。！？\x03]$", made[-1])):
            made[-1] += f" {part}"
        else:
            made.append(part)
    return made


def end(words: str, target: Target, lead: Lead) -> int:
    """Where the words of a target end."""
    if target.url and target.end:
        return target.end
    begin = words.find(target.title[:16], lead.end if lead.side == BEFORE else 0) if target.title else -1
    return begin + len(target.title) if begin >= 0 else lead.end
