"""What is read out of a case: plain values, already opened for one reader."""

from dataclasses import dataclass, field
from datetime import date, datetime

from .. import evidence, reports


def by_platform(line: str) -> tuple[str, str]:
    """One line of handles: platform and handle. An address of the web or a mail address is one by itself."""
    platform, colon, handle = line.strip().partition(":")
    if not colon or not handle.strip() or handle.startswith("//") or len(platform) > 30:
        return ("", line.strip())
    return (platform.strip(), handle.strip())


@dataclass(frozen=True)
class CaseRow:
    """A case in a list. Whoever does not hold its key gets name, state and kind, and may attest. `gone`: only its shell
    is left.
    """

    id: str
    code_name: str
    kind: str
    source: str
    state: str
    held: bool
    turn: str
    next: str
    moved_at: datetime
    waiting: bool = False
    passed_on: bool = False
    drill: bool = False
    gone: bool = False


@dataclass(frozen=True)
class NoteView:
    """Words in a case. `author` is "" for what another place sent; `more` is what else was sealed beside them."""

    id: str
    kind: str
    author: str
    at: datetime
    text: str
    finding: str = ""
    more: dict = field(default_factory=dict)
    version: int = 1


@dataclass(frozen=True)
class PartyView:
    """Somebody a case is about. `code` names them without a name; `shared`: found to be the same as in another case."""

    id: str
    kind: str
    role: str
    name: str
    handles: str = ""
    code: str = ""
    version: int = 1
    via: str = ""
    shared: bool = False

    @property
    def ways(self) -> list[tuple[str, str]]:
        """Handles and addresses by platform: ("GitHub", "robk"); "" where no platform is said."""
        return [by_platform(line) for line in self.handles.splitlines() if line.strip()]


@dataclass(frozen=True)
class MeasureView:
    """Something that was or will be done."""

    id: str
    kind: str
    space: str
    text: str
    starts: date | None
    ends: date | None
    author: str
    at: datetime


@dataclass(frozen=True)
class FileView:
    """A file's row id, kind, name, type and size."""

    id: str
    kind: str
    name: str
    type: str
    size: int
    about: evidence.About | None = None
    author: str = ""
    at: datetime | None = None
    hash: str = ""


@dataclass(frozen=True)
class StepView:
    """Something that happened: a code, who did it ("" for another place), when."""

    code: str
    person_id: str
    at: datetime


@dataclass(frozen=True)
class CaseView:
    """A case opened for one of its handlers."""

    id: str
    code_name: str
    kind: str
    source: str
    state: str
    version: int
    outcome: str
    passed_on: bool
    told: bool
    excludes: bool
    drill: bool
    opened_at: datetime
    closed_at: datetime | None
    notes: tuple[NoteView, ...]
    parties: tuple[PartyView, ...]
    measures: tuple[MeasureView, ...]
    files: tuple[FileView, ...]
    steps: tuple[StepView, ...]
    reports: tuple[reports.ReportView, ...]
    readers: tuple[str, ...]
    asking: tuple[str, ...] = ()
    soft: tuple[str, ...] = ()
    before: str = ""
    look_again: date | None = None

    @property
    def came_up(self) -> bool:
        """Whether it was made of a packet: its reporters stay where it came from."""
        return self.kind == "central" and self.source != "direct"

    @property
    def step_codes(self) -> tuple[str, ...]:
        """The codes of what happened, oldest first."""
        return tuple(step.code for step in self.steps)

    @property
    def sent_codes(self) -> set[str]:
        """What happened to it at the committee. Steps told from there name nobody; a team's own decision does."""
        return {step.code for step in self.steps if step.code == "passed_to_committee" or not step.person_id}

    @property
    def finding(self) -> str:
        """What the last review that says so found; the outcome of a closed case; "" where nothing is said."""
        said = [note.finding for note in self.notes if note.kind == "review" and note.finding]
        return self.outcome or (said[-1] if said else "")

    @property
    def waiting(self) -> bool:
        """Whether a reporter wrote last."""
        return any(report.messages and report.messages[-1].from_reporter for report in self.reports)

    def notes_of(self, *kinds: str) -> list[NoteView]:
        """The words of these kinds, oldest first."""
        return [note for note in self.notes if note.kind in kinds]


@dataclass(frozen=True)
class Item:
    """One thing that may leave: a note, a party, a measure or a file."""

    what: str
    kind: str
    facts: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Packet:
    """Exactly what leaves a case, part by part. `seal` names these very words: other words, another seal."""

    case_id: str
    source: str
    parts: tuple[tuple[str, tuple[Item, ...]], ...]
    seal: str

    @property
    def items(self) -> list[Item]:
        """Everything in it."""
        return [item for _code, items in self.parts for item in items]

    @property
    def empty(self) -> bool:
        """Whether nothing would go."""
        return not self.items
