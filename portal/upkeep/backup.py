"""A backup, made while the portal serves: one moment of the database, the sealed files, the anchors, and their sums.

In its folder: `lid.json` (in clear: when, and how the key is found), `database` and `anchors` (sealed streams),
`blobs` (sealed already, copied as they are), and last of all `manifest`. A folder without a manifest is no backup.
`gone` stays out: it must be newer than any backup (docs/operations.md).
"""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import NullPool

from .. import __version__, audit, clock, sealing
from ..config import Settings
from ..db import new_id
from ..doctor import LAST_BACKUP
from . import rows

FORMAT = 1
LID, DATABASE, ANCHORS, BLOBS, MANIFEST = "lid.json", "database", "anchors", "blobs", "manifest"
_PIECE = 1 << 20
_ROOM = 1.1


class CannotBackUp(Exception):
    """Why no backup was made, as a sentence that says what to do."""


@dataclass(frozen=True)
class Made:
    """What a backup holds: rows, files, bytes; and files the database names that were not there."""

    rows: int
    files: int
    size: int
    missing: int


def make(
    settings: Settings, folder: Path, passphrase: str | None = None, tell: Callable[[str], None] = lambda _words: None
) -> Made:
    """Make a backup in a folder that is empty, new, or holds one that was not finished. CannotBackUp says why not."""
    _refuse(settings, folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in (LID, DATABASE, ANCHORS):
        (folder / name).unlink(missing_ok=True)
    chest, backup_id, made = sealing.new_chest(passphrase), new_id(), clock.now()
    lid = {"conduct portal backup": FORMAT, "id": backup_id, "made": made.isoformat(), "key": chest.lid}
    put(folder / LID, [json.dumps(lid, indent=1).encode() + b"\n"])
    sums = rows.Sums(lambda count: tell(f"{count:,} rows") if count % 100_000 == 0 else None)
    with snapshot(settings) as connection:
        known = facts(connection)
        stream = rows.dump(connection, sums)
        database = put(folder / DATABASE, sealing.closed_stream(chest, stream, backup_id, DATABASE))
        kept = audit.anchors_up_to(_roots(connection))
        anchors = put(folder / ANCHORS, sealing.closed_stream(chest, [kept], backup_id, ANCHORS))
        wanted = [name for (name,) in connection.exec_driver_sql("SELECT name FROM stored_blobs ORDER BY name")]
    tell(f"{sums.rows:,} rows done, {len(wanted):,} files to copy")
    blobs, absent = _copy_blobs(settings, folder / BLOBS, wanted, tell)
    missing = _still_wanted(settings, absent)
    manifest = known | {"id": backup_id, "made": made.isoformat(), "portal": __version__, "tables": sums.plain()}
    manifest |= {"parts": {DATABASE: database, ANCHORS: anchors}, "blobs": blobs, "absent": absent}
    sealed = sealing.closed_stream(chest, [json.dumps(manifest).encode()], backup_id, MANIFEST)
    last = put(folder / MANIFEST, sealed)
    size = database[0] + anchors[0] + last[0] + sum(size for size, _hash in blobs.values())
    told = {"made": made.isoformat(timespec="seconds"), "rows": sums.rows, "files": len(blobs), "size": size}
    put(settings.data / LAST_BACKUP, [json.dumps(told | {"missing": len(missing)}).encode()])
    return Made(sums.rows, len(blobs), size, len(missing))


def _refuse(settings: Settings, folder: Path) -> None:
    ours = {LID, DATABASE, ANCHORS, BLOBS, MANIFEST}
    if folder.exists() and not folder.is_dir():
        raise CannotBackUp(f"{folder} is a file. Name a folder for the backup.")
    there = {path.name.removesuffix(".part") for path in folder.iterdir()} if folder.exists() else set()
    if MANIFEST in there and (folder / MANIFEST).exists():
        raise CannotBackUp(f"{folder} holds a backup already. Name a new folder for each backup.")
    if there - ours:
        raise CannotBackUp(f"{folder} holds other things. Name a new folder for the backup.")
    if settings.data == folder.resolve() or settings.data in folder.resolve().parents:
        raise CannotBackUp(
            "A backup inside the data folder is lost with it. Name a folder elsewhere, best another disk."
        )
    nearest = next(path for path in (folder, *folder.resolve().parents) if path.exists())
    needed = sum(path.stat().st_size for path in _measured(settings)) * _ROOM
    if shutil.disk_usage(nearest).free < needed:
        raise CannotBackUp(f"The disk of {folder} has too little room: about {int(needed) >> 20} MB are needed.")


def _measured(settings: Settings) -> Iterator[Path]:
    yield from settings.data.glob("portal.sqlite*")
    yield from settings.blobs.glob("??/*")


@contextmanager
def snapshot(settings: Settings) -> Iterator[Connection]:
    """A connection of our own that sees one moment of the whole database and keeps nobody waiting."""
    engine = create_engine(settings.backup_database, poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _open_sqlite)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
        ways = {}
    else:
        ways = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    try:
        with engine.connect().execution_options(**ways) as connection, connection.begin():
            _check_sight(connection)
            yield connection
    finally:
        engine.dispose()


def _open_sqlite(connection, _record) -> None:
    connection.isolation_level = None
    for pragma in ("busy_timeout=30000", "query_only=ON", "mmap_size=1073741824"):
        connection.execute(f"PRAGMA {pragma}")


def _check_sight(connection: Connection) -> None:
    """A role that row-level policies bind would write an empty backup and notice nothing."""
    if connection.dialect.name == "sqlite":
        return
    asked = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
    if not connection.exec_driver_sql(asked).scalar():
        raise CannotBackUp(
            "PORTAL_BACKUP_DATABASE_URL must be the address of a role with BYPASSRLS and pg_read_all_data: "
            "any other sees no rows, and its backup would be empty."
        )


def facts(connection: Connection) -> dict:
    """What must be known before anything is restored: the schema, and which secrets the rows need."""
    look = {
        "schema": "SELECT version_num FROM alembic_version",
        "checks": "SELECT name, value FROM site_checks",
        "peppers": "SELECT DISTINCT pepper FROM person_wraps",
    }
    found = {name: [tuple(row) for row in connection.exec_driver_sql(asked)] for name, asked in look.items()}
    [(schema,)] = found["schema"]
    return {"schema": schema, "checks": dict(found["checks"]), "peppers": sorted(row[0] for row in found["peppers"])}


def _roots(connection: Connection) -> set[bytes]:
    asked = "SELECT digest FROM audit_lines WHERE partition = 'site' AND action = 'audit.anchor'"
    return {bytes(digest) for (digest,) in connection.exec_driver_sql(asked)}


def _copy_blobs(settings: Settings, folder: Path, names: list[str], tell) -> tuple[dict[str, list], list[str]]:
    """Copy each file; one that stands there whole since an earlier try stays. Also says which are not there."""
    copied, absent = {}, []
    for number, name in enumerate(names, 1):
        source, target = settings.blobs / name[:2] / name, folder / name[:2] / name
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            copied[name] = _copied(source, target)
        except FileNotFoundError:
            target.unlink(missing_ok=True)
            absent.append(name)
        if number % 1000 == 0:
            tell(f"{number:,} files")
    for left in folder.glob("??/*"):
        if left.name not in copied:
            left.unlink()
    return copied, absent


def _copied(source: Path, target: Path) -> list:
    if target.exists() and target.stat().st_size == source.stat().st_size:
        found = measure(source)
        if measure(target) == found:
            return found
    with source.open("rb") as file:
        return put(target, iter(lambda: file.read(_PIECE), b""))


def _still_wanted(settings: Settings, absent: list[str]) -> list[str]:
    """Files that are not there although the database of now names them: those are damage, the rest is deletion."""
    if not absent:
        return []
    with snapshot(settings) as connection:
        named = {name for (name,) in connection.exec_driver_sql("SELECT name FROM stored_blobs")}
    return [name for name in absent if name in named and not (settings.blobs / name[:2] / name).exists()]


def put(path: Path, parts: Iterable[bytes]) -> list:
    """Write a file whole or not at all, on disk when this returns; gives its size and hash."""
    passing, size, hashed = path.with_name(path.name + ".part"), 0, blake2b(digest_size=32)
    passing.unlink(missing_ok=True)
    with os.fdopen(os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for part in parts:
            size += file.write(part)
            hashed.update(part)
        file.flush()
        os.fsync(file.fileno())
    passing.rename(path)
    sync(path.parent)
    return [size, hashed.hexdigest()]


def sync(folder: Path) -> None:
    """What was renamed in a folder is on disk when this returns."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def measure(path: Path) -> list:
    """A file's size and hash."""
    size, hashed = 0, blake2b(digest_size=32)
    with path.open("rb") as file:
        while part := file.read(_PIECE):
            size += len(part)
            hashed.update(part)
    return [size, hashed.hexdigest()]
