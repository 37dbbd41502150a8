"""Files as handlers and reporters meet them: said what was taken out, looked at, the original for a reason."""

import io

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from sqlalchemy import event

from portal import audit, reports, sealing
from portal.db import db
from portal.errors import NotFound
from portal.evidence import cleaning
from portal.evidence.models import Opening
from tests.evidence.samples import MAIL, MP3, PNG, SECRET, paper, picture

from .walker import Walker

pytestmark = pytest.mark.sqlite_only

STORY = "zebra-lantern stood in the door"
REASON = "quiet-otter wants the hour"
TOLD = picture("JPEG", told=True)


def reported(place, app, files) -> tuple[str, list, str]:
    """A report with files: (its id, its files, the receipt)."""
    receipt = Walker(app, "/c/harbor/report").report(story=STORY, files=files)
    with place.unit():
        ana = place.actor("Ana", "lead")
        [row] = reports.listing(ana)
        reports.mark_opened(ana, row.id)
        return row.id, list(reports.read(ana, row.id).files), receipt


def test_a_handler_looks_at_files(place, app, sign_in):
    """From the report to each file: what was taken out, a picture drawn here, words, a warning; nothing of its name
    in a title."""
    files = [("shot.jpg", TOLD), ("scan.pdf", paper(3, told=True)), ("talk.eml", MAIL), ("voice.mp3", MP3)]
    report_id, kept, _receipt = reported(place, app, files)
    ana = sign_in("Ana")
    page = ana.get(f"/desk/harbor/reports/{report_id}").get_data(as_text=True)
    assert "Picture, 1 kB" in page
    assert "Kept as it is: take care" in page
    looks = [f"/desk/harbor/reports/{report_id}/files/{file.id}/look" for file in kept]
    assert all(look in page for look in looks)
    shot, scan, talk, voice = (ana.get(look).get_data(as_text=True) for look in looks)
    assert "Taken out of the copy: where it was made" in shot
    assert "links and parts that act by themselves" in scan
    assert "Page 1 of 3" in scan
    assert "He said it again." in talk
    assert "203.0.113.9" not in talk
    assert "Take care with this one" in voice
    assert "The original</h2>" not in voice
    for text, (name, _raw) in zip((shot, scan, talk, voice), files, strict=True):
        assert name in text
        assert name not in text.split("</title>")[0]
    for look, number in ((looks[0], 1), (looks[1], 3)):
        drawn = ana.get(look.replace("/look", f"/pages/{number}"))
        assert Image.open(io.BytesIO(drawn.data)).format == "JPEG"
        assert drawn.headers["Content-Security-Policy"].startswith("sandbox")
        assert drawn.headers["Cache-Control"] == "no-store"
    for path in (looks[1].replace("/look", "/pages/4"), looks[2].replace("/look", "/pages/1")):
        assert ana.get(path).status_code == 404


def test_the_original_opens_for_a_reason(place, app, sign_in):
    """Without one it stays closed; with one it comes as it was, colleagues read why, audit knows that."""
    report_id, [kept], receipt = reported(place, app, [("shot.jpg", TOLD)])
    path = f"/desk/harbor/reports/{report_id}/files/{kept.id}"
    copy = sign_in("Ana").get(path).data
    assert SECRET.encode() not in copy
    desk = sign_in("Ana")
    page = BeautifulSoup(desk.get(f"{path}/look").data, "html.parser")
    token = page.select_one("[data-act=original] [name=csrf_token]")["value"]
    for reason, words in ((" ", "Write why you open it"), ("x" * 2001, "longer than 2000")):
        answer = desk.post(f"{path}/original", data={"csrf_token": token, "reason": reason})
        assert answer.status_code == 422
        assert words in answer.get_data(as_text=True)
    with place.unit():
        assert place.actor("Ana", "lead").all(place.actor("Ana", "lead").select(Opening)) == []
    answer = desk.post(f"{path}/original", data={"csrf_token": token, "reason": REASON})
    assert (answer.status_code, answer.data) == (200, TOLD)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert REASON in sign_in("Cleo").get(f"{path}/look").get_data(as_text=True)
    with place.unit():
        ana = place.actor("Ana", "lead")
        assert "evidence.original_opened" in [line.action for line in audit.lines(ana, kept.id)]
        [row] = ana.all(ana.select(Opening))
        assert REASON not in str(vars(row))
        box = reports.enter_box(receipt)
        with pytest.raises(NotFound):
            sealing.open_(box, row.record_id, about=f"evidence.opening:{row.id}")
    walk = Walker(app).open_box(receipt)
    assert walk.status == 200
    assert REASON not in walk.text


def test_the_reporter_reads_what_was_taken_out(place, app):
    """Before anything is sent, beside the file; the same for what is sent in the box."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude")
    walk.post("story", story=STORY)
    while not walk.soup.select_one("[name=attachments]"):
        walk.post("step")
    walk.post("attachments", files=[("shot.jpg", TOLD), ("none.png", b""), ("cut.png", PNG[:-60])])
    assert walk.status == 422
    assert "“\u2068none.png\u2069” is empty" in walk.faults
    assert "It is damaged or breaks off" in walk.soup.select_one(".kept").get_text(" ", strip=True)
    assert "Taken out of the copy: where it was made" in walk.soup.select_one(".kept").get_text(" ", strip=True)
    walk.post("step").onward()
    receipt = walk.receipt
    walk.post("receipt", receipt=receipt)
    assert walk.soup.select_one("#reported")
    walk.open_box(receipt).post("message", message="One more.", files=[("b.jpg", TOLD)])
    with place.unit():
        view = reports.box(reports.enter_box(receipt))
        [file] = view.messages[-1].files
        assert "place" in file.about.told
        raw = b"".join(reports.read_box_file(reports.enter_box(receipt), file.id)[3])
        assert SECRET.encode() not in raw


def counted(app, send) -> int:
    """How many statements sending makes."""
    seen = []

    def note(_connection, _cursor, statement, *_rest):
        seen.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        send()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(seen)


def test_sending_only_moves_what_lies_there(place, app, monkeypatch):
    """The post that sends opens no file and starts no child; a copy beside its original costs it no statement more."""
    numbers = []
    for files in ([("a.txt", b"words"), ("b.txt", b"words")], [("a.jpg", TOLD), ("b.eml", MAIL)]):
        walk = Walker(app, "/c/harbor/report")
        walk.post("exclude")
        walk.write(story=STORY, files=files)
        with monkeypatch.context() as patch:
            patch.setattr(cleaning, "_BENCH", cleaning._BENCH / "gone")
            numbers.append(counted(app, lambda walk=walk: walk.post("receipt", receipt=walk.receipt)))
        assert walk.soup.select_one("#reported")
    assert numbers[0] == numbers[1]


@pytest.fixture
def crowded(monkeypatch):
    """Both places at the bench are taken, and patience is short."""
    monkeypatch.setattr(cleaning, "_WAIT", 0.05)
    for _place in range(2):
        assert cleaning._AT_ONCE.acquire(timeout=5)
    yield
    for _place in range(2):
        cleaning._AT_ONCE.release()


def test_looking_while_much_is_going_on(place, app, sign_in, request):
    """R55: one more than the bench takes is a 503 that says when to come back; a moment later the page is there."""
    report_id, [kept], _receipt = reported(place, app, [("shot.jpg", TOLD)])
    ana, path = sign_in("Ana"), f"/desk/harbor/reports/{report_id}/files/{kept.id}/pages/1"
    assert ana.get(path).status_code == 200
    request.getfixturevalue("crowded")
    answer = ana.get(path)
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0


def test_much_going_on(place, app, crowded):
    """When the bench is taken for too long a file is kept whole, and handlers are told to take care."""
    receipt = Walker(app, "/c/harbor/report").report(story=STORY, files=[("shot.jpg", TOLD)])
    with place.unit():
        box = reports.enter_box(receipt)
        [file] = reports.box(box).files
        assert (file.about.whole, file.about.copied) == ("busy", False)
        assert b"".join(reports.read_box_file(box, file.id)[3]) == TOLD
