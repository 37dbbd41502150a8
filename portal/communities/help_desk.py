"""The numbers a form shows before its first field: kept by whoever looks after a community."""

from .. import audit
from ..access import require
from ..errors import Refused
from . import helplines, service


def keep_help(actor, country: str, lines: str) -> None:
    """Keep a community's country and its own lines. Raises Refused country_odd or help_odd, with the line."""
    require(actor, "community.edit")
    found, odd = helplines.parsed(lines)
    if country and country not in helplines.COUNTRIES:
        raise Refused("country_odd")
    if odd or len(found) > helplines.MOST:
        raise Refused("help_odd", line=odd[0] if odd else "")
    row = service.community(actor)
    row.country, row.help_lines = country, "\n".join(f"{words}: {number}" for words, number in found)
    service.touch(actor)
    audit.record(actor, "communities.help_kept", row.id)


def help_of(community) -> tuple[list[tuple[str, str]], tuple[tuple[str, str], ...]]:
    """Where to call: a community's own (words, number), then its country's (code, number)."""
    return helplines.parsed(community.help_lines)[0], helplines.COUNTRIES.get(community.country, ())
