"""Whoever writes a name into a case has it in clear for that moment: rooms above may compare it then, blind."""

from collections.abc import Callable

from .. import ties

_watchers: list[Callable] = []


def hears_names(watcher: Callable) -> Callable:
    """Let a room above compare: `watcher(scope, case id, forms)` is called whenever a party is written down."""
    if watcher not in _watchers:
        _watchers.append(watcher)
    return watcher


def named(scope, case_id: str, name: str, handles: str) -> None:
    """A party was written into a case, or written anew."""
    if not _watchers:
        return
    forms = ties.forms_of(name, handles)
    for watcher in _watchers:
        watcher(scope, case_id, forms)
