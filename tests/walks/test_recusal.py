"""S5: somebody steps back in the middle of a case. Access ends at once; the others go on."""

import re

from .filing import file_report
from .visitor import Visitor

STORY = "MARKERSTORY It was in the lift."
ACTS = ("", "/recuse", "/notes", "/answer", "/escalate", "/files")


def test_stepping_back_at_a_desk(opened, post, pages):
    """Dov knew the case; afterwards no row, title, letter or address of it is left to him. Eli works on."""
    pages.forgive("404")
    dov, eli = opened("dov"), opened("eli")
    waiting = dov.go("/desk/northconf/").reports
    receipt = report(opened())
    report_path, case_path, name = open_case(dov, waiting)
    assert name in eli.go("/desk/northconf/").cases
    others = [one for one in dov.go("/desk/northconf/").cases if one != name]
    assert len(others) > 1
    dov.go(case_path).press("Step back from this case")
    dov.act("recuse")
    assert dov.path == "/desk/northconf/"
    post.clear()
    for address in (report_path, *(case_path + act for act in ACTS)):
        nowhere = re.sub("[a-z2-7]{26}", "b" * 26, address)
        assert dov.raw(address)[0] == 404, address
        assert dov.raw(address) == dov.raw(nowhere), address
    assert dov.go("/desk/northconf/").cases == others
    assert name not in dov.go("/home").page.content()
    work_goes_on(eli, case_path, opened(), receipt, post)
    assert dov.go("/desk/northconf/").cases == others


def report(nia: Visitor) -> str:
    """One to NorthConf."""
    return file_report(nia, "northconf", story=STORY)


def open_case(dov: Visitor, waiting: list[str]) -> tuple[str, str, str]:
    """Opened, made a case of, a note written."""
    [fresh] = set(dov.go("/desk/northconf/").reports) - set(waiting)
    dov.follow(f'[data-report="{fresh}"] a')
    path = dov.path
    dov.act("open")
    assert STORY in dov.text
    dov.act("open")
    case_path, name = dov.path, dov.title
    dov.act("note", kind="fact", text="MARKERFACT The lift stood still.")
    return path, case_path, name


def work_goes_on(eli: Visitor, case_path: str, nia: Visitor, receipt: str, post) -> None:
    """A colleague reads all of it, sees who is out and not why, writes; letters go to those who are left."""
    eli.go(case_path)
    for words in (STORY, "MARKERFACT", "Stepped back from this case"):
        assert words in eli.text
    readers = eli.page.locator(".readers").last.inner_text()
    assert "Eli Navarro" in readers
    assert "Dov" not in readers
    eli.act("answer", text="MARKERANSWER We look into it.")
    eli.act("answer")
    nia.go("/box").send("form:has([name=receipt])", receipt=receipt)
    assert "MARKERANSWER" in nia.text
    nia.send("form:has([name=message])", message="MARKERBACK Good.")
    assert post.readers() == {"eli@northconf.example", "cleo@northconf.example"}
    assert "MARKERBACK" in eli.go(case_path).text


def test_an_agreement_falls_with_who_gave_it(opened, post, pages):
    """Two members had decided; one steps back. Their word is struck out, and the decision is open again."""
    pages.forgive("404")
    gil, hana = opened("gil"), opened("hana")
    gil.go("/committee/").follow('[data-case]:has-text("Received") a')
    path, name = gil.path, gil.title
    gil.act("confirm")
    gil.act("review", finding="violation", text="We read it.")
    gil.act("decide", standing="flagged", outcome="violation", text="MARKERWHY A pattern.")
    hana.go(path).act("agree")
    assert "The decision" in hana.text
    assert "The decision" in gil.go(path).text
    hana.go(path).press("Step back from this case")
    hana.act("recuse")
    assert name not in hana.cases
    assert hana.raw(path)[0] == 404
    gil.go(path)
    assert gil.page.locator("del").inner_text() == "Hana Vesely"
    assert "stepped back; does not count" in gil.text
    assert "Proposed decision" in gil.text
    assert "1 more member has to agree" in gil.text
    ivo = opened("ivo")
    ivo.go(path).act("attest")
    gil.go(path).act("keys")
    ivo.go(path).act("agree")
    assert "The decision" in ivo.text
