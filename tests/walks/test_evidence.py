"""Files in a browser: sent by a reporter, looked at by a handler, one opened as it was, others added to a case."""

import re

from playwright.sync_api import expect

from portal.evidence import UNNAMED
from tests.evidence.samples import MAIL, MP3, paper, picture

from .filing import WRITING, file_report

FILES = [
    {"name": "MARKERshot.jpg", "mimeType": "image/jpeg", "buffer": picture("JPEG", size=(640, 480), told=True)},
    {"name": "MARKERscan.pdf", "mimeType": "application/pdf", "buffer": paper(3, told=True)},
    {"name": "MARKERtalk.eml", "mimeType": "message/rfc822", "buffer": MAIL},
    {"name": "MARKERvoice.mp3", "mimeType": "audio/mpeg", "buffer": MP3},
]


def test_files_from_a_reporter_to_a_case(opened, scripts, pages):
    """What was taken out is said before sending; handlers look here first; the original comes for a reason."""
    pages.forgive("422")
    nia = opened(width="phone")
    if scripts:
        warned(nia)
    file_report(nia, "northconf", story="MARKERSTORY in the hall", attachments=FILES)
    cleo = opened("cleo", width="phone")
    cleo.go("/desk/northconf/").follow("[data-report] a")
    while "MARKERSTORY" not in cleo.act("open").text:
        cleo.go("/desk/northconf/").follow("[data-report] a")
    cleo.link("MARKERshot.jpg")
    assert "Taken out of the copy: where it was made" in cleo.text
    assert cleo.title == "A file"
    cleo.page.locator("summary", has_text="Show the picture").click()
    drawn = cleo.page.locator("img.drawn")
    drawn.scroll_into_view_if_needed()
    assert drawn.evaluate("node => node.decode().then(() => node.naturalWidth)") == 480
    with cleo.page.expect_download() as going:
        form = cleo.page.locator("form[data-act=original]")
        form.locator("[name=reason]").fill("MARKERREASON")
        form.locator("button").click()
    assert going.value.path().read_bytes() == FILES[0]["buffer"]
    assert "MARKERREASON" in cleo.go(cleo.path).text
    cleo.link("Back").link("MARKERscan.pdf")
    cleo.page.locator("summary", has_text="Show its pages").click()
    cleo.link("Next page")
    assert "Page 2 of 3" in cleo.text
    assert "He said it again." in cleo.link("Back").link("MARKERtalk.eml").text
    assert "Take care with this one" in cleo.link("Back").link("MARKERvoice.mp3").text
    cleo.link("Back").act("open")
    add(cleo, scripts)


def warned(nia) -> None:
    """Where script runs a film too large is told as it is chosen, before it travels."""
    page = nia.go("/c/northconf/report").send(WRITING).page
    film = {"name": "film.mp4", "mimeType": "video/mp4", "buffer": bytes(UNNAMED.largest + 1)}
    page.locator("[name=attachments]").set_input_files([film])
    expect(page.locator("[data-too-large]")).to_be_visible()
    page.locator("[name=attachments]").set_input_files([film | {"buffer": b"short"}])
    expect(page.locator("[data-too-large]")).to_be_hidden()


def add(cleo, scripts: bool) -> None:
    """A handler's own files: one can't be taken, the other is; where script runs without leaving the page."""
    bad = {"name": "none.png", "mimeType": "image/png", "buffer": b""}
    good = {"name": "MARKERown.png", "mimeType": "image/png", "buffer": picture("PNG")}
    case = cleo.path
    form = cleo.go(f"{case}/files").page.locator("form[data-act=attach]")
    form.locator("[name=attachments]").set_input_files([bad, good])
    form.locator("button[type=submit]").click()
    cleo.page.get_by_text(re.compile("is empty")).first.wait_for()
    assert "The other files are kept with the case" in cleo.text
    assert "MARKERown.png" in cleo.go(case).text
    cleo.go(f"{case}/files").act("attach", attachments=[good | {"name": "MARKERsecond.png"}])
    assert cleo.path == case
    assert "MARKERsecond.png" in cleo.text
