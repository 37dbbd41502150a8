"""A text comes in: what was found in it is shown with its sentence, and only what a person confirms is kept."""

import io

import pytest

from portal import policies
from tests.communities.people import acting
from tests.library import files

pytestmark = pytest.mark.sqlite_only

HILL = "https://hill.example/coc"
TEXT = f"# Rules\n\nBe kind.\n\nAdapted from the [Hill code]({HILL}). This code is licensed under CC BY 4.0 Unported.\n"


def kept(app, lead):
    with acting(app):
        row = policies.draft(lead)
        return row.licence, [(one.title, one.url) for one in policies.sources(lead, row)]


def test_what_was_found_is_kept_only_when_confirmed(app, meadow, ada):
    ada.get("/desk/meadow/code/text").send("write", text=TEXT)
    assert ada.path == "/desk/meadow/code/found"
    assert "Adapted from the Hill code." in ada.text
    assert "There is no licence called “CC BY 4.0 Unported”" in ada.text
    assert kept(app, meadow) == ("", [])
    ada.send("confirm", **{"sources-0-title": "Hill Rules"})
    assert kept(app, meadow) == ("CC-BY-4.0", [("Hill Rules", HILL)])
    ada.get("/desk/meadow/code/found")
    assert "nothing about where it comes from that is not already noted" in ada.text


def test_a_wrong_guess_is_left_out(app, meadow, ada):
    ada.get("/desk/meadow/code/text").send("write", text=TEXT)
    ada.soup.find("input", attrs={"name": "sources-0-keep"}).extract()
    ada.soup.find("input", attrs={"name": "own"}).extract()
    ada.send("confirm")
    assert kept(app, meadow) == ("", [])


def test_a_mistake_is_told_beside_its_field_and_what_was_typed_stays(app, meadow, ada):
    ada.get("/desk/meadow/code/text").send("write", text=TEXT)
    ada.send("confirm", **{"sources-0-url": "//hill.example", "sources-0-author": "Hill Circle"})
    assert ada.status == 422 and "begins with https://" in ada.text
    assert ada.soup.find("input", attrs={"name": "sources-0-author"})["value"] == "Hill Circle"
    assert kept(app, meadow) == ("", [])


def test_a_text_that_says_nothing_of_its_origin_goes_straight_on(ada):
    ada.get("/desk/meadow/code/text").send("write", text="Be kind. We were inspired by our members.")
    assert ada.path == "/desk/meadow/code/source"


@pytest.mark.parametrize(
    ("file", "name", "words"),
    [
        (files.docx(), "a.docx", "This Word file has no words in it."),
        (files.pdf(), "a.pdf", "This PDF is a scan"),
        (b"\x89PNG\r\n", "a.png", "This is a picture."),
    ],
)
def test_each_bad_file_has_its_own_sentence(ada, file, name, words):
    ada.get("/desk/meadow/code/text").send("write", text="", file=(io.BytesIO(file), name))
    assert ada.status in (413, 422) and words in ada.text
    assert ada.path == "/desk/meadow/code/text"


def test_a_word_file_becomes_the_draft(app, meadow, ada):
    file = files.docx("Be kind to everybody.", f"Adapted from {HILL}.")
    ada.get("/desk/meadow/code/text").send("write", text="", file=(io.BytesIO(file), "code.docx"))
    assert ada.path == "/desk/meadow/code/found" and "turned into plain Markdown" in ada.text
    with acting(app):
        assert policies.draft(meadow).text.startswith("Be kind to everybody.")
