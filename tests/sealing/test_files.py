"""A file is sealed before it touches the disk, opens whole for holders, and is noticed when anything of it changes."""

import hashlib
import io
import os
from pathlib import Path

import pytest
from sqlalchemy import select

from portal import sealing
from portal.db import Scope, db
from portal.errors import NotFound
from portal.sealing import blobs, files
from portal.sealing.files import CHUNK
from portal.sealing.models import Blob

from .conftest import PLACE, holders, settle

ANYBODY = Scope(PLACE)
DRAFT = "a random value that only the form knows"
SIZES = [0, 1, 1000, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17]


@pytest.fixture
def lock(people):
    """A lock that Ana holds."""
    made = sealing.create_lock(ANYBODY, "dialogue", holders(people[0]))
    settle()
    return made


def content(size: int) -> bytes:
    """Bytes that are no pattern."""
    return hashlib.shake_128(b"file").digest(size)


def whole(scope, file_id) -> bytes:
    """A file read to its end."""
    return b"".join(sealing.read_file(scope, file_id, "reports.file")[3])


@pytest.mark.parametrize("size", SIZES)
def test_a_file_comes_back(people, lock, size):
    """Name, type, size and every byte come back for a holder; for others there is no such file."""
    ana, ben, _ = people
    file_id = sealing.put_file(
        ANYBODY, io.BytesIO(content(size)), "Ünlü ../\n.png", "image/png", to=lock, about="reports.file"
    )
    settle()
    name, kind, told, parts = sealing.read_file(ana.at(), file_id, "reports.file")
    assert (name, kind, told) == ("Ünlü ../\n.png", "image/png", size)
    assert b"".join(parts) == content(size)
    assert (
        sealing.file_facts(ana.at(), file_id, "reports.file").hash
        == hashlib.blake2b(content(size), digest_size=32).hexdigest()
    )
    for stranger in (ben.at(), ANYBODY):
        with pytest.raises(NotFound):
            sealing.read_file(stranger, file_id, "reports.file")
    with pytest.raises(sealing.Damaged):
        sealing.read_file(ana.at(), file_id, "cases.file")
    with pytest.raises(NotFound):
        sealing.read_file(ana.at(), "z" * 26, "reports.file")


def test_an_iterator_does_as_well_as_a_file(people, lock):
    """A file may be put from the iterator another one is read by: how a packet is carried up."""
    first = sealing.put_file(ANYBODY, io.BytesIO(content(200_000)), "a", to=lock, about="reports.file")
    settle()
    parts = sealing.read_file(people[0].at(), first, "reports.file")[3]
    second = sealing.put_file(ANYBODY, (part[:999] + part[999:] for part in parts), "b", to=lock, about="reports.file")
    settle()
    assert whole(people[0].at(), second) == content(200_000)


def test_the_disk_holds_nothing_in_clear(people, lock, settings, thief):
    """Neither name nor type nor bytes stand in the blob store or the database, and sizes are whole chunks."""
    for size in (10, 1000, CHUNK - 1):
        sealing.put_file(ANYBODY, io.BytesIO(b"MARKER " * (size // 7)), "marker.txt", "text/marker", to=lock, about="f")
    settle()
    stored = [path for path in Path(settings.blobs).rglob("*") if path.is_file()]
    assert len(stored) == 3
    assert len({path.stat().st_size for path in stored}) == 1
    for path in stored:
        assert b"MARKER" not in path.read_bytes()
        assert path.stat().st_mode & 0o077 == 0
    assert b"marker" not in thief.everything().lower()


def stored_at(file_id: str) -> Path:
    """Where a file's blob lies, and proof that it is there."""
    name = db.session.scalars(select(Blob.name)).one()
    path = blobs._path(name)
    assert path.stat().st_size > 0
    return path


SEALED = 24, CHUNK + 17
FORGERIES = {
    "a flipped bit in the header": lambda raw: bytes([raw[0] ^ 1]) + raw[1:],
    "a flipped bit in the first chunk": lambda raw: raw[:100] + bytes([raw[100] ^ 1]) + raw[101:],
    "a flipped bit at the very end": lambda raw: raw[:-1] + bytes([raw[-1] ^ 1]),
    "a missing last byte": lambda raw: raw[:-1],
    "a missing last chunk": lambda raw: raw[: -SEALED[1]],
    "a doubled chunk": lambda raw: raw + raw[-SEALED[1] :],
    "two chunks exchanged": lambda raw: (
        raw[:24] + raw[24 + SEALED[1] : 24 + 2 * SEALED[1]] + raw[24 : 24 + SEALED[1]] + raw[24 + 2 * SEALED[1] :]
    ),
    "an early end put in the middle": lambda raw: raw[:24] + raw[-SEALED[1] :] + raw[24 + SEALED[1] :],
    "nothing": lambda raw: b"",
}


@pytest.mark.parametrize("how", FORGERIES)
def test_a_changed_file_is_noticed(people, lock, how):
    """Tampered, truncated, reordered or lengthened bytes are refused, never passed on as whole."""
    file_id = sealing.put_file(ANYBODY, io.BytesIO(content(3 * CHUNK)), "a", to=lock, about="reports.file")
    settle()
    path = stored_at(file_id)
    before = path.read_bytes()
    assert whole(people[0].at(), file_id) == content(3 * CHUNK)
    path.write_bytes(FORGERIES[how](before))
    with pytest.raises(sealing.Damaged):
        whole(people[0].at(), file_id)
    path.write_bytes(before)
    assert whole(people[0].at(), file_id) == content(3 * CHUNK)


def test_blobs_do_not_change_places(people, lock, thief):
    """Two files of one lock with their blobs exchanged, on disk or in the rows, do not open as each other."""
    ids = [sealing.put_file(ANYBODY, io.BytesIO(word), "a", to=lock, about="reports.file") for word in (b"one", b"two")]
    settle()
    one, two = (blobs._path(row["blob"]) for row in thief.run("SELECT blob FROM sealed_files ORDER BY id"))
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)
    for file_id in ids:
        with pytest.raises(sealing.Damaged):
            whole(people[0].at(), file_id)
    one.write_bytes(first)
    two.write_bytes(second)
    rows = thief.run("SELECT id, blob, record_id FROM sealed_files ORDER BY id")
    for row, other in (rows, reversed(rows)):
        thief.run("UPDATE sealed_files SET blob = :blob WHERE id = :id", blob=other["blob"], id=row["id"])
    settle()
    for file_id in ids:
        with pytest.raises(sealing.Damaged):
            whole(people[0].at(), file_id)


def test_a_missing_blob_is_a_missing_file(people, lock):
    """When the bytes are gone the answer comes before the first byte does."""
    file_id = sealing.put_file(ANYBODY, io.BytesIO(b"x"), "a", to=lock, about="reports.file")
    settle()
    stored_at(file_id).unlink()
    with pytest.raises(NotFound):
        sealing.read_file(people[0].at(), file_id, "reports.file")


def test_a_draft_moves_by_reference(people, lock, settings, thief):
    """What arrived before the report was sent is kept without being written twice; the draft is gone."""
    row = sealing.put_draft(DRAFT, io.BytesIO(content(100_000)), "shot.png", "image/png")
    settle()
    found = sealing.drafts(DRAFT)
    assert [draft.id for draft in found] == [row.id]
    facts = sealing.draft_facts(found[0], DRAFT)
    assert (facts.name, facts.type, facts.size) == ("shot.png", "image/png", 100_000)
    before = blobs.names()
    file_id = sealing.keep_draft(ANYBODY, found[0], DRAFT, to=lock, about="reports.file")
    settle()
    assert blobs.names() == before
    assert sealing.drafts(DRAFT) == []
    assert whole(people[0].at(), file_id) == content(100_000)
    assert DRAFT.encode() not in thief.everything()


def test_a_draft_opens_only_with_its_value(people, lock, thief):
    """Another draft value lists nothing and opens nothing; names are not in the database."""
    row = sealing.put_draft(DRAFT, io.BytesIO(b"x"), "a-telling-name.png")
    settle()
    assert sealing.drafts("another value") == []
    with pytest.raises(sealing.Damaged):
        sealing.keep_draft(ANYBODY, row, "another value", to=lock, about="reports.file")
    assert sealing.drafts(DRAFT)
    assert b"a-telling-name" not in thief.everything()
    assert facts_hide(sealing.draft_facts(row, DRAFT))


def facts_hide(facts) -> bool:
    """A file's facts do not print its key."""
    return facts.key.hex() not in repr(facts) and repr(facts.key) not in repr(facts)


def test_drafts_last_two_hours(people, clock):
    """Nobody finds a draft after two hours, and the sweep takes it and, an hour later, its bytes."""
    sealing.put_draft(DRAFT, io.BytesIO(b"x"), "a")
    settle()
    clock.advance(hours=1, minutes=59)
    assert len(sealing.drafts(DRAFT)) == 1
    assert sealing.sweep_drafts(clock.now()) == 0
    clock.advance(minutes=2)
    assert sealing.drafts(DRAFT) == []
    assert sealing.sweep_drafts(clock.now()) == 1
    settle()
    assert len(blobs.names()) == 1
    assert sealing.sweep_blobs(clock.now()) == 1
    assert blobs.names() == []


def test_a_draft_can_be_taken_back(room):
    """A file removed from the form is no longer there."""
    row = sealing.put_draft(DRAFT, io.BytesIO(b"x"), "a")
    settle()
    sealing.drop_draft(sealing.drafts(DRAFT)[0])
    settle()
    assert row.id
    assert sealing.drafts(DRAFT) == []


def test_the_sweep_takes_orphans_and_nothing_else(people, lock, clock):
    """Bytes whose transaction never came, and unfinished parts, go after an hour; kept ones and young ones stay."""
    kept = sealing.put_file(ANYBODY, io.BytesIO(b"kept"), "a", to=lock, about="reports.file")
    settle()
    sealing.put_file(ANYBODY, io.BytesIO(b"rolled back"), "a", to=lock, about="reports.file")
    db.session.rollback()
    part = blobs._path(blobs.names()[0]).with_suffix(".part")
    part.write_bytes(b"half")
    assert len(blobs.names()) == 3
    assert sealing.sweep_blobs(clock.now()) == 0
    clock.advance(minutes=61)
    assert sealing.sweep_blobs(clock.now()) == 2
    assert whole(people[0].at(), kept) == b"kept"
    assert len(blobs.names()) == 1


def test_the_folder_does_not_tell_the_hour(people, lock, clock):
    """Within an hour or so a blob's time is blurred to its day."""
    sealing.put_file(ANYBODY, io.BytesIO(b"x"), "a", to=lock, about="reports.file")
    settle()
    path = blobs._path(blobs.names()[0])
    clock.advance(minutes=61)
    sealing.sweep_blobs(clock.now())
    assert path.stat().st_mtime % 86400 == 0
    assert sealing.sweep_blobs(clock.now()) == 0
    assert path.exists()


def test_shredding_takes_the_files_along(people, lock, clock):
    """After shredding a lock its files open for nobody, and the next sweep removes their bytes."""
    file_id = sealing.put_file(ANYBODY, io.BytesIO(b"x"), "a", to=lock, about="reports.file")
    settle()
    assert whole(people[0].at(), file_id) == b"x"
    sealing.shred(ANYBODY, lock)
    settle()
    with pytest.raises(NotFound):
        sealing.read_file(people[0].at(), file_id, "reports.file")
    clock.advance(hours=2)
    assert sealing.sweep_blobs(clock.now()) == 1
    assert blobs.names() == []


def test_one_file_can_be_forgotten(people, lock, clock):
    """Discarding a file leaves its neighbours."""
    ids = [sealing.put_file(ANYBODY, io.BytesIO(word), "a", to=lock, about="reports.file") for word in (b"one", b"two")]
    settle()
    sealing.discard_file(ANYBODY, ids[0])
    settle()
    clock.advance(hours=2)
    assert sealing.sweep_blobs(clock.now()) == 1
    with pytest.raises(NotFound):
        whole(people[0].at(), ids[0])
    assert whole(people[0].at(), ids[1]) == b"two"
    with pytest.raises(NotFound):
        sealing.discard_file(ANYBODY, ids[0])


def test_files_survive_a_rotation(people, lock):
    """A turned lock still opens its files for who stays, and not for who went."""
    ana, ben, _ = people
    sealing.grant(ana.at(), lock, *holders(ben))
    file_id = sealing.put_file(ANYBODY, io.BytesIO(content(70_000)), "a", to=lock, about="reports.file")
    settle()
    assert whole(ben.at(), file_id) == content(70_000)
    sealing.revoke(ana.at(), lock, ben.id)
    settle()
    assert whole(ana.at(), file_id) == content(70_000)
    with pytest.raises(NotFound):
        whole(ben.at(), file_id)


def test_a_full_disk_leaves_nothing_half(people, lock, monkeypatch):
    """When the disk is full the file is refused and no part of it stays."""

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(blobs.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        sealing.put_file(ANYBODY, io.BytesIO(content(1000)), "a", to=lock, about="reports.file")
    db.session.rollback()
    assert blobs.names() == []


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "a" * 25, "A" * 26, "a/b", "a" * 26 + "\n", "\0" * 26])
def test_no_path_leads_out_of_the_store(room, name):
    """Only names the portal made reach the file system."""
    for act in (blobs.get, blobs.size_of, blobs.remove, lambda name: blobs.put(name, [b""])):
        with pytest.raises(NotFound):
            act(name)


def test_bytes_are_on_disk_before_the_row(people, lock, monkeypatch):
    """File and folder are synced: a file somebody was thanked for survives a power cut."""
    synced, real = [], os.fsync

    def noted(handle):
        synced.append(str(Path(f"/proc/self/fd/{handle}").readlink()))
        real(handle)

    monkeypatch.setattr(blobs.os, "fsync", noted)
    sealing.put_file(ANYBODY, io.BytesIO(b"x"), "a", to=lock, about="reports.file")
    path = blobs._path(blobs.names()[0])
    assert str(path.with_suffix(".part")) in synced
    assert str(path.parent) in synced
    assert files.CHUNK == CHUNK
