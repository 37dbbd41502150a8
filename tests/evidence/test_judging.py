"""Which files are taken, and what is said of the others (R50, R51, R53)."""

import io

import pytest

from portal.evidence import judging, taking

from .samples import DOCX, JPG, MAIL, MP3, MP4, PDF, PNG, ZIP


def judged(name: str, raw: bytes, largest: int = 10_000_000):
    stream = io.BytesIO(raw)
    found = judging.judge(name, stream, len(raw), largest)
    assert stream.tell() == 0
    return found


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("photo.png", PNG),
        ("photo.JPG", JPG),
        ("letter.pdf", PDF),
        ("talk.mp4", MP4),
        ("talk.mov", MP4),
        ("notes.docx", DOCX),
        ("notes.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500),
        ("chat.txt", "Grüße, “zebra”".encode()),
        ("chat.txt", "Grüße".encode("utf-16")),
        ("chat.txt", b"BM is how the message began"),
        ("chat.txt", b"\xef\xbb\xbfhello"),
        ("chat", b"hello"),
        ("chat.html", b"<html>hello"),
        ("result.json", b'{"messages": []}'),
        ("mail.eml", MAIL),
        ("mail.eml", b"From: a\r\nSubject: Gr\xfc\xdfe\r\n\r\nc"),
        ("all.mbox", b"From a@people.example Fri Jan  2\n" + MAIL),
        ("voice.mp3", MP3),
        ("voice.ogg", b"OggS\x00\x02" + b"\0" * 100),
    ],
)
def test_what_people_have_on_their_phones_is_taken(name, raw):
    """Pictures, PDF, text, mail, chats, sound, video, office files."""
    assert judged(name, raw) is None


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("photo.png", b"", "file_empty"),
        ("photo.png", PNG + b"\0" * 10_000_000, "file_large"),
        ("photo.png", JPG, "file_mistyped"),
        ("photo", JPG, "file_mistyped"),
        ("photo.jpg", b"MZ\x90\x00" + b"\0" * 300, "file_mistyped"),
        ("photo.jpg", b"<html><script>alert(1)</script>", "file_mistyped"),
        ("letter.pdf", b"GIF89a" + b"\0" * 300, "file_mistyped"),
        ("letter.pdf", b"#!/bin/sh\n" + PDF, "file_mistyped"),
        ("notes.txt", PDF, "file_mistyped"),
        ("notes.txt", b"%PDF-1.7 all in letters", "file_mistyped"),
        ("notes.txt", "Grüße".encode("latin-1"), "file_coding"),
        ("notes.txt", b"a" * 100_000 + b"\xff", "file_coding"),
        ("notes.txt", b"a" * 100_000 + b"\0", "file_coding"),
        ("notes.txt", b"\xff\xfea", "file_coding"),
        ("mail.eml", b"<html>no mail", "file_mistyped"),
        ("mail.eml", PNG, "file_mistyped"),
        ("all.zip", ZIP, "file_archive"),
        ("photo.jpg", ZIP, "file_archive"),
        ("notes.docx", ZIP, "file_archive"),
        ("all.rar", b"Rar!\x1a\x07\x00" + b"\0" * 100, "file_archive"),
        ("all.tar.gz", b"\x1f\x8b\x08" + b"\0" * 100, "file_archive"),
        ("setup.exe", b"MZ\x90\x00" + b"\0" * 300, "file_kind"),
        ("drawing.svg", b"<svg>", "file_kind"),
        ("run.sh", b"#!/bin/sh\n", "file_kind"),
        ("run", b"#!/bin/sh\n", "file_kind"),
    ],
)
def test_what_is_not_taken(name, raw, code):
    """Empty, packed, runnable, half text, or something else than its ending says."""
    assert judged(name, raw).code == code


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Nia\\photo.jpg", "photo.jpg"),
        ("a\x00b\r\nc\u202egpj.txt", "abcgpj.txt"),
        ("  .  ", "file"),
        (None, "file"),
        ("x" * 300 + ".jpg", "x" * 116 + ".jpg"),
        ("фото вечера.png", "фото вечера.png"),
    ],
)
def test_names_are_tidied(given, kept):
    """R53: no folder, nothing unprintable, a bounded length, the ending kept."""
    assert judging.tidy_name(given) == kept


def test_all_files_together(app):
    """So many bytes in all, and so many files, over several attempts."""
    with app.app_context():
        words = [(f"{number}.txt", io.BytesIO(b"x" * 300)) for number in range(4)]
        taken, problems = taking.take(words, limits=taking.Limits(all=1000))
        assert (len(taken), [problem.code for problem in problems]) == (3, ["file_all"])
        more, problems = taking.take([("4.txt", io.BytesIO(b"x"))], taken, taking.Limits(most=3))
        assert (more, [problem.code for problem in problems]) == ([], ["file_many"])
