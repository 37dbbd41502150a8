"""A private check: tokens made by the page on the event's own machine, byte for byte those of the command."""

import csv
import io
import unicodedata

import pytest

from portal import access, communities, door
from portal.db import db
from portal.screening.models import ScreeningCheck

from .visitor import Visitor

MAILS = (
    "Robin <RK+tag@Mail.Example>", "  rk@mail.example ", "R.K+x@googlemail.com", "ＲＫ＠ｍａｉｌ．ｅｘａｍｐｌｅ",
    "straße@STRASSE.example", "x@bücher.example", "X@BU\u0308CHER.Example", "x@münchen.faß.example", "a@b@c.example",
    "+tag@x.example", "info@x.example", "no address", "x@例え。jp", "x@пример.рф", "ΣΊΣΥΦΟΣ@x.example", "İı@x.example",
    "x@a..b.example", "x@.example.", "z\u200bw@x\u200b.example", "<a@b.example> trailing", "x@ex\u00adample.org",
    "a b@x.example", "\u2028ls@x.example\x85", 'quo"te@x.example', "Ꭰꭰ@x.example", "@x.example", "x@",
    "y" * 500 + "@x.example",
)  # fmt: skip
HANDLES = (
    "@Robk", "https://example.social/@robk", "robk@example.social", "https://www.meetup.com/members/12345/",
    "http://www.meetup.com/PyData/members/12537919/", "github.com/AdaB", "x", "ＡＤＡ", "with space", "in/ada",
    "https://linkedin.com/in/Ada-B?x=1", "@@double", "//", "Ω", "ẞß", "a\u3000b", "ada/", "é", "e\u0301x",
)  # fmt: skip
IDS = ("=1+1", "a,b", 'q"x', "r 1", "é", "-2", "@x", "+3")
TEXT = """async () => {
  const file = document.querySelector("form[data-act=tokens] input[type=file]").files[0];
  return file ? await file.text() : "";
}"""


def letters() -> list[str]:
    """One handle for each letter whose normal form is another letter."""
    found = []
    for point in range(0x110000):
        char = chr(point)
        folded = unicodedata.normalize("NFKC", char).casefold()
        if folded != char and unicodedata.category(char) not in ("Cn", "Cs", "Co"):
            found.append(f"a{char}b")
    return found


def awkward() -> str:
    """A list nobody would like to read."""
    raw = io.StringIO()
    made = csv.writer(raw)
    made.writerow(("row_id", "name", "email", "handle"))
    cells = [(mail, "") for mail in MAILS] + [("", handle) for handle in (*HANDLES, *letters())]
    for number, (mail, handle) in enumerate(cells):
        made.writerow((IDS[number] if number < len(IDS) else f"r{number}", 'two\nlines, "one" name', mail, handle))
    return raw.getvalue()


@pytest.mark.parametrize("scripts", [True], ids=["scripts"])
def test_the_page_makes_what_the_command_makes(opened, app, world, tmp_path):
    """The list stays on the machine; nothing is sent before the button is pressed, and then only tokens."""
    (tmp_path / "list.csv").write_text(awkward(), encoding="utf-8", newline="")
    omar = opened("omar")
    sent = []
    omar.page.on("request", lambda request: sent.append(request.method))
    with app.app_context():
        event = communities.events(world.actor("omar"))[0].id
    path = f"/desk/northconf/screening/events/{event}/private"
    omar.go(path)
    form = omar.page.locator("form[data-act=tokens]")
    key = form.locator("[name=key]").get_attribute("value")
    (tmp_path / "key").write_text(key)
    files = [tmp_path / "list.csv", "--key", tmp_path / "key", "--out", tmp_path / "T.csv"]
    assert door.main(["screening", "tokens", *map(str, files)]) == 0
    omar.page.locator("#own-list").set_input_files(tmp_path / "list.csv")
    omar.page.get_by_text("are in the form below").wait_for()
    made = omar.page.evaluate(TEXT).encode()
    assert made == (tmp_path / "T.csv").read_bytes()
    assert len(made.splitlines()) > 5_000
    assert "POST" not in sent
    _choose_otherwise(omar, tmp_path)
    rows = "".join(f"{number},Ida {number},ida{number}@x.example\n" for number in range(12))
    (tmp_path / "twelve.csv").write_text(f"row_id,name,email\n{rows}")
    omar.page.locator("#own-list").set_input_files(tmp_path / "twelve.csv")
    omar.page.get_by_text("12 tokens of 12 rows").wait_for()
    omar.act("tokens", noticed="y")
    assert "It is on its way" in omar.text
    with app.app_context():
        up = access.letterbox("screening")
        assert up.first(up.select(ScreeningCheck.fresh).where(ScreeningCheck.kind == "tokens")) == 12
        db.session.remove()


def _choose_otherwise(omar: Visitor, folder) -> None:
    """A stray mark is named with its line; another column gives other tokens; nothing chosen gives none."""
    (folder / "stray.csv").write_text('row_id,name,email\n1,A,a@x.example\n2,"B" C,b@x.example\n')
    omar.page.locator("#own-list").set_input_files(folder / "stray.csv")
    omar.page.get_by_text("In line 3 a quotation mark").wait_for()
    assert omar.page.evaluate(TEXT) == ""
    (folder / "shop.csv").write_text("Order;E-Mail;Twitter\nA1;ida@x.example;@ida\nA2;bo@x.example;\n")
    omar.page.locator("#own-list").set_input_files(folder / "shop.csv")
    omar.page.get_by_text("3 tokens of 2 rows").wait_for()
    omar.page.locator("#own-mail").select_option("-1")
    omar.page.get_by_text("1 tokens of 2 rows").wait_for()


@pytest.mark.parametrize("scripts", [False], ids=["plain"])
def test_without_script_the_page_says_how(opened, app, world):
    """The command, the key, and no picker that does nothing."""
    omar = opened("omar")
    with app.app_context():
        event = communities.events(world.actor("omar"))[0].id
    omar.go(f"/desk/northconf/screening/events/{event}/private")
    assert "portal screening tokens" in omar.text
    assert not omar.page.locator("#own-list").is_visible()
