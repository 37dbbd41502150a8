"""Files with a report: what came stays, what was taken out is said, and nothing lies in clear."""

import pytest

from portal import reports, sealing, web
from tests.evidence.samples import JPG, MP4, PNG, ZIP

from .walker import Walker

pytestmark = pytest.mark.sqlite_only

STORY = "zebra-lantern stood in the door"


def test_twenty_files_of_all_kinds(place, app):
    """Ten are kept; each of the others is named with its reason, and going on sends the ten."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude")
    good = [(f"photo-{number}.png", PNG) for number in range(16)]
    bad = [("empty.png", b""), ("wrong.png", JPG), ("all.zip", ZIP), ("setup.exe", b"MZ" + b"\0" * 99)]
    walk.write(story=STORY, files=[*bad, *good])
    assert walk.status == 422
    for words in (
        "“\u2068empty.png\u2069” is empty",
        "is really a jpg file",
        "packed archive",
        "of a kind we do not take",
    ):
        assert words in walk.faults
    assert [f"photo-{number}.png" in walk.faults for number in (9, 10, 15)] == [False, True, True]
    assert len(walk.soup.select(".kept li")) == 10
    assert walk.values(walk.form("story"))["story"] == [STORY]
    walk.write()
    walk.post("receipt", receipt=walk.receipt)
    assert walk.soup.select_one("#reported")
    with place.unit():
        ana = place.actor("Ana", "lead")
        [row] = reports.listing(ana)
        assert [file.name for file in reports.read(ana, row.id).files] == [name for name, _ in good[:10]]


def test_a_file_too_large(place, app):
    """26 MB: named, the words kept. Three of 24 and more are too much together."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude")
    walk.write(story=STORY, files=[("film.mp4", MP4 + b"\0" * (26 * 1024 * 1024)), ("photo.png", PNG)])
    assert walk.status == 422
    assert "is larger than 25 MB" in walk.faults
    assert [item.find("bdi").get_text() for item in walk.soup.select(".kept li")] == ["photo.png"]
    assert walk.values(walk.form("story"))["story"] == [STORY]


def test_a_film_larger_than_a_page_loses_no_word(place, app, monkeypatch):
    """What comes beyond the bound is read and let go: the film is named, every word and the other file stay."""
    for view in ("reports.new", "reports.open_box"):
        monkeypatch.setattr(app.view_functions[view], "upload", 1024 * 1024)
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude").post("story", story="", whole="1")
    film = ("film.mp4", MP4 + b"\0" * (26 * 1024 * 1024))
    walk.post(
        "story", story=STORY, who="A speaker", files=[("photo.png", PNG), film, ("late.png", PNG + b"\0" * 99_999)]
    )
    assert walk.status == 422
    assert "“\u2068film.mp4\u2069” is larger than 25 MB" in walk.faults and "late.png" in walk.faults
    assert [item.find("bdi").get_text() for item in walk.soup.select(".kept li")] == ["photo.png"]
    values = walk.values(walk.form("story"))
    assert (values["story"], values["who"]) == ([STORY], ["A speaker"])


def test_taking_a_file_out_again(place, app):
    """A file that came along by mistake does not go with the report."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude")
    walk.post("story", story="", whole="1")
    walk.post("story", story="", files=[("a.png", PNG), ("b.png", PNG)])
    first = walk.soup.select_one("[name=drop]")["value"]
    walk.write(story=STORY, drop=first).post("receipt", back="review")
    assert "a.png" not in walk.text
    assert "b.png" in walk.text
    walk.onward().post("receipt", receipt=walk.receipt)
    with place.unit():
        ana = place.actor("Ana", "lead")
        [row] = reports.listing(ana)
        assert [file.name for file in reports.read(ana, row.id).files] == ["b.png"]


@pytest.mark.parametrize("page", ["wishes", "review", "receipt"])
def test_files_that_waited_too_long_are_missed(place, app, clock, page):
    """Two hours later nothing is sent without them unnoticed: on whatever page one is, it is said once."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude").post("story", story=STORY).post("attachments", files=[("a.png", PNG)])
    while walk.values(walk.form("step"))["step"] != [{"receipt": "send"}.get(page, page)]:
        walk.post("step")
    clock.advance(hours=3)
    walk.post("step", **({"receipt": walk.receipt} if page == "receipt" else {}))
    assert walk.status == 422
    assert "Files you added are not here any more" in walk.faults
    assert walk.title == "People, place and time"
    walk.post("step").onward()
    walk.post("receipt", receipt=walk.receipt)
    assert walk.soup.select_one("#reported")


def test_files_of_a_sent_report_are_not_missed(place, app):
    """The last page sent once more, or the one before it: nothing is said to be gone."""
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude").post("story", story=STORY).post("attachments", files=[("a.png", PNG)]).onward()
    before = walk.soup
    walk.post("receipt", receipt=walk.receipt)
    walk.soup = before
    assert walk.post("receipt", receipt=walk.receipt).soup.select_one("#reported")
    walk.soup = before
    assert walk.post("step", back="review").status == 200


def test_a_handler_downloads_a_file(place, app, sign_in):
    """R39: only as an attachment, in a sandbox, and only for those who may."""
    Walker(app, "/c/harbor/report").report(
        story=STORY, exclude=[place.people["Ben"]], files=[("фото.png", PNG), ("note.txt", b"zebra")]
    )
    with place.unit():
        ana = place.actor("Ana", "lead")
        [row] = reports.listing(ana)
        picture, note = reports.read(ana, row.id).files
    path = f"/desk/harbor/reports/{row.id}/files/"
    answer = sign_in("Ana").get(path + picture.id)
    assert (answer.status_code, answer.data[:4], answer.mimetype) == (200, PNG[:4], "image/png")
    named = "attachment; filename=\"____.png\"; filename*=UTF-8''%D1%84%D0%BE%D1%82%D0%BE.png"
    assert answer.headers["Content-Disposition"] == named
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert sign_in("Ana").get(path + note.id).data == b"zebra"
    for name in ("Ben", "Odo", "Gil"):
        assert sign_in(name).get(path + note.id).status_code == 404
    assert sign_in("Ana").get(path + "a" * 26).status_code == 404
    assert app.test_client().get(path + note.id).status_code == 303


def test_the_reporter_downloads_a_file(place, app):
    """By POST with the box key; without it nothing."""
    walk = Walker(app, "/c/harbor/report")
    receipt = walk.report(story=STORY, files=[("note.txt", b"zebra")])
    walk.open_box(receipt)
    form = walk.values(walk.form("file"))
    answer = walk.client.post("/box/files", data=form)
    assert (answer.status_code, answer.data) == (200, b"zebra")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="note.txt"')
    assert walk.client.post("/box/files", data={**form, "box_key": ["x" * 43]}).status_code == 422
    assert walk.client.post("/box/files", data={**form, "file": ["a" * 26]}).status_code == 404


def test_nothing_lies_in_clear(place, app, settings, tmp_path, monkeypatch):
    """Law 12: the marker of story, names and file is in no byte of database, blobs or temporary folder."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    marker = "zebra-lantern-17"
    walk = Walker(app, "/c/harbor/report")
    receipt = walk.report(
        story=f"He said {marker}", who=marker, contact=marker, files=[(f"{marker}.txt", marker.encode() * 90_000)]
    )
    walk.open_box(receipt)
    walk.post("message", message=f"And again {marker}")
    with place.unit():
        ana = place.actor("Ana", "lead")
        [row] = reports.listing(ana)
        assert marker in reports.read(ana, row.id).answers["story"]
    looked = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(settings.blobs in path.parents for path in looked)
    secrets = [marker, receipt, sealing.receipt.tidy(receipt)]
    for path in looked:
        raw = path.read_bytes()
        assert not [secret for secret in secrets if secret.encode() in raw], path


def test_uploads_of_this_application_are_sealed(app):
    """The request class in use spools uploads sealed."""
    assert app.request_class is web.SealedRequest
    assert isinstance(web.SealedRequest({})._get_file_stream(None, None), sealing.SealedSpool)
