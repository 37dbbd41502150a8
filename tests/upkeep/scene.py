"""What the tests of backup, restore and move stand on: a ground with a case and a file, and empty places beside it."""

import io
import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path

from portal import clock, house, sealing
from portal.config import Settings
from portal.db import db, writing
from portal.mail.models import FAILED, Outgoing
from portal.upkeep import backup, restore, rows
from tests.cases.test_cases import opened
from tests.evidence.samples import PNG


@dataclass
class Scene:
    """A living portal, and where its case and its file are."""

    ground: object
    settings: Settings
    case_id: str
    lock: str
    file_id: str


def living(ground, settings) -> Scene:
    """A ground with an opened case and a sealed file, in a database that knows its keys."""
    case_id, _report, _receipt = opened(ground)
    with ground.unit():
        ana = ground.act("Ana")
        lock = sealing.create_lock(ana, "internal", [sealing.holder_of(ana.holder)])
        file_id = sealing.put_file(ana, io.BytesIO(PNG), "a.png", "image/png", to=lock, about="picture")
        sealing.check_keys()
    return Scene(ground, settings, case_id, lock, file_id)


def file_of(ground, scene: Scene) -> bytes:
    """The bytes of the file, opened by Ana."""
    with ground.unit():
        return b"".join(sealing.read_file(ground.act("Ana"), scene.file_id, "picture")[3])


def sums(settings: Settings) -> dict:
    """{table: [rows, sum]} of a whole database."""
    with backup.snapshot(settings) as connection:
        return rows.summed(connection, rows.Sums()).plain()


def blobs(settings: Settings) -> dict:
    """{name: [size, hash]} of all stored files."""
    return {path.name: backup.measure(path) for path in settings.blobs.glob("??/*")}


def beside(settings: Settings, templates, tmp_path: Path, name: str = "other") -> Settings:
    """An empty data folder and database with the same keys."""
    if not settings.database_url:
        return replace(settings, data=tmp_path / name)
    made = templates.blank(tmp_path / name)
    urls = {field: getattr(made, field) for field in ("database_url", "owner_database_url", "backup_database_url")}
    return replace(settings, data=made.data, **urls)


def brought_back(settings: Settings, folder: Path, **more) -> restore.Looked:
    """Restore as the command does."""
    sealing.configure(settings)
    looked = restore.look(folder, more.pop("passphrase", None))
    restore.run(settings, looked, **more)
    restore.settle(settings, house)
    return looked


class Writer(threading.Thread):
    """Somebody who goes on writing while something else happens, two rows a transaction; counts what was committed."""

    def __init__(self, app):
        super().__init__(daemon=True)
        self.app, self.stopping, self.written = app, threading.Event(), 0

    def run(self):
        while not self.stopping.is_set():
            with self.app.app_context(), writing():
                today = {"next_at": clock.now(), "created_day": clock.today(), "state": FAILED}
                db.session.add_all([Outgoing(box=b"twin", problem=f"pair-{self.written}", **today) for _twin in "ab"])
            self.written += 1

    def __enter__(self):
        self.start()
        until = time.monotonic() + 60
        while self.written < 3 and time.monotonic() < until:
            time.sleep(0.01)
        assert self.written >= 3
        return self

    def __exit__(self, *_what):
        self.stopping.set()
        self.join(20)
