"""S1: the accused runs the meetup. He sees no row, count, letter or title; every page is as if nothing had happened."""

from .filing import finish, write
from .visitor import Visitor

STORY = "MARKERSTORY Ben would not let me leave."
BEN = "ben@harbor-python.example"
PAGES = (
    "/home",
    "/desk/harbor-python/",
    "/desk/harbor-python/?page=2",
    "/desk/harbor-python/team",
    "/desk/harbor-python/file",
    "/c/harbor-python/",
    "/c/harbor-python/conduct",
    "/c/harbor-python/report",
    "/report",
    "/unsent",
)
COUNTING = ("/desk/harbor-python/", "/home", "/desk/harbor-python/settings")


def test_the_accused_sees_nothing(opened, post, pages):
    """Ana gets the report, the letter and the case; Ben's pages stay the same, byte for byte, at every step."""
    pages.forgive("404")
    ben, tove, ana, nia = opened("ben"), opened("tove"), opened("ana"), opened(width="phone")
    before, counted = look(ben, PAGES), look(tove, COUNTING)
    waiting = ana.go("/desk/harbor-python/").reports
    assert waiting
    report(nia)
    assert look(ben, PAGES) == before
    assert look(tove, COUNTING) == counted
    assert post.readers() == {"ana@harbor-python.example"}
    [fresh] = set(ana.go("/desk/harbor-python/").reports) - set(waiting)
    ana.follow(f'[data-report="{fresh}"] a')
    addresses = [ana.path]
    ana.act("open")
    assert STORY in ana.text
    ana.act("open")
    addresses += [ana.path, ana.path + "/recuse", ana.path + "/notes", ana.path + "/escalate"]
    name = ana.title
    ana.act("note", kind="fact", text="MARKERFACT The door was shut.")
    ana.act("answer", text="MARKERANSWER We are with you.")
    ana.act("answer")
    assert ana.go("/desk/harbor-python/").cases == [name]
    assert look(ben, PAGES) == before
    assert look(tove, COUNTING) == counted
    assert BEN not in post.readers()
    nothing_there(ben, addresses, name)


def report(nia: Visitor) -> None:
    """Anonymously, with Ben ticked: he is not among those who can read it."""
    nia.go("/c/harbor-python/report")
    nia.page.get_by_role("checkbox", name="Ben Castell").check()
    nia.press("Go on")
    assert "Not: Ben Castell" in nia.text
    write(nia, story=STORY)
    readers, left_out = nia.page.locator(".who-reads p").all_inner_texts()
    assert "Ana Mirza" in readers
    assert "Ben" not in readers
    assert "Ben Castell" in left_out
    finish(nia)


def look(who: Visitor, paths) -> dict:
    """Status and bytes of these pages."""
    return {path: who.raw(path) for path in paths}


def nothing_there(ben: Visitor, addresses: list[str], name: str) -> None:
    """The address of the report, the case and each of its acts is an address of nothing."""
    nowhere = ben.raw("/desk/harbor-python/cases/" + "a" * 26)
    assert nowhere[0] == 404
    for address in addresses:
        assert ben.raw(address) == nowhere, address
    ben.go("/desk/harbor-python/")
    assert ben.cases == ben.reports == []
    assert "No report waits" in ben.text
    for path in PAGES:
        assert "MARKER" not in ben.raw(path)[1]
        assert name not in ben.raw(path)[1]
    assert ben.go(addresses[1]).status == 404
