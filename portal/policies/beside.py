"""What rooms above say on a community's own page: each a template and what it needs to know."""

from collections.abc import Callable

_sayers: list[Callable] = []


def says_on_page(sayer: Callable) -> Callable:
    """Let a room above say something: `sayer(scope)` gives (template, facts) or None."""
    if sayer not in _sayers:
        _sayers.append(sayer)
    return sayer


def said(scope) -> list[tuple[str, dict]]:
    """What is said on this community's page."""
    return [found for found in (sayer(scope) for sayer in _sayers) if found]
