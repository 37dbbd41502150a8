"""A10: files that were cut, turned over, joined and misnamed. No 5xx, nothing in clear, bounded memory and time."""

import http.client
import random
import resource
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from tests.bench.table import portion
from tests.bench.visits import STORY, Visitor
from tests.reports.walker import Walker
from tests.walks.served import Served, told

from .samples import DOCX, JPG, MAIL, MP3, MP4, PDF, PNG, ZIP, paper, picture

MARKER = b"zebra-lantern-17 "
AT_ONCE, PATH = 5, "/c/harbor-python/report"
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


@dataclass
class Seen:
    """What became of the posts: seconds a file, and how many files were kept."""

    slow: list[float] = field(default_factory=list)
    taken: int = 0

    def send(self, chance: random.Random, number: int, values: dict, post) -> None:
        """Several files to a fresh draft; `post(body, kind)` gives a status and a page."""
        values = values | {"draft": [f"{number:043d}"]}
        files = [mutated(chance) for _file in range(AT_ONCE)]
        values["attachments"] = [FileStorage(BytesIO(raw), name) for name, raw in files]
        boundary, body = encode_multipart(MultiDict(values))
        began = time.monotonic()
        status, text = post(body, f"multipart/form-data; boundary={boundary}")
        self.slow.append((time.monotonic() - began) / AT_ONCE)
        assert status in (200, 422), (number, status, [name for name, _raw in files])
        self.taken += len(BeautifulSoup(text, "html.parser").select(".kept li"))

    def check(self, settings, temporary: Path, number: int) -> None:
        """Some were taken and some were not; then every place on disk is searched."""
        assert number // 10 < self.taken < number * 9 // 10, "some were taken, some were not"
        assert len([path for path in settings.blobs.rglob("*") if path.is_file()]) > number // 4
        for path in [path for path in settings.data.parent.rglob("*") if path.is_file()]:
            assert MARKER not in path.read_bytes(), path
        assert list(temporary.iterdir()) == []


def by_http(port: int):
    """`post` over a connection of its own."""

    def post(body: bytes, kind: str) -> tuple[int, bytes]:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=180)
        line.request("POST", PATH, body, {"Content-Type": kind})
        answer = line.getresponse()
        text = answer.read()
        line.close()
        return answer.status, text

    return post


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
    chance, seen = random.Random(17), Seen()
    walk, path, values = at_files(app)

    def post(body: bytes, kind: str) -> tuple[int, bytes]:
        answer = walk.client.post(path, data=body, content_type=kind)
        return answer.status_code, answer.data

    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(200 // AT_ONCE):
        seen.send(chance, number, values, post)
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) / 1024 < 100
    seen.check(settings, temporary, 200)


class Scale:
    """Weighs the portal's processes together, the bench's children too, ten times a second."""

    def __init__(self, served: Served):
        self.served, self.most, self.stop = served, 0, threading.Event()
        self.thread = threading.Thread(target=self._weigh)

    def _weigh(self) -> None:
        while not self.stop.wait(0.1):
            self.most = max(self.most, sum(resident(pid) for pid in family(self.served.at_work())))

    def __enter__(self) -> "Scale":
        self.thread.start()
        return self

    def __exit__(self, *_error) -> None:
        self.stop.set()
        self.thread.join()


def family(pids: list[int]) -> list[int]:
    """These processes and their children."""
    tasks = [task for pid in pids for task in Path(f"/proc/{pid}/task").glob("*/children")]
    below = [int(child) for task in tasks for child in told(task).split()]
    return pids + (family(below) if below else [])


def resident(pid: int) -> int:
    """What a process has to itself in memory, in kilobytes; nothing once it is gone."""
    lines = told(Path(f"/proc/{pid}/status")).splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


@pytest.mark.soak
def test_ten_thousand_mutations(world, settings, temporary, figure, monkeypatch):
    """A10 at full count, as it is served: two people at a time send ten thousand."""
    monkeypatch.setenv("TMPDIR", str(temporary))
    count, seen = 10_000, Seen()
    with Served(settings, workers=1) as served:
        visitor = Visitor(served.port).get(PATH)
        while 'name="attachments"' not in visitor.text:
            visitor.post(**STORY)
        [form] = [
            one for one in BeautifulSoup(visitor.text, "html.parser").find_all("form") if one.select("[type=file]")
        ]
        values = {one["name"]: [one.get("value", "")] for one in form.select("input[type=hidden]")}
        visitor.connection.close()

        def line(first: int) -> None:
            chance = random.Random(first)
            for number in range(first, count // AT_ONCE, 2):
                seen.send(chance, number, values, by_http(served.port))

        with Scale(served) as scale, ThreadPoolExecutor(2) as pool:
            for done in [pool.submit(line, first) for first in range(2)]:
                done.result()
        alive = served.at_work()
        lines = served.log.read_text()
    late, weight = portion(seen.slow, 0.99), scale.most / 1024
    figure("A10, mutated uploads", f"{count}, of which {seen.taken} were kept; 5xx: {lines.count(' open 5')}", "no 5xx")
    figure("A10, the worker and what opens files, at most", f"{weight:.0f} MB", "400 MB")
    figure("A10, a file of an upload", f"p50 {portion(seen.slow, 0.5):.2f} s, p99 {late:.2f} s", "p99 2 s")
    assert len(alive) == 1 and "ended and is started again" not in lines
    assert weight < 400
    seen.check(settings, temporary, count)
