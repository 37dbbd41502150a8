"""How a reporter names the person: handles and mail addresses, a line each, brought to one normal form.

No names: two people share one, one person writes theirs in several ways, and names are the first thing anybody who
had the server's key would guess. A wrong match would tell a stranger that a report exists.
"""

import re

from .. import matching

_SERVER = re.compile(r"@?([\w.+-]+)@([\w-]+(?:\.[\w-]+)+)")
_LINK = re.compile(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)/@?([^/?#\s]+)/?", re.IGNORECASE)
_PLACED = re.compile(r"([A-Za-z][\w.+-]{1,30})(?:\s*:\s*|\s+(?=@))(@?[^\s:/]+)")
_FEDERATED = ("mastodon", "fediverse")


class Odd(ValueError):
    """A line that is neither a handle with its place nor a mail address; `line` is what was written."""

    def __init__(self, line: str):
        super().__init__("odd")
        self.line = line


def normal_forms(text: str) -> list[str]:
    """The normal forms of what stands in these lines, each once, in order. Raises Odd."""
    lines = [" ".join(line.split()) for line in text.replace(",", "\n").replace(";", "\n").splitlines()]
    return list(dict.fromkeys(_form(line) for line in lines if line))


def _form(line: str) -> str:
    found = _SERVER.fullmatch(line)
    if found and line.startswith("@"):
        return _fediverse(found[1], found[2])
    address = matching.mail(line)
    if address and "." in address.rpartition("@")[2]:
        return f"mail:{address}"
    link = _LINK.fullmatch(line)
    if link:
        handle = matching.handle(line)
        known = "." not in handle.partition(":")[0]
        return handle if known or "/@" not in line else _fediverse(link[2], link[1])
    return _placed(line)


def _placed(line: str) -> str:
    found = _PLACED.fullmatch(line)
    if not found or not found[2].strip("@"):
        raise Odd(line)
    place, handle = found[1].casefold(), found[2]
    server = _SERVER.fullmatch(handle)
    if place in _FEDERATED:
        if not server:
            raise Odd(line)
        return _fediverse(server[1], server[2])
    form = matching.handle(handle, place)
    if place in ("mail", "email", "e-mail"):
        raise Odd(line)
    return form


def _fediverse(name: str, server: str) -> str:
    return f"fediverse:{name.casefold()}@{server.casefold()}"
