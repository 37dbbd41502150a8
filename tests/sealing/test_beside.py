"""A copy and the original beside it: one record, one lock, two streams, kept and forgotten together."""

import io
from dataclasses import replace

import pytest

from portal import sealing
from portal.db import Scope
from portal.errors import NotFound
from portal.sealing import blobs
from portal.sealing.models import DraftFile, SealedFile

from .conftest import PLACE, holders, settle

ANYBODY = Scope(PLACE)
DRAFT = "a random value that only the form knows"


@pytest.fixture
def lock(people):
    """A lock that Ana holds."""
    made = sealing.create_lock(ANYBODY, "dialogue", holders(people[0]))
    settle()
    return made


def both() -> sealing.Facts:
    """A copy and its original, stashed."""
    original = sealing.stash(io.BytesIO(b"the original"), "a.tif", "image/tiff")
    return replace(sealing.stash(io.BytesIO(b"copy"), "a.png", "image/png"), more={"told": ["place"]}, beside=original)


def read(scope, file_id: str, **how) -> bytes:
    """A file read to its end."""
    return b"".join(sealing.read_file(scope, file_id, "reports.file", **how)[3])


def test_both_open_for_a_holder(people, lock):
    """The copy by default, the original when asked for; what was noted stays sealed with them."""
    ana, ben, _ = people
    row = sealing.note_draft(DRAFT, both())
    settle()
    assert sealing.draft_facts(row, DRAFT).beside.name == "a.tif"
    file_id = sealing.keep_draft(ANYBODY, row, DRAFT, to=lock, about="reports.file")
    settle()
    assert read(ana.at(), file_id) == b"copy"
    assert read(ana.at(), file_id, original=True) == b"the original"
    assert sealing.file_facts(ana.at(), file_id, "reports.file").more == {"told": ["place"]}
    for stranger in (ben.at(), ANYBODY):
        with pytest.raises(NotFound):
            read(stranger, file_id, original=True)
    alone = sealing.put_file(ANYBODY, io.BytesIO(b"alone"), "b", to=lock, about="reports.file")
    assert read(ana.at(), alone, original=True) == b"alone"


def test_another_original_is_noticed(people, lock):
    """Whoever points the row at other bytes is found out."""
    file_id = sealing.put_stashed(ANYBODY, both(), to=lock, about="reports.file")
    other = sealing.put_stashed(ANYBODY, both(), to=lock, about="reports.file")
    settle()
    ANYBODY.get(SealedFile, file_id).beside = ANYBODY.get(SealedFile, other).beside
    settle()
    with pytest.raises(sealing.Damaged):
        read(people[0].at(), file_id)
    assert read(people[0].at(), other) == b"copy"


@pytest.mark.parametrize("way", ["draft", "draft taken back", "file", "lock"])
def test_both_are_forgotten_together(people, lock, clock, way):
    """A draft that ran out or was taken back, a file that is forgotten, a lock that is shredded: no byte stays."""
    if way.startswith("draft"):
        row = sealing.note_draft(DRAFT, both())
        assert isinstance(row, DraftFile)
    else:
        file_id = sealing.put_stashed(ANYBODY, both(), to=lock, about="reports.file")
    settle()
    assert len(blobs.names()) == 2
    clock.advance(hours=3)
    assert sealing.sweep_blobs(clock.now()) == 0
    if way == "draft":
        assert sealing.sweep_drafts(clock.now()) == 1
    elif way == "draft taken back":
        sealing.drop_draft(row)
    elif way == "file":
        sealing.discard_file(ANYBODY, file_id)
    else:
        sealing.shred(ANYBODY, lock)
    settle()
    assert sealing.sweep_blobs(clock.now()) == 2
    assert blobs.names() == []
