"""Uploads on their way in lie encrypted in a file without a name; to the code they are a file like any other."""

import gc
import io
import os
import secrets
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.formparser import FormDataParser

from portal import sealing
from portal.sealing.spool import CHUNK, SealedSpool, open_spool

MARKER = b"what the reporter attached "


def spooled(data: bytes, step: int = 10_000) -> SealedSpool:
    """A spool with these bytes, written in steps and rewound."""
    spool = SealedSpool()
    for start in range(0, len(data), step):
        assert spool.write(data[start : start + step]) == len(data[start : start + step])
    spool.seek(0)
    return spool


@given(
    st.integers(0, 3 * CHUNK + 100),
    st.lists(st.tuples(st.integers(0, 3 * CHUNK + 200), st.integers(-1, 70_000)), max_size=6),
)
def test_it_reads_like_a_file(size, reads):
    """Any seek and read gives what an ordinary file of the same bytes gives."""
    data = secrets.token_bytes(size)
    plain = io.BytesIO(data)
    with spooled(data) as spool:
        assert spool.read() == data
        for where, much in reads:
            assert spool.seek(where) == plain.seek(where)
            assert spool.read(much) == plain.read(much)
            assert spool.tell() == plain.tell()
        assert spool.seek(-5, io.SEEK_END) == max(0, size - 5)
        assert spool.seek(3, io.SEEK_CUR) == max(0, size - 5) + 3


def test_more_may_come_than_is_kept():
    """A file too large is read to its end: its size is known, its beginning is there, and nothing more lies on disk."""
    spool = SealedSpool(most=2 * CHUNK + 5)
    for _ in range(5):
        spool.write(b"x" * CHUNK)
    assert spool.cut and spool.kept == 2 * CHUNK + 5
    assert spool.seek(0, io.SEEK_END) == 5 * CHUNK
    spool.seek(0)
    assert spool.read() == b"x" * (2 * CHUNK + 5)
    assert spool.read(10) == b""
    spool.seek(4 * CHUNK)
    assert spool.read() == b""
    assert not spooled(b"x" * CHUNK).cut


def test_lines_and_buffered_readers_work():
    """What parsers do with files works: lines, buffered reading, a second pass."""
    with spooled(b"one\ntwo\n" * 20_000) as spool:
        assert spool.readline() == b"one\n"
        assert len(spool.readlines()) == 39_999
        spool.seek(0)
        assert io.BufferedReader(spool).read(8) == b"one\ntwo\n"


def test_nothing_in_clear_lies_on_disk(tmp_path):
    """No name in the folder, and behind every open handle of this process not one clear byte of the upload."""
    data = MARKER * 40_000
    spool = SealedSpool(tmp_path)
    spool.write(data)
    assert list(tmp_path.iterdir()) == []
    behind = handles(tmp_path)
    assert len(behind) == 1
    assert len(behind[0]) >= len(data) - CHUNK
    assert MARKER not in behind[0]
    assert spool.seek(0) == 0
    assert spool.read() == data
    spool.close()
    assert handles(tmp_path) == []


def handles(folder: Path) -> list[bytes]:
    """What lies behind this process's open files of a folder, deleted ones included."""
    found = []
    for link in Path("/proc/self/fd").iterdir():
        try:
            if str(folder) in str(link.readlink()):
                found.append(link.read_bytes())
        except FileNotFoundError:
            continue
    return found


def test_werkzeug_spools_into_it(tmp_path, monkeypatch):
    """A large multipart upload parsed by werkzeug leaves nothing in clear, where its own factory would have."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    body = (
        b'--b\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n\r\n'
        + MARKER * 40_000
        + b"\r\n--b--\r\n"
    )

    def parse(factory=None):
        parser = FormDataParser(stream_factory=factory) if factory else FormDataParser()
        options = {"boundary": "b"}
        return parser.parse(io.BytesIO(body), "multipart/form-data", len(body), options)[2]["f"]

    plain = parse()
    assert any(MARKER in content for content in handles(tmp_path))
    plain.close()
    del plain
    gc.collect()
    upload = parse(lambda *facts, **named: open_spool())
    assert isinstance(upload.stream, SealedSpool)
    assert not any(MARKER in content for content in handles(tmp_path))
    assert upload.stream.read() == MARKER * 40_000
    upload.close()


def test_a_changed_spool_is_noticed(tmp_path):
    """Bits flipped on the disk under an upload are not taken for the upload."""
    spool = SealedSpool(tmp_path)
    spool.write(MARKER * 10_000)
    os.pwrite(spool._file, b"\xff\x00\xff", 1000)
    spool.seek(0)
    with pytest.raises(sealing.Damaged):
        spool.read()
    spool.close()


def test_it_is_written_in_order_and_shows_nothing():
    """Writing anywhere but at the end is refused, and its repr tells the size only."""
    spool = spooled(MARKER)
    with pytest.raises(io.UnsupportedOperation):
        spool.write(b"x")
    assert MARKER.decode() not in repr(spool)
    assert spool._key.hex() not in repr(spool)
    assert str(len(MARKER)) in repr(spool)
    spool.close()
    assert spool.closed
    spool.close()
    with pytest.raises(ValueError, match="closed"):
        spool.read()


def test_no_handle_is_left_behind(tmp_path):
    """A spool nobody closed gives its file back when it is forgotten."""
    spool = SealedSpool(tmp_path)
    assert len(handles(tmp_path)) == 1
    del spool
    gc.collect()
    assert handles(tmp_path) == []
