"""A bad day for the portal, or for the client: nothing half-written, every word kept, a clear sentence."""

import errno
import sqlite3
import threading

import pytest
from sqlalchemy import event

from portal import db as house_db
from portal import reports, sealing
from portal.sealing import blobs

from .walker import Walker

pytestmark = pytest.mark.sqlite_only

STORY = "zebra-lantern stood in the door"


def ready_to_send(app) -> tuple[Walker, dict]:
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude")
    walk.write(story=STORY, where="Hall 2")
    return walk, {**walk.values(walk.form()), "receipt": [walk.receipt]}


def reports_of(place) -> list:
    with place.unit():
        return reports.listing(place.actor("Ana", "lead"))


def test_fifty_at_once(place, app):
    """F3: the same receipt in 50 parallel posts is one report, and each sees the same last page."""
    walk, form = ready_to_send(app)
    pages, gate = [], threading.Barrier(50)

    def post():
        client = app.test_client(use_cookies=False)
        gate.wait()
        pages.append(client.post(walk.path, data=form))

    threads = [threading.Thread(target=post) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {page.status_code for page in pages} == {200}
    assert len({page.data for page in pages}) == 1
    assert b'id="reported"' in pages[0].data
    assert len(reports_of(place)) == 1


@pytest.mark.sqlite_only
def test_a_full_database(place, app):
    """F4: the disk fills while sending: 507, the words in the form, nothing half-written, and it resumes by itself."""
    walk, form = ready_to_send(app)
    with app.app_context():
        engine = house_db.db.engine

    def small(connection, _record, _proxy):
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(engine, "checkout", small)
    receipt = form["receipt"][0]
    answers = [walk.client.post(walk.path, data={**form, "story": ["x" * 40_000]}) for _ in range(2)]
    event.remove(engine, "checkout", small)
    for answer in answers:
        text = answer.get_data(as_text=True)
        assert answer.status_code == 507
        assert "x" * 40_000 in text
        assert "Hall 2" in text
        assert "no room left" in text
        assert receipt in text
    with app.app_context():
        house_db.db.session.remove()
        house_db.db.engine.dispose()
    assert reports_of(place) == []
    with place.unit():
        assert reports.known(receipt) is None
    assert b'id="reported"' in walk.client.post(walk.path, data=form).data
    assert len(reports_of(place)) == 1


@pytest.mark.sqlite_only
def test_others_write_for_too_long(place, app, settings, caplog):
    """A1, F5: somebody holds the write lock: 503, every word and the receipt in the form, no line that names the page;
    the same press once more is one report. The box does alike."""
    walk, form = ready_to_send(app)
    receipt = form["receipt"][0]
    other = sqlite3.connect(settings.data / "portal.sqlite", isolation_level=None)
    with app.app_context():
        engine = house_db.db.engine

    def hasty(connection, _record, _proxy):
        connection.execute("PRAGMA busy_timeout = 50")

    event.listen(engine, "checkout", hasty)
    other.execute("BEGIN IMMEDIATE")
    answer = walk.client.post(walk.path, data=form)
    box = Walker(app).open_box(receipt)
    other.execute("ROLLBACK")
    other.close()
    event.remove(engine, "checkout", hasty)
    text = answer.get_data(as_text=True)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert STORY in text and "Hall 2" in text and receipt in text
    assert "press the button once more" in text
    assert "/c/harbor" not in caplog.text
    assert box.status == 503 and box.values(box.form())["receipt"] == [receipt]
    assert reports_of(place) == []
    assert b'id="reported"' in walk.client.post(walk.path, data=form).data
    assert len(reports_of(place)) == 1


def fail_on(monkeypatch, where, name: str) -> None:
    def full(*_args, **_facts):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(where, name, full)


@pytest.mark.parametrize("place_of_fault", ["spool", "store"])
def test_no_room_for_a_file(place, app, monkeypatch, settings, place_of_fault):
    """F4: the disk is full while a file arrives, or while it is sealed: 507, the words kept, the file named."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude")
    with monkeypatch.context() as patch:
        fail_on(patch, *{"spool": (sealing.spool.os, "pwrite"), "store": (blobs.os, "fsync")}[place_of_fault])
        walk.write(story=STORY, where="Hall 2", files=[("note.txt", b"hello" * 50_000)])
    assert walk.status == 507
    assert "“\u2068note.txt\u2069” could not be kept" in walk.faults
    kept = walk.values(walk.form("story"))
    assert (kept["story"], kept["where"]) == ([STORY], ["Hall 2"])
    assert [path for path in settings.blobs.rglob("*") if path.is_file()] == []
    walk.write(files=[("note.txt", b"hello" * 50_000)])
    assert walk.status == 200
    walk.post("receipt", receipt=walk.receipt)
    assert walk.soup.select_one("#reported")


def test_no_room_for_a_message(place, app, monkeypatch):
    """The same in the box: the message is still in its form."""
    walk = Walker(app, "/c/harbor/report")
    walk.open_box(walk.report(story=STORY))
    with monkeypatch.context() as patch:
        fail_on(patch, blobs.os, "fsync")
        walk.post("message", message="I am at home.", files=[("note.txt", b"hello")])
    assert walk.status == 507
    assert walk.values(walk.form("message"))["message"] == ["I am at home."]
    walk.post("message")
    assert "Your message has arrived." in walk.text


def test_a_mail_server_that_is_down(place, app, smtp):
    """Mail waits in the outbox; the report is in."""
    smtp.mailbox.refuse = "451 try later"
    Walker(app, "/c/harbor/report").report(story=STORY)
    assert len(reports_of(place)) == 1


def test_junk(place, app):
    """A14: JSON, deep JSON, 100,000 fields, 1,001 parts, no token: 4xx, and nothing stored."""
    client = app.test_client(use_cookies=False)
    token = Walker(app, "/c/harbor/report").values(Walker(app, "/c/harbor/report").form())["form_token"][0]
    many = "&".join(f"f{number}=1" for number in range(100_000))
    deep = "[" * 100_000 + "]" * 100_000
    parts = {f"f{number}": "1" for number in range(1001)}
    for path in ("/c/harbor/report", "/report", "/box"):
        for asked, status in (
            ({"json": {"story": STORY}}, 400),
            ({"data": deep, "content_type": "application/json"}, 400),
            ({"data": many, "content_type": "application/x-www-form-urlencoded"}, 413),
            ({"data": {**parts, "form_token": token}, "content_type": "multipart/form-data"}, 413),
            ({"data": {"story": STORY, "step": "send"}}, 400),
            ({"data": {"a[b][c][d]" * 50: "x", "form_token": token, "step": "send", "draft": "x"}}, 422),
        ):
            answer = client.post(path, **asked)
            assert answer.status_code == status, (path, status, answer.status_code)
    assert reports_of(place) == []


def test_a_forged_origin_is_refused(place, app):
    """Settled 14: another site's page can't send; a client that says nothing about itself can."""
    walk, form = ready_to_send(app)
    for header in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert walk.client.post(walk.path, data=form, headers=header).status_code == 400
    assert reports_of(place) == []
    assert b'id="reported"' in walk.client.post(walk.path, data=form).data
