"""Once a day the root over all heads goes to a file beside the database, so that a cut tail shows.

The file only grows. Each anchor names the heads that moved since the one before; its root also stands
in the chain of `site`, so that neither the file nor the database can lose its end alone.
"""

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from ..db import Scope, db
from ..errors import PortalError
from .chain import START, finish, keyed, root_of
from .models import AuditHead
from .older import all_keys
from .service import record, settle

_configured: list[Path] = []


class AnchorsBroken(PortalError):
    """The file of anchors was changed. `number` is the first anchor that does not hold."""

    def __init__(self, number: int):
        super().__init__(f"anchor {number} does not hold")
        self.number = number


@dataclass(frozen=True)
class Anchor:
    """What the chains were at one moment."""

    number: int
    at: str
    root: bytes
    moved: dict[str, tuple[int, bytes]]
    mac: bytes


def anchors_of(settings) -> Path:
    """Where the file of anchors of these settings stands: in the data folder."""
    return settings.data / "audit-anchors.jsonl"


def configure(settings) -> None:
    """Learn where the file stands."""
    _configured[:] = [anchors_of(settings)]


def anchors_file() -> Path:
    """The file of anchors."""
    return _configured[0]


def heads() -> dict[str, tuple[int, bytes]]:
    """How far each chain has come."""
    rows = db.session.execute(select(AuditHead.chain, AuditHead.n, AuditHead.mac))
    return {chain: (n, mac) for chain, n, mac in rows}


def _mac(key, written: dict, before: bytes) -> bytes:
    return finish(key, b"anchor" + json.dumps(written, sort_keys=True).encode() + before)


def read_anchors() -> list[Anchor]:
    """All anchors; AnchorsBroken when one was changed, moved or taken out."""
    found, before, keys = [], START, all_keys()
    if not anchors_file().exists():
        return found
    with anchors_file().open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                anchor = _parse(json.loads(line), keys, before)
            except (ValueError, TypeError, KeyError, AttributeError):
                raise AnchorsBroken(number) from None
            if anchor is None or anchor.number != number:
                raise AnchorsBroken(number)
            before = anchor.mac
            found.append(anchor)
    return found


def _parse(written: dict, keys: list, before: bytes) -> Anchor | None:
    mac = bytes.fromhex(written.pop("mac"))
    place = next((place for place, key in enumerate(keys) if _mac(key, written, before) == mac), None)
    if place is None:
        return None
    del keys[place + 1 :]  # once a newer key has signed, no older one counts any more
    moved = {chain: (n, bytes.fromhex(head)) for chain, (n, head) in written["heads"].items()}
    return Anchor(written["number"], written["at"], bytes.fromhex(written["root"]), moved, mac)


def last_anchor() -> Anchor | None:
    """The newest anchor, for statistics and mails."""
    return (read_anchors() or [None])[-1]


def anchors_up_to(roots: set[bytes]) -> bytes:
    """The file of anchors as it was for a database that knows these roots: up to the last of them."""
    if not anchors_file().exists():
        return b""
    lines = anchors_file().read_bytes().splitlines(keepends=True)
    known = [number for number, line in enumerate(lines, 1) if _root_in(line) in roots]
    return b"".join(lines[: max(known, default=0)])


def _root_in(line: bytes) -> bytes:
    try:
        return bytes.fromhex(json.loads(line)["root"])
    except (ValueError, TypeError, KeyError):
        return b""


def anchor(now: datetime) -> bytes:
    """Append an anchor over all heads and note its root in the chain of `site`; gives the root."""
    anchors = read_anchors()
    known = {chain: head for made in anchors for chain, head in made.moved.items()}
    present = heads()
    moved = {chain: head for chain, head in sorted(present.items()) if known.get(chain) != head}
    root = root_of(present)
    written = {
        "number": len(anchors) + 1,
        "at": now.isoformat(timespec="seconds"),
        "root": root.hex(),
        "heads": {chain: [n, mac.hex()] for chain, (n, mac) in moved.items()},
    }
    written["mac"] = _mac(keyed()[0], written, anchors[-1].mac if anchors else START).hex()
    _write(json.dumps(written, sort_keys=True) + "\n")
    record(Scope("site"), "audit.anchor", None, digest=root)
    settle()
    return root


def _write(line: str) -> None:
    file = os.open(anchors_file(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(file, line.encode())
        os.fsync(file)
    finally:
        os.close(file)
