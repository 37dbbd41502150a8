"""An actor: one person (or a job, or a reporter), in one role, on one partition."""

from dataclasses import dataclass

from ..db import Scope


@dataclass(frozen=True)
class Actor(Scope):
    """Scope plus role: the first argument of every verb."""

    role: str = "public"

    @property
    def person(self) -> str | None:
        """The person's id; None for reporters, the public and jobs."""
        return self.holder if self.role not in ("public", "reporter", "keeper") else None


def keeper(partition: str) -> Actor:
    """The actor of a job: one partition at a time, no key."""
    return Actor(partition, role="keeper")


def reporter(partition: str, index: str | None = None, key: bytes | None = None) -> Actor:
    """Somebody who reports: nobody yet, or whoever holds the receipt of this index and its key."""
    return Actor(partition, index, key, role="reporter")


def letterbox(partition: str) -> Scope:
    """A keyless scope for putting things into a partition one can't read: what climbs, and words going down.

    It opens nothing sealed. Callers only add through it, look up the locks they seal to, and take back, by its id, what
    they put there themselves.
    """
    return Scope(partition)
