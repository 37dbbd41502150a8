"""What files may weigh: two of 25 MB hardly show in the server's memory, and nothing of them is in clear on disk."""

import http.client
import secrets
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.evidence.samples import picture
from tests.walks.served import Served

pytestmark = [pytest.mark.slow, pytest.mark.sqlite_only]
MEGABYTE = 1024 * 1024
MARKER = b"zebra-lantern-in-the-hall "


def memory(pid: int, what: str) -> int:
    """A figure of the kernel's about a process, in bytes."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(what))


def pages(port: int, path: str, body=None, kind: str = "", size: int = 0) -> BeautifulSoup:
    """One request; a body may come in pieces."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    given = {"Content-Type": kind, "Content-Length": str(size)} if body is not None else {}
    connection.request("POST" if body is not None else "GET", path, body=body, headers=given)
    answer = connection.getresponse()
    found = BeautifulSoup(answer.read(), "html.parser")
    connection.close()
    assert answer.status in (200, 422), answer.status
    return found


def sent(port: int, page: BeautifulSoup, changes: dict, files=()) -> BeautifulSoup:
    """The form with the steps, filled in; `files`: (name, how the bytes are made, size)."""
    form = page.select_one("form:has([name=step])")
    values = {one["name"]: one.get("value", "") for one in form.select("input[type=hidden]")} | changes
    boundary = secrets.token_hex(16)
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="{{}}"'
    words = "".join(f"{head.format(name)}\r\n\r\n{value}\r\n" for name, value in values.items()).encode()
    heads = [f'{head.format("attachments")}; filename="{name}"\r\n\r\n'.encode() for name, _make, _size in files]
    end = f"--{boundary}--\r\n".encode()
    size = len(words) + sum(len(one) + file[2] + 2 for one, file in zip(heads, files, strict=True)) + len(end)

    def body():
        yield words
        for one, (_name, make, _size) in zip(heads, files, strict=True):
            yield one
            yield from make()
            yield b"\r\n"
        yield end

    return pages(port, "/c/harbor-python/report", body(), f"multipart/form-data; boundary={boundary}", size)


def at_files(port: int) -> BeautifulSoup:
    """Page by page to where files are chosen."""
    page = sent(port, pages(port, "/c/harbor-python/report"), {"door": "community"})
    page = sent(port, page, {"story": "It happened in the hall."})
    while not page.select_one("[name=attachments]"):
        page = sent(port, page, {})
    return page


def large_picture() -> tuple[str, callable, int]:
    """A picture that a copy is made of, with enough behind its end to be 25 MB."""
    start = picture("JPEG", size=(4000, 3000))
    rest = 25 * MEGABYTE - len(start)

    def make():
        yield start
        left = rest
        while left:
            part = (MARKER * 5000)[:left]
            left -= len(part)
            yield part

    return "hall.jpg", make, 25 * MEGABYTE


def large_text() -> tuple[str, callable, int]:
    """25 MB of words."""
    piece = (MARKER * 41)[:1024]
    return "log.txt", lambda: (piece for _number in range(25 * 1024)), 25 * MEGABYTE


def test_two_large_files_add_little(world, settings, tmp_path, monkeypatch, figure):
    """The bar: two files of 25 MB add under 64 MB to the worker, a copy made of one; none of it lies in clear."""
    temporary = tmp_path / "temp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    with Served(settings, workers=1) as served:
        page = at_files(served.port)
        for _round in range(3):
            at_files(served.port)
        before = {pid: memory(pid, "VmRSS") for pid in served.at_work()}
        for pid in before:
            Path(f"/proc/{pid}/clear_refs").write_text("5")  # the high-water mark starts anew
        page = sent(served.port, page, {}, [large_picture(), large_text()])
        added = sum(memory(pid, "VmHWM") - rested for pid, rested in before.items()) / MEGABYTE
        figure("two files of 25 MB in one report, added to the worker at most", f"{added:.0f} MB", "64 MB")
        assert not page.select_one(".fault"), page.select_one(".fault")
        assert not page.select_one("[name=attachments]"), "both were taken, and the form goes on"
        assert added < 64, f"two files of 25 MB added {added:.1f} MB"
        assert sum(path.stat().st_size for path in settings.blobs.rglob("*") if path.is_file()) > 50 * MEGABYTE
        for path in [path for path in tmp_path.rglob("*") if path.is_file()]:
            assert MARKER not in path.read_bytes(), path
        assert list(temporary.iterdir()) == []
