"""A backup comes back: looked through to its last byte first, put together beside the old, then exchanged in one step.

Nothing in the data folder changes before the file READY stands in `restoring`; from then on the exchange is finished,
by this command or by the next start, whatever happens. Before a restored portal serves anybody, `settle` forgets again
what was to be forgotten: every room's duties that come `first`.
"""

import json
import logging
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from .. import audit, clock, migrate, retention, sealing
from ..config import Settings
from ..db import Scope, writing
from . import backup, rows

OLDEST = timedelta(days=35)
STAGE, READY, UNSETTLED, DONE = "restoring", "READY", "restored.json", "restores.jsonl"
_ANCHORS = "audit-anchors.jsonl"
_EXCHANGED = ("portal.sqlite-wal", "portal.sqlite-shm", "portal.sqlite", "blobs", _ANCHORS)
_log = logging.getLogger("portal.restore")


class House(Protocol):
    """The whole portal, which this room can't look up to: whoever calls hands it in."""

    def opened(self, settings: Settings) -> AbstractContextManager:
        """The application for as long as a block lasts."""

    def duties(self) -> list:
        """What recurs, of every room."""


class CannotRestore(Exception):
    """Why nothing was restored: one sentence a problem. Nothing was changed."""

    def __init__(self, *problems: str):
        super().__init__(" ".join(problems))
        self.problems = list(problems)


@dataclass(frozen=True)
class Looked:
    """A backup that was looked through: its key, what it says of itself, when it was made."""

    folder: Path
    chest: sealing.Chest
    manifest: dict
    made: datetime

    @property
    def rows(self) -> int:
        """How many rows it holds."""
        return sum(count for count, _sum in self.manifest["tables"].values())

    def opened(self, name: str) -> Iterator[bytes]:
        """One of its sealed parts."""
        with (self.folder / name).open("rb") as file:
            yield from sealing.opened_stream(self.chest, file, self.manifest["id"], name)


def look(folder: Path, passphrase: str | None = None, tell: Callable[[str], None] = lambda _words: None) -> Looked:
    """Open a backup and hold every byte of it against its manifest. CannotRestore when something is not as it was."""
    if not (folder / backup.LID).is_file():
        raise CannotRestore(f"{folder} holds no backup.")
    if not (folder / backup.MANIFEST).is_file():
        raise CannotRestore(f"The backup in {folder} was not finished. Take another, or make it anew.")
    chest, manifest = _unlocked(folder, passphrase)
    if found := sealing.check_keys_against(manifest["checks"], manifest["peppers"]):
        raise CannotRestore(*found)
    if manifest["schema"] not in migrate.versions():
        raise CannotRestore("The backup is of a newer portal than this one. Update the portal first.")
    tell(f"looking through {len(manifest['blobs']):,} files")
    parts = {folder / name: facts for name, facts in manifest["parts"].items()}
    parts |= {_blob(folder, name): facts for name, facts in manifest["blobs"].items()}
    for path, facts in parts.items():
        if not path.is_file() or backup.measure(path) != facts:
            raise CannotRestore(f"{path.relative_to(folder)} in the backup is missing or was changed. Take another.")
    return Looked(folder, chest, manifest, datetime.fromisoformat(manifest["made"]))


def _blob(folder: Path, name: str) -> Path:
    return folder / backup.BLOBS / name[:2] / name


def _unlocked(folder: Path, passphrase: str | None) -> tuple[sealing.Chest, dict]:
    broken = CannotRestore(f"The backup in {folder} is damaged. Take another.")
    try:
        lid = json.loads((folder / backup.LID).read_text(encoding="utf-8"))
        under, backup_id = lid["key"]["under"], lid["id"]
        if under == "passphrase" and passphrase is None:
            raise CannotRestore("This backup was made with a passphrase. Add --passphrase and type it.")
        candidates = sealing.chests(lid["key"], passphrase)
    except (ValueError, KeyError, TypeError, sealing.Damaged):
        raise broken from None
    for chest in candidates:
        try:
            with (folder / backup.MANIFEST).open("rb") as file:
                told = b"".join(sealing.opened_stream(chest, file, backup_id, backup.MANIFEST))
            return chest, json.loads(told)
        except sealing.Damaged:
            continue
    if under == "passphrase":
        raise CannotRestore("The passphrase is not the one this backup was made with, or the backup was changed.")
    raise CannotRestore("PORTAL_SERVER_KEY is not the key this backup was made with, or the backup was changed.")


def check_age(looked: Looked, reason: str) -> None:
    """What was deleted is gone from backups after 35 days: an older one comes back for a reason only, which is kept."""
    days = (clock.now() - looked.made).days
    if clock.now() - looked.made > OLDEST and not reason:
        raise CannotRestore(
            f"The backup is {days} days old. What people had deleted since then would come back, so backups older than "
            "35 days stay closed. Where nothing newer is left, add --force with the reason; it is kept."
        )


def run(settings: Settings, looked: Looked, reason: str = "", tell: Callable[[str], None] = lambda _: None) -> None:
    """Bring a backup back. The folder must be ours alone (occupied.alone). Whole or not at all."""
    check_age(looked, reason)
    own_server = bool(settings.database_url)
    if own_server and not migrate.is_empty(settings):
        raise CannotRestore("PORTAL_DATABASE_URL names a database that is not empty. Make a new one and name that.")
    stage = settings.data / STAGE
    if not _begun(stage, looked):
        shutil.rmtree(stage, ignore_errors=True)
    new = replace(settings, data=stage / "new")
    new.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    backup.put(stage / "id", [looked.manifest["id"].encode()])
    _stage_files(looked, new, tell)
    note = {"made": looked.manifest["made"], "id": looked.manifest["id"], "rows": looked.rows, "reason": reason}
    if own_server:
        _get_ready(settings, note)
        _load(new, looked, tell)
    else:
        for path in new.data.glob("portal.sqlite*"):
            path.unlink()
        _load(new, looked, tell)
        _get_ready(settings, note)
    finish(settings)


def _begun(stage: Path, looked: Looked) -> bool:
    """Whether an earlier try of the same backup began here: its files stay."""
    try:
        return (stage / "id").read_text(encoding="ascii") == looked.manifest["id"]
    except FileNotFoundError:
        return False


def _stage_files(looked: Looked, new: Settings, tell) -> None:
    new.blobs.mkdir(mode=0o700, exist_ok=True)
    for number, (name, facts) in enumerate(looked.manifest["blobs"].items(), 1):
        target = new.blobs / name[:2] / name
        if target.is_file() and backup.measure(target) == facts:
            continue
        target.parent.mkdir(mode=0o700, exist_ok=True)
        with _blob(looked.folder, name).open("rb") as file:
            if backup.put(target, iter(lambda file=file: file.read(1 << 20), b"")) != facts:
                raise CannotRestore(f"The file {name} changed while it was read. Take another backup.")
        if number % 1000 == 0:
            tell(f"{number:,} files")
    backup.put(new.data / _ANCHORS, looked.opened(backup.ANCHORS))


def _load(new: Settings, looked: Looked, tell) -> None:
    """The rows, in one transaction, counted and summed as they lie afterwards."""
    expected = looked.manifest["tables"]

    def put_in(connection):
        told = rows.Sums(lambda count: tell(f"{count:,} of {looked.rows:,} rows") if count % 100_000 == 0 else None)
        rows.load(connection, looked.opened(backup.DATABASE), told)
        found = rows.summed(connection, rows.Sums()).plain()
        if found != expected:
            wrong = sorted(name for name in {*found, *expected} if found.get(name) != expected.get(name))
            raise CannotRestore(f"These tables did not come back as they were: {', '.join(wrong)}.")

    try:
        migrate.fill(new, looked.manifest["schema"], put_in)
    except rows.Unreadable as error:
        raise CannotRestore(f"The rows of the backup can't be read: {error}.") from error


def _get_ready(settings: Settings, note: dict) -> None:
    """From here on the exchange happens."""
    stage = settings.data / STAGE
    aside = f"before-restore-{clock.now():%Y-%m-%d-%H%M%S}"
    backup.put(stage / "new" / UNSETTLED, [json.dumps(note).encode()])
    backup.put(stage / READY, [json.dumps({"aside": aside}).encode()])


def finish(settings: Settings) -> bool:
    """Exchange old and new, from wherever it was interrupted. Says whether there was anything to do."""
    stage = settings.data / STAGE
    if not (stage / READY).exists():
        return False
    aside, new = settings.data / json.loads((stage / READY).read_text())["aside"], stage / "new"
    fresh = (new / "portal.sqlite").exists()
    for name in _EXCHANGED:
        coming = (new / name).exists() or (fresh and name.startswith("portal.sqlite-"))
        if coming and (settings.data / name).exists():
            aside.mkdir(mode=0o700, exist_ok=True)
            (settings.data / name).rename(aside / name)
        if (new / name).exists():
            (new / name).rename(settings.data / name)
    if (new / UNSETTLED).exists():
        (new / UNSETTLED).rename(settings.data / UNSETTLED)
    backup.sync(settings.data)
    (stage / READY).unlink()
    shutil.rmtree(stage)
    return True


def finished_earlier(settings: Settings, house: House) -> bool:
    """Whether a restore that was interrupted after its last check could be finished."""
    finish(settings)
    if not (settings.data / UNSETTLED).exists() or (settings.database_url and migrate.is_empty(settings)):
        return False
    return settle(settings, house)


def settle(settings: Settings, house: House) -> bool:
    """What must be done before a restored portal serves anybody; says whether there was anything to do."""
    finish(settings)
    unsettled = settings.data / UNSETTLED
    if not unsettled.exists():
        return False
    note = json.loads(unsettled.read_text(encoding="utf-8"))
    with house.opened(settings) as app, app.app_context():
        retention.again(clock.now())
        for duty in house.duties():
            if duty.first and duty.alone:
                duty.run(clock.now())
            elif duty.first:
                with writing():
                    duty.run(clock.now())
        with writing():
            audit.record(Scope("site"), "site.restore", note["id"])
    line = json.dumps(note | {"at": clock.now().isoformat(timespec="seconds")}) + "\n"
    with (settings.data / DONE).open("a", encoding="utf-8") as file:
        file.write(line)
    _log.warning("restored the backup of %s, %s rows%s", note["made"], note["rows"], ", forced" * bool(note["reason"]))
    unsettled.unlink()
    shutil.rmtree(settings.data / STAGE, ignore_errors=True)
    return True
