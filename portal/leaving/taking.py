"""The archive of a community as it leaves the portal: sealed under a code, and known to everybody who leads."""

from .. import access, archive, audit, communities, reports, sealing
from ..access import require
from . import letters, packing


def parcel(actor, code: str, *, home: str) -> archive.Parcel:
    """Everything of the community that this lead can open, sealed under a code."""
    spool, _counts = packing.pack(actor, home=home)
    return closed(spool, code, communities.community(actor).slug)


def closed(spool, code: str, slug: str) -> archive.Parcel:
    """A packed folder as a parcel."""
    size = spool.tell()
    spool.seek(0)
    return archive.Parcel(f"{slug}.parcel", sealing.parcel_size(size), sealing.closed_parcel(code, spool))


def note(actor) -> None:
    """Keep that it was taken along, and tell the other leads."""
    require(actor, "community.export")
    others = set(access.people_with(actor.partition, ("lead",))) - {actor.person}
    reports.tell(sorted(others), letters.taken_along())
    audit.record(actor, "leaving.taken_along", communities.community(actor).id)
