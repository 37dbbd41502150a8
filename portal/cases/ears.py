"""How rooms above hear of what happens to a case: nothing here knows who listens."""

from collections.abc import Callable

_ears: dict[str, list[Callable]] = {}


def hears(what: str):
    """Let the room above know: its function is called with (actor, case, before) when `what` happens to a case.

    "reviewed": a review was written, `before` is the state it was in. "acted": an act was done; in place of `before`
    comes which one. "decided": a proposal holds. "recusing": somebody is about to step back, or to be shut out by their
    own list; in place of `before` comes who. "no_vote": somebody helps without a vote from here on; again who.
    """

    def listen(ear: Callable) -> Callable:
        _ears.setdefault(what, []).append(ear)
        return ear

    return listen


def say(what: str, actor, case, before: str = "") -> None:
    """Tell whoever hears."""
    for ear in _ears.get(what, ()):
        ear(actor, case, before)
