"""F9 and F10: a backup taken while somebody writes, brought back elsewhere, and what must not come back."""

import json
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from portal import audit, doctor, house, keeper, sealing
from portal.db import db
from portal.mail.models import Outgoing
from portal.reports import held
from portal.sealing.models import SessionRow
from portal.upkeep import backup, occupied, restore
from tests.cases.test_cases import STORY
from tests.cases.walker import Walker
from tests.evidence.samples import PNG
from tests.reports import holding

from . import scene

VARIABLES = {"server_keys": "PORTAL_SERVER_KEY", "peppers": "PORTAL_PEPPER", "secret_keys": "PORTAL_SECRET_KEY"}
PASSPHRASE = "nine grey herons in the rain"


def test_the_drill(living, other, tmp_path):
    """F9: taken while somebody writes, restored elsewhere: same rows, same files, a real sign-in, an opened record."""
    folder = tmp_path / "b"
    with scene.Writer(living.ground.app) as writer:
        before = writer.written
        made = backup.make(living.settings, folder)
    assert (made.files, made.missing) == (1, 0) and writer.written > before
    looked = scene.brought_back(other, folder)
    assert looked.rows == made.rows
    assert scene.blobs(other) == scene.blobs(living.settings) != {}
    with house.opened(other) as app:
        with app.app_context():
            pairs = Counter(db.session.scalars(select(Outgoing.problem).where(Outgoing.problem.startswith("pair-"))))
            assert audit.verify() == []
        assert before <= len(pairs) <= writer.written and set(pairs.values()) == {2}
        ana = Walker(app, "Ana")
        ana.get(f"/desk/harbor/cases/{living.case_id}")
        assert STORY in ana.text
        living.ground.app = app
        assert scene.file_of(living.ground, living) == PNG


def test_every_row_comes_back_and_nobody_stays_signed_in(living, other, tmp_path):
    """The sums of all tables are equal but for what the restore itself wrote; visits stay out."""
    Walker(living.ground.app, "Ana")
    with living.ground.app.app_context():
        assert db.session.scalar(select(func.count()).select_from(SessionRow)) == 1
    backup.make(living.settings, tmp_path / "b")
    sealing.configure(other)
    restore.run(other, restore.look(tmp_path / "b"), "the disks of both machines burnt")
    assert scene.sums(other) == scene.sums(living.settings)
    with house.opened(other) as app, app.app_context():
        assert db.session.scalar(select(func.count()).select_from(SessionRow)) == 0
    assert restore.settle(other, house) and not restore.settle(other, house)
    changed = {name for name, told in scene.sums(other).items() if told != scene.sums(living.settings)[name]}
    assert {"audit_lines", "audit_heads"} <= changed
    noted = json.loads((other.data / restore.DONE).read_text())
    assert "burnt" in noted["reason"] and noted["rows"] > 100


def test_a_backup_shows_nothing_in_clear(living, tmp_path):
    """Not a name of a person or a table: what is copied is sealed once more, and the lid says only when."""
    backup.make(living.settings, tmp_path / "b")
    stored = {path: path.read_bytes() for path in (tmp_path / "b").rglob("*") if path.is_file()}
    assert len(stored) == 5
    for path, content in stored.items():
        assert path.stat().st_mode & 0o077 == 0
        for word in (b"Harbor", b"harbor", b"persons", b"sealed_records", living.case_id.encode()):
            assert word not in content, path
    lid = json.loads((tmp_path / "b" / backup.LID).read_text())
    assert set(lid) == {"conduct portal backup", "id", "made", "key"}


def test_wrong_and_missing_secrets_are_named_and_nothing_is_written(living, other, tmp_path):
    """F10: a wrong or a missing secret names its variable; the right one behind a newer one is right."""
    backup.make(living.settings, tmp_path / "b")
    for field, variable in VARIABLES.items():
        wrong = replace(other, **{field: ("another key, just as long as the first one was",)})
        with pytest.raises(restore.CannotRestore, match=f"^{variable} is not the key"):
            scene.brought_back(wrong, tmp_path / "b")
        newer = replace(other, **{field: ("a newer key, just as long as the first one was", *getattr(other, field))})
        sealing.configure(newer)
        restore.look(tmp_path / "b")
    for field in ("peppers", "secret_keys"):
        with pytest.raises(restore.CannotRestore, match=f"{VARIABLES[field]} is missing"):
            scene.brought_back(replace(other, **{field: ()}), tmp_path / "b")
    assert not other.data.exists() or list(other.data.iterdir()) == []


def test_a_passphrase_instead_of_the_server_key(living, tmp_path):
    """Whoever has it opens the chest; the portal's own secrets are still asked for, or nobody could sign in."""
    backup.make(living.settings, tmp_path / "b", PASSPHRASE)
    for given, words in ((None, "--passphrase"), ("eight grey herons", "passphrase is not")):
        with pytest.raises(restore.CannotRestore, match=words):
            restore.look(tmp_path / "b", given)
    looked = restore.look(tmp_path / "b", PASSPHRASE)
    assert b"".join(looked.opened(backup.ANCHORS)) == b""
    sealing.configure(replace(living.settings, peppers=("another pepper, as long as the first one was",)))
    with pytest.raises(restore.CannotRestore, match="^PORTAL_PEPPER"):
        restore.look(tmp_path / "b", PASSPHRASE)


def test_a_changed_backup_is_refused_before_anything_is_touched(living, other, tmp_path):
    """One bit anywhere, a file that is missing, parts of two backups mixed, or no backup at all."""
    folder = tmp_path / "b"
    backup.make(living.settings, folder)
    [blob] = folder.glob("blobs/??/*")
    for path in (blob, *(folder / part for part in ("database", "anchors", "manifest"))):
        whole = path.read_bytes()
        for changed in (whole[:-1] + bytes([whole[-1] ^ 1]), whole[: len(whole) // 2], whole + b"x"):
            path.write_bytes(changed)
            with pytest.raises(restore.CannotRestore, match="changed|missing"):
                scene.brought_back(other, folder)
        path.unlink()
        with pytest.raises(restore.CannotRestore, match="missing|not finished"):
            scene.brought_back(other, folder)
        path.write_bytes(whole)
    restore.look(folder)
    backup.make(living.settings, tmp_path / "two")
    (folder / backup.MANIFEST).replace(tmp_path / "two" / backup.MANIFEST)
    for name, words in (("two", "changed"), ("b", "not finished"), ("", "holds no backup")):
        with pytest.raises(restore.CannotRestore, match=words):
            scene.brought_back(other, tmp_path / name)
    assert not other.data.exists() or list(other.data.iterdir()) == []


def test_older_than_35_days_comes_back_for_a_reason_only(living, tmp_path, clock):
    """What was deleted is gone from backups after 35 days (R60); the reason is kept beside the data."""
    backup.make(living.settings, tmp_path / "b")
    clock.advance(days=34)
    looked = restore.look(tmp_path / "b")
    restore.check_age(looked, "")
    clock.advance(days=2)
    with pytest.raises(restore.CannotRestore, match="36 days old"):
        restore.run(living.settings, looked)
    restore.check_age(looked, "the disks of both machines burnt")


def test_what_was_taken_back_stays_taken_back(place, settings, templates, tmp_path):
    """Settled 32: a held report in the backup, taken back since, is gone again before anybody is served."""
    holding.switch_on(place)
    report_id, receipt = holding.hold(place)
    backup.make(settings, tmp_path / "b")
    holding.do(place, receipt, held.withdraw)
    gone = (settings.data / "gone").read_bytes()
    assert report_id.encode() in gone
    other = scene.beside(settings, templates, tmp_path)
    other.data.mkdir(mode=0o700, exist_ok=True)
    (other.data / "gone").write_bytes(gone)
    sealing.configure(other)
    restore.run(other, restore.look(tmp_path / "b"))
    with house.opened(other) as place.app:
        assert holding.state(place, report_id) != (None, None)
    restore.settle(other, house)
    with house.opened(other) as place.app:
        assert holding.state(place, report_id) == (None, None)
    assert (other.data / "gone").read_bytes().startswith(gone)
    templates.drop(other)


def test_rooms_join_what_is_done_before_serving():
    """Every duty that says `first` runs at the end of a restore; forgetting what was taken back is one."""
    first = [duty.name for duty in house.duties() if duty.first]
    assert "reports.held" in first
    assert not keeper.Duty("test.later", timedelta(hours=1), print).first


def test_files_deleted_meanwhile_are_no_damage(living, tmp_path):
    """The database first, then its files: one that goes in between is left out; one that is only lost is told."""
    [path] = living.settings.blobs.glob("??/*")
    content = path.read_bytes()
    path.unlink()
    assert backup.make(living.settings, tmp_path / "lost").missing == 1
    path.write_bytes(content)

    def meanwhile(words):
        if "to copy" in words:
            with living.ground.unit():
                sealing.discard_file(living.ground.act("Ana"), living.file_id)
            path.unlink()

    made = backup.make(living.settings, tmp_path / "b", None, meanwhile)
    assert (made.files, made.missing) == (0, 0)
    assert list((tmp_path / "b").glob("blobs/??/*")) == []
    assert restore.look(tmp_path / "b").manifest["absent"] == [path.name]


def test_where_a_backup_may_lie(living, tmp_path):
    """Not inside the data folder, not over another backup, not among other things."""
    backup.make(living.settings, tmp_path / "b")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("hello")
    for folder, words in (
        (tmp_path / "b", "holds a backup already"),
        (tmp_path / "mine", "other things"),
        (living.settings.data / "b", "inside the data folder"),
        (tmp_path / "mine" / "letter.txt", "is a file"),
    ):
        with pytest.raises(backup.CannotBackUp, match=words):
            backup.make(living.settings, folder)
    assert doctor.last_backup(living.settings)["files"] == 1
    assert doctor.last_backup(replace(living.settings, data=tmp_path / "nowhere")) is None


def test_anchors_fit_the_moment_of_the_database(living, tmp_path, clock):
    """An anchor made after the snapshot stays out of the backup: the restored chains hold."""
    with living.ground.unit():
        audit.anchor(clock.now())

    def meanwhile(words):
        if "to copy" in words:
            with living.ground.unit():
                audit.anchor(clock.now())

    backup.make(living.settings, tmp_path / "b", None, meanwhile)
    lines = audit.anchors_file().read_text().splitlines()
    assert len(lines) == 2
    kept = b"".join(restore.look(tmp_path / "b").opened(backup.ANCHORS)).decode()
    assert kept.splitlines() == lines[:1]


def test_a_folder_that_is_served_from_is_left_alone(living):
    """Many may serve from a folder; who replaces what is in it must be alone, and is not joined."""
    served = [occupied.serving(living.settings), occupied.serving(living.settings)]
    with served[0], served[1], pytest.raises(occupied.Occupied), occupied.alone(living.settings):
        raise AssertionError("in spite of those who serve")
    with occupied.alone(living.settings), pytest.raises(occupied.Occupied), occupied.serving(living.settings):
        raise AssertionError("in spite of who is alone")
