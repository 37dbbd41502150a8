"""What is read out of this room: plain values, already opened for one reader."""

from dataclasses import dataclass, field
from datetime import date, datetime

from .checking import Finding

PARTS = ("behaviour", "impact", "expected", "consequences")
ONLY = ("text",)


@dataclass(frozen=True)
class Text:
    """One text of a case whose passages can be marked. `what` is note, measure, report, message or file."""

    id: str
    what: str
    kind: str
    text: str
    at: date | datetime | None = None


@dataclass(frozen=True)
class Marks:
    """What is marked in a text. `stale`: the text changed since, so all of it is held back."""

    phrases: tuple[str, ...] = ()
    whole: bool = False
    stale: bool = False

    @property
    def shut(self) -> bool:
        """Whether nothing of the text leaves."""
        return self.whole or self.stale


@dataclass(frozen=True)
class LetterRow:
    """A letter in a list."""

    id: str
    kind: str
    state: str
    party_id: str
    writer: str
    signer: str
    at: datetime
    sent_day: date | None
    read_day: date | None
    acknowledged_day: date | None


@dataclass(frozen=True)
class LetterView:
    """A letter opened for somebody on its case. `open` are the findings nobody has decided about."""

    row: LetterRow
    case_id: str
    version: int
    way: str
    party: object | None
    parts: dict[str, str]
    findings: tuple[Finding, ...] = ()
    kept: frozenset[str] = frozenset()
    remark: str = ""
    has_box: bool = False

    @property
    def open(self) -> list[Finding]:
        """What still has to be changed, or said to be harmless."""
        return [one for one in self.findings if one.never or one.key not in self.kept]

    @property
    def stays(self) -> list[Finding]:
        """What was found and may stay."""
        return [one for one in self.findings if one not in self.open]


@dataclass(frozen=True)
class SheetView:
    """One sheet of a box: a letter's parts, an answer, or what came of an appeal."""

    kind: str
    parts: dict[str, str]
    day: date


@dataclass(frozen=True)
class BoxView:
    """All that somebody sees who got a letter."""

    place: str
    sheets: tuple[SheetView, ...]
    acknowledged: bool
    appeal: str = ""
    appeal_until: date | None = None
    back: str = ""
    back_from: date | None = None
    facts: dict = field(default_factory=dict)
