"""A10: files that were cut, turned over, joined and misnamed. No 5xx, nothing in clear, bounded memory and time."""

import random
import resource
import time
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from tests.reports.conftest import place
from tests.reports.walker import Walker

from .samples import DOCX, JPG, MAIL, MP3, MP4, PDF, PNG, ZIP, paper, picture

__all__ = ["place"]
MARKER = b"zebra-lantern-17 "
AT_ONCE = 5
CHAT = b'{"messages": [{"from": "Ann", "date": "2026-01-02", "text": "' + MARKER + b'"}]}'
SEEDS = {
    "photo.png": [PNG, picture("PNG", told=True)],
    "photo.jpg": [JPG, picture("JPEG", told=True)],
    "photo.gif": [picture("GIF")],
    "photo.webp": [picture("WEBP", told=True)],
    "scan.tiff": [picture("TIFF", told=True)],
    "letter.pdf": [PDF, paper(3, told=True)],
    "talk.eml": [MAIL],
    "box.mbox": [b"From a Fri\n" + MAIL],
    "chat.json": [CHAT],
    "chat.html": [b"<html><body><p>" + MARKER * 9],
    "words.txt": [MARKER * 300, "Grüße ".encode() * 400],
    "table.csv": [b"a;b\n" + MARKER * 40],
    "notes.docx": [DOCX],
    "table.xlsx": [DOCX],
    "film.mp4": [MP4],
    "voice.mp3": [MP3],
    "all.zip": [ZIP],
    "run.exe": [b"MZ" + MARKER * 10],
}
NAMES = [
    "../../../etc/passwd",
    "..\\..\\boot.ini.png",
    "a" * 5000 + ".png",
    "\u202egnp.exe",
    "\x00\x01.pdf",
    "سجل الأحداث.jpg",
    "photo.png.html",
    ".png",
    "con.txt",
    " ",
    'x"; filename="y.png',
    "%2e%2e%2fx.pdf",
]


def mutated(chance: random.Random) -> tuple[str, bytes]:
    """One hostile file."""
    name = chance.choice(list(SEEDS))
    raw = bytearray(chance.choice(SEEDS[name]))
    for _time in range(chance.randint(0, 3)):
        raw = _changed(chance, raw)
    name = chance.choice(NAMES) if chance.random() < 0.15 else name
    name = chance.choice(list(SEEDS)) if chance.random() < 0.1 else name
    return name, bytes(raw + (MARKER * 3 if chance.random() < 0.2 else b""))


def _changed(chance: random.Random, raw: bytearray) -> bytearray:
    at = chance.randrange(len(raw)) if raw else 0
    kind = chance.randrange(8)
    if kind == 0:
        return raw[:at]
    if kind == 1:
        for _bit in range(chance.randint(1, 30)):
            if raw:
                raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        return raw
    if kind == 2:
        return raw[:at] + chance.randbytes(chance.randint(1, 2000)) + raw[at:]
    if kind == 3:
        return raw[:at] + raw[at : at + 200] * chance.randint(1, 50) + raw[at:]
    if kind == 4:
        return raw + bytearray(chance.choice(SEEDS[chance.choice(list(SEEDS))]))
    if kind == 5:
        return bytearray(chance.choice(SEEDS[chance.choice(list(SEEDS))])) + raw
    if kind == 6:
        raw[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff"))
        return raw
    return raw[:at] + raw[at + chance.randint(1, 400) :]


def at_files(app) -> tuple[Walker, str, dict]:
    """Where files are chosen, with what its form carries."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude")
    walk.post("story", story="It happened in the hall.")
    while not walk.soup.select_one("[name=attachments]"):
        walk.post("step")
    form = walk.form("attachments")
    return walk, form.get("action") or walk.path, walk.values(form)


def trial(app, settings, temporary: Path, number: int) -> None:
    """So many files, several a post, each post to a fresh draft; then every place on disk is searched."""
    chance, slow, taken = random.Random(17), [], 0
    walk, path, values = at_files(app)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for post in range(number // AT_ONCE):
        values["draft"] = [f"{post:043d}"]
        files = [mutated(chance) for _file in range(AT_ONCE)]
        values["attachments"] = [FileStorage(BytesIO(raw), name) for name, raw in files]
        boundary, body = encode_multipart(MultiDict(values))
        began = time.monotonic()
        answer = walk.client.post(path, data=body, content_type=f"multipart/form-data; boundary={boundary}")
        slow.append((time.monotonic() - began) / AT_ONCE)
        assert answer.status_code in (200, 422), (post, answer.status_code, [name for name, _raw in files])
        taken += len(BeautifulSoup(answer.data, "html.parser").select(".kept li"))
    assert number // 10 < taken < number * 9 // 10, "some were taken, some were not"
    assert sorted(slow)[int(len(slow) * 0.99) - 1] < 10
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) / 1024 < 100
    assert len([path for path in settings.blobs.rglob("*") if path.is_file()]) > number // 4
    for path in [path for path in settings.data.parent.rglob("*") if path.is_file()]:
        assert MARKER not in path.read_bytes(), path
    assert list(temporary.iterdir()) == []


@pytest.fixture
def temporary(tmp_path, monkeypatch) -> Path:
    """Where temporary files would lie."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.mark.sqlite_only
@pytest.mark.slow
def test_two_hundred_mutations(place, app, settings, temporary):
    """A10 in small."""
    trial(app, settings, temporary, 200)


@pytest.mark.soak
def test_ten_thousand_mutations(place, app, settings, temporary):
    """A10 at full count."""
    trial(app, settings, temporary, 10_000)
