"""What comparing proposes, as plain facts: light enough for a server that has others compare."""

from dataclasses import dataclass

SAME_ADDRESS = 20.0  # an equal address stands above every name


@dataclass(frozen=True)
class Reason:
    """One observation: its kind (for a page that wants to sort or mark it) and the sentence."""

    kind: str  # same alike nickname initial joined order list_only register_only mail handle mail_name
    words: str

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True)
class Pair:
    """A row of the list beside a person of the register: never a verdict, something for two people to look at."""

    row: str
    person: str
    score: float
    band: str  # strong possible weak
    reasons: tuple[Reason, ...]

    @property
    def met(self) -> bool:
        """Whether they have an address or a handle in common that is somebody's own."""
        return self.score >= SAME_ADDRESS - 1
