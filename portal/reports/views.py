"""What is read out of a report: plain values, already opened for one reader."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from .. import evidence
from ..sealing import Holder, Proof
from . import rules, vocabulary


@dataclass(frozen=True)
class Answers:
    """What somebody typed into the form. Only the story is asked for; `exclude` and `shield` hold people's ids.

    `own`: answers to the community's own questions, as (question, answer). `notify`: where one mail may go. `taken`:
    of a report that was told and written down by another, as (code, words); `boxless`: whoever told it has no receipt.
    """

    story: str
    who: str = ""
    where: str = ""
    when: str = ""
    ongoing: str = ""
    contact: str = field(default="", repr=False)
    exclude: tuple[str, ...] = ()
    door: str = "community"
    language: str = "en"
    event_id: str | None = None
    event: str = ""
    kind: str = ""
    mode: str = ""
    shield: str = ""
    wishes: str = ""
    consent: tuple[str, ...] = ()
    standing: str = ""
    category: str = ""
    venue: str = ""
    before: str = ""
    fear: str = ""
    translated: str = ""
    notify: str = field(default="", repr=False)
    own: tuple[tuple[str, str], ...] = ()
    taken: tuple[tuple[str, str], ...] = ()
    boxless: bool = False

    @property
    def has_box(self) -> bool:
        """Whether somebody got a receipt, so that a box makes sense."""
        return not self.boxless and self.way != vocabulary.ONE_WAY

    @property
    def way(self) -> str:
        """The reporter mode: what was chosen, else what follows from giving a name or none."""
        return self.mode or (vocabulary.NAMED if self.contact.strip() else vocabulary.ANONYMOUS)

    def kept(self) -> dict[str, str]:
        """The part that every reader of the report may read."""
        names = ("event", "kind", "standing", "category", "venue", "before", "wishes", "fear", "translated", "shield")
        more = {name: getattr(self, name) for name in names} | {"consent": " ".join(self.consent), "mode": self.mode}
        return {
            "story": self.story,
            "who": self.who,
            "where": self.where,
            "when": self.when,
            "ongoing": self.ongoing,
            **{name: text for name, text in more.items() if text},
            **self._own(),
            **{f"taken:{code}": text for code, text in self.taken if text},
        }

    def _own(self) -> dict[str, str]:
        """Answers to a community's own questions; two questions may have the same words."""
        found: dict[str, str] = {}
        for name, text in ((f"own:{question}", text) for question, text in self.own if text):
            found[name] = f"{found[name]}\n{text}" if name in found else text
        return found


@dataclass(frozen=True)
class Team:
    """What the form offers before a word is typed.

    `people` and `committee`: (person id, name, roles) of those one may leave out. `handlers`, `openers`: ids of
    those who could read it at either door; `holders`: the same with their public keys.
    """

    people: tuple[tuple[str, str, tuple[str, ...]], ...]
    committee: tuple[tuple[str, str, tuple[str, ...]], ...]
    handlers: tuple[str, ...]
    openers: tuple[str, ...]
    names: Mapping[str, str]
    holders: Mapping[str, Holder] = field(default_factory=dict, repr=False)
    own: bool = False
    whole: bool = True

    @property
    def doors(self) -> tuple[str, ...]:
        """The doors that lead to somebody: to several, then to each one alone where there are several."""
        found = (("community", self.handlers), ("committee", self.openers))
        people = sorted(self.openers if self.own else self.handlers, key=lambda who: self.names.get(who, "").casefold())
        alone = people if len(people) > 1 else ()
        return (*(name for name, people in found if people), *(rules.MEMBER + person for person in alone))

    @property
    def known(self) -> frozenset[str]:
        """The ids that may be left out."""
        return frozenset(person[0] for person in (*self.people, *self.committee))


@dataclass(frozen=True)
class FileView:
    """A file's row id, name, type and size in bytes."""

    id: str
    name: str
    type: str
    size: int
    message_id: str | None = None
    about: evidence.About | None = None


@dataclass(frozen=True)
class MessageView:
    """One message, opened. `author` is a handler's id, or "" for the reporter.

    `signed`: its reporter may see the name. `unread`: no handler has seen it yet, so its reporter may take it back.
    """

    id: str
    author: str
    text: str
    day: date
    files: tuple[FileView, ...] = ()
    kind: str = ""
    signed: bool = False
    unread: bool = False

    @property
    def from_reporter(self) -> bool:
        """Whether the reporter wrote it."""
        return not self.author


@dataclass(frozen=True)
class ReportRow:
    """A report in a list: nothing of its words. `unanswered`: the last message is the reporter's."""

    id: str
    state: str
    received_day: date
    about: str
    drill: bool = False
    unanswered: bool = False
    aside: str = ""


@dataclass(frozen=True)
class ReportView:
    """A report opened for one handler. `identity` is None unless that handler holds it too."""

    id: str
    state: str
    received_day: date
    about: str
    answers: Mapping[str, str]
    identity: str | None
    messages: tuple[MessageView, ...]
    files: tuple[FileView, ...]
    steps: tuple[tuple[str, date], ...]
    readers: tuple[str, ...]
    reporter_mode: str
    excludes: bool
    drill: bool
    language: str
    consent: tuple[str, ...] = ()
    contact_stopped: bool = False


@dataclass(frozen=True)
class BoxView:
    """The reporter's own side: what they sent, how far it is, what was said. No handler's name in it."""

    report_id: str
    about: str
    state: str
    answers: Mapping[str, str]
    files: tuple[FileView, ...]
    messages: tuple[MessageView, ...]
    steps: tuple[tuple[str, date], ...]
    readers: int
    language: str = "en"
    consent: tuple[str, ...] = ()
    contact_stopped: bool = False
    notify: str = field(default="", repr=False)
    proof: Proof | None = None
    proof_key: str = field(default="", repr=False)
    signers: Mapping[str, str] = field(default_factory=dict)
