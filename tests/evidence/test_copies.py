"""Copies without what a file tells of its maker, made in a child that can do little, and originals beside them."""

import io
import os
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from portal import sealing
from portal.evidence import cleaning, labels, showing, taking

from .samples import JPG, MAIL, MP3, PDF, PNG, SECRET, paper, picture

pytestmark = pytest.mark.sqlite_only


def _bomb() -> bytes:
    made = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(made, "PNG")
    return made.getvalue()


@pytest.fixture
def take(app):
    """`take(name, raw)`: (facts, bytes of the copy, bytes of the original or None), or the problem's code."""

    def taken(name: str, raw: bytes):
        with app.test_request_context():
            found, problems = taking.take([(name, io.BytesIO(raw))])
            if problems:
                assert problems[0].name in labels.problem(problems[0])
                return problems[0].code
            copy = b"".join(sealing.stashed(found[0]))
            return found[0], copy, b"".join(sealing.stashed(found[0].beside)) if found[0].beside else None

    return taken


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_a_picture_tells_nothing_any_more(take, kind):
    """What was written into it is gone from the copy, the picture is upright, the original is as it came."""
    raw = picture(kind, told=True)
    assert SECRET.encode() in raw
    facts, copy, original = take(f"photo.{kind.lower()}", raw)
    assert original == raw
    assert SECRET.encode() not in copy
    shown = Image.open(io.BytesIO(copy))
    assert dict(shown.getexif()) == {}
    assert shown.size == ((64, 48) if kind == "PNG" else (48, 64))
    about = showing.about(facts)
    assert set(about.told) >= (
        {"words"} if kind == "PNG" else {"device", "moment", "name"} | ({"place"} if kind != "TIFF" else set())
    )


def test_it_is_said_what_was_taken_out(app, take):
    """One sentence, for the reporter and for handlers."""
    facts, *_ = take("photo.jpg", picture("JPEG", told=True))
    plain, *_ = take("photo.jpg", JPG)
    with app.test_request_context():
        assert labels.told(showing.about(facts)) == (
            "Taken out of the copy: where it was made, when it was made, the camera or phone, "
            "and names of those who made it."
        )
        assert labels.told(showing.about(plain)).startswith("Nothing hidden was found")
        sound, copy, original = take("voice.mp3", MP3)
        assert (copy, original) == (MP3, None)
        assert "Sound is kept as it is" in labels.told(showing.about(sound))


def test_what_hides_behind_a_picture_stays_behind(take):
    """Polyglots: the copy holds the picture alone, and it is said."""
    for name, raw in (("a.jpg", JPG), ("a.png", PNG)):
        facts, copy, original = take(name, raw + b"PK\x03\x04 and a whole archive" * 40)
        assert b"archive" in original
        assert b"archive" not in copy
        assert "tail" in facts.more["told"]


def test_a_paper_tells_nothing_any_more(take):
    """Author, script, attached file, who remarked, and what a camera wrote into a picture on its page."""
    raw = paper(told=True, inside=picture("JPEG", told=True))
    facts, copy, original = take("letter.pdf", raw)
    assert original == raw
    pdf = pikepdf.open(io.BytesIO(copy))
    assert len(pdf.pages) == 2
    whole = b"".join(
        thing.read_bytes()
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Stream) and thing.get("/Filter") != pikepdf.Name.DCTDecode
    )
    drawn = b"".join(thing.read_raw_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream))
    assert SECRET.encode() not in copy + whole + drawn
    assert b"Exif" in original
    assert b"Exif" not in drawn
    assert not {"/OpenAction", "/Names"} & set(pdf.Root.keys()) or "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
    assert "/Info" not in pdf.trailer
    assert pdf.pages[0].Annots[0].Contents == "look here"
    assert set(facts.more["told"]) >= {"name", "active", "attached", "inside"}
    assert facts.more["pages"] == 2


def test_a_mail_shows_its_words_and_not_its_way(take):
    """From, to, day, subject, words and the names of what was attached; no server, no address of a computer."""
    facts, copy, original = take("talk.eml", MAIL)
    assert original == MAIL
    text = copy.decode()
    assert SECRET not in text
    assert "203.0.113.9" not in text
    for words in ("From: Ann <ann@people.example>", "Subject: The talk", "He said it again.", "[+] shot.png"):
        assert words in text
    assert (facts.name, facts.type, facts.beside.name) == ("talk.txt", "text/plain", "talk.eml")
    _facts, copy, _original = take("box.mbox", b"From a Fri\n" + MAIL + b"\nFrom b Sat\n" + MAIL)
    assert copy.decode().count("He said it again.") == 2


def test_chats_as_programs_export_them(take):
    """A list of messages as JSON, a page, or lines of text; other JSON stays as it is."""
    rows = (
        b'{"messages": [{"from": "Ann", "date": "2026-01-02", "text": ["hi ", {"text": "there"}], "from_id": "u77"}]}'
    )
    _facts, copy, _original = take("result.json", rows)
    assert copy.decode() == "2026-01-02 Ann:\nhi there"
    page = b"<html><head><style>x</style></head><body><div>Ann</div><p>hi <b>there</b></p><script>bad()</script>"
    _facts, copy, _original = take("messages.html", page)
    assert copy.decode() == "Ann\n\nhi there"
    facts, copy, original = take("chat.txt", b"02/01/2026, 10:11 - Ann: hi there")
    assert (facts.more["sort"], original) == ("chat", None)
    facts, copy, original = take("list.json", b'{"a": [1, 2]}')
    assert (copy, original) == (b'{"a": [1, 2]}', None)


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("locked.pdf", paper(encryption=pikepdf.Encryption(user="x", owner="y")), "file_locked"),
        ("bomb.png", _bomb(), "file_pixels"),
        ("deep.json", b"[" * 200_000 + b"]" * 200_000, "file_heavy"),
    ],
)
def test_what_no_copy_can_be_made_of(take, name, raw, code):
    """Each has its own sentence, and nothing of it is kept."""
    assert take(name, raw) == code


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("cut.jpg", picture("JPEG", size=(400, 400))[:2000]),
        ("cut.png", picture("PNG", size=(400, 400))[:-300]),
        ("cut.pdf", PDF[:60]),
        ("odd.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\0" * 300),
        ("script.gif", b"GIF89a=alert(1);//" + b"\0" * 40),
    ],
)
def test_a_damaged_file_may_be_all_there_is(take, name, raw):
    """It is kept whole, as it came, with a warning; nothing of it is ever shown here."""
    facts, copy, original = take(name, raw)
    assert (facts.more["whole"], copy, original) == ("broken", raw, None)
    assert showing.about(facts).shows == ""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("bomb.json", b"[" + b"{}," * 8_000_000 + b"{}]"),
        ("bomb.pdf", PDF.replace(b"/Catalog", b"/Catalog /B [" + b"0 " * 11_000_000 + b"]")),
    ],
)
def test_what_unpacks_without_end_costs_the_child_alone(take, name, raw):
    """Millions of things in one file: half a gigabyte, ten seconds, then there is no copy and a sentence says so."""
    assert len(raw) > 20_000_000
    found = take(name, raw)
    assert found == "file_heavy" or found[0].more["whole"] == "broken"


def test_the_bench_writes_nothing_and_knows_nothing(app, tmp_path):
    """It can't write a file, and no key or setting of the portal is in its surroundings."""
    os.environ["PORTAL_CANARY_OF_A_TEST"] = "zebra"
    try:
        child = cleaning._started()
        seen = Path(f"/proc/{child.pid}/environ").read_bytes()
        while b"LANG" not in seen:
            seen = Path(f"/proc/{child.pid}/environ").read_bytes()
        assert b"zebra" not in seen
        child.stdin.write(b"{")
        limits = ""
        while limits.rsplit("Max file size", maxsplit=1)[-1].split()[:1] != ["0"]:
            limits = Path(f"/proc/{child.pid}/limits").read_text()
        assert limits.split("Max core file size")[1].split()[0] == "0"
        assert limits.split("Max address space")[1].split()[0] == str(512 * 1024 * 1024)
    finally:
        del os.environ["PORTAL_CANARY_OF_A_TEST"]
        child.kill()
        child.stdin.close()
        child.stdout.close()
        child.wait()


def test_pages_are_drawn(app, take):
    """A picture and each page of a paper as a picture; a page that is not there is no page."""
    for name, raw, number in (("a.png", PNG, 1), ("a.pdf", PDF, 2)):
        facts, copy, _original = take(name, raw)
        with app.app_context():
            drawn = showing.page(showing.about(facts), [copy], number)
        assert Image.open(io.BytesIO(drawn.raw)).format == drawn.type.removeprefix("image/").upper()
        with pytest.raises(cleaning.Unclean):
            showing.page(showing.about(facts), [copy], 3)


def test_words_are_shown_as_they_read():
    """No sign that turns the direction of reading, no sign nobody sees, and not without end."""
    assert showing.words(["\ufeffa\u202eb\x07c\n".encode()]) == ("abc\n", False)
    assert showing.words(["Grüße".encode("utf-16")]) == ("Grüße", False)
    text, more = showing.words([b"x" * 65536] * 9)
    assert (len(text), more) == (showing.WORDS, True)
