"""A report in a language that runs from right to left, without scripts: filed, answered, read; nothing sticks out."""

import os
from pathlib import Path

import pytest

from .filing import WRITING

WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
OUT = """() => [...document.querySelectorAll("main *, header *, footer *")].filter(node => {
  const box = node.getBoundingClientRect();
  const shown = box.width > 1 && box.height > 1 && !node.closest(".sr, .skip, [hidden], pre, .aloud");
  return shown && (box.left < -1 || box.right > innerWidth + 1);
}).map(node => node.tagName + "." + node.className)"""
SIZES = {"360": {"width": 360, "height": 740}, "1280": {"width": 1280, "height": 900}}
STORY = "MARKERSTORY كانوا عند الباب"


@pytest.fixture
def scripts() -> bool:
    """None: the way is plain links and forms."""
    return False


class Looker:
    """Looks at each page, narrow and wide; with PICTURES set to a folder it takes them, light and dark."""

    def __init__(self, visitor, name: str):
        self.visitor, self.page, self.name, self.taken = visitor, visitor.page, name, 0

    def look(self, direction: str) -> None:
        self.taken += 1
        assert self.page.evaluate("document.documentElement.dir") == direction, self.visitor.path
        for width, size in SIZES.items():
            self.page.set_viewport_size(size)
            assert self.page.evaluate(WIDE) <= 0 and self.page.evaluate(OUT) == [], (self.visitor.path, width)
            for theme in ("light", "dark") if os.environ.get("PICTURES") else ():
                self.page.emulate_media(color_scheme=theme)
                file = Path(os.environ["PICTURES"], f"{self.name}-{self.taken:02}-{width}-{theme}.png")
                self.page.screenshot(path=file, full_page=True)


@pytest.mark.parametrize("language", ["ar", "es"])
def test_a_report_filed_answered_and_read(opened, pages, language):
    """From the community's page in one's own language to the answer in the box; no step falls back."""
    pages.forgive("422")
    direction = "rtl" if language == "ar" else "ltr"
    nia = opened()
    see = Looker(nia, language)
    nia.go("/c/northconf/").click(nia.page.locator(f".languages a[lang={language}]"))
    see.look(direction)
    nia.follow("a[href*='/conduct?']")
    see.look(direction)
    nia.go(f"/c/northconf/?lang={language}").follow("section a.button")
    see.look(direction)
    nia.send(WRITING)
    nia.send(WRITING)  # nothing written: what is wrong is said in the same language
    assert nia.status == 422
    see.look(direction)
    for fields in ({"story": STORY}, {"who": "MARKERWHO"}, {"wishes": "w"}, {}):
        nia.send(WRITING, **fields)
        see.look(direction)
    receipt = nia.page.locator("#receipt").inner_text()
    assert nia.page.evaluate("getComputedStyle(document.querySelector('#receipt')).direction") == "ltr"
    nia.send("form:has([name=receipt])", receipt=receipt)
    assert nia.page.locator("#reported").count() == 1
    see.look(direction)
    answered(opened("cleo"), language)
    nia.follow("main a[href*='/box']").send("form:has([name=receipt])", receipt=receipt)
    see.look(direction)
    assert "Calm words." in nia.text and "MARKERSTORY" in nia.page.content()
    other = "es" if language == "ar" else "ar"
    nia.click(nia.page.locator(f".languages button[lang={other}]"))
    see.look("rtl" if other == "ar" else "ltr")
    assert "Calm words." in nia.text


def answered(cleo, language: str) -> None:
    """Somebody of the team opens it, sees which language its reporter used, and answers."""
    cleo.go("/desk/northconf/")
    for report in cleo.reports:
        cleo.go(f"/desk/northconf/reports/{report}")
        if cleo.page.locator("form[data-act=open]").count():
            cleo.act("open")
        if "MARKERSTORY" in cleo.page.content():
            break
        cleo.go("/desk/northconf/")
    assert {"ar": "Arabic", "es": "Spanish"}[language] in cleo.text
    cleo.act("open")
    cleo.act("answer", text="Calm words.")
    cleo.act("answer")
