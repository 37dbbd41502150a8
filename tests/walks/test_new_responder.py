"""Somebody who has never done this follows nothing but the one next act each page names, to the end of a case."""

from .filing import file_report
from .visitor import Visitor

STORY = "MARKERSTORY It was at the bar, twice."
NEXT = ".notice.act a.button, .notice.act form button[type=submit]"


def test_a_report_becomes_a_decided_told_and_filed_case(opened, pages):
    """From what waits to the committee's inbox; each page has one next act, and it leads on."""
    receipt = file_report(opened(), "northconf", story=STORY)
    dov, eli = opened("dov"), opened("eli")
    path = open_it(dov)
    forward(dov, "Next: gather the facts").act("note", kind="fact", text="Two people saw it.")
    forward(dov, "Next: write the review").act("review", finding="violation", risks=["repeated"], text="It is ours.")
    forward(dov, "Next: propose what to do").act(
        "propose", outcome="violation", measure="stay_away", plan="Stays away from the bar.", text="It was twice."
    )
    forward(dov, "Next: hear the people it concerns").act("hear", whom="reported", text="He says he is sorry.")
    assert "Others have to agree" in dov.text
    colleague_agrees(eli, path)
    dov.go(path)
    forward(dov, "Next: name the person it is about").act("party", role="reported", name="Rob Kesten")
    assert "Next: tell the person it is about" in dov.text
    dov.click(dov.page.get_by_role("link", name="It was said face to face"))
    dov.act("enact", text="Told him at the door; the bar knows.")
    forward(dov, "Next: tell the reporter").act("tell", text="MARKEROUT We spoke with him. He stays away.")
    assert "can't be taken back" in dov.text
    dov.act("tell")
    forward(dov, "Next: ask how everybody is").act("follow", text="They are well.")
    forward(dov, "Next: write down how it ended").act("resolve", text="It has stopped.")
    forward(dov, "Next: send it to the committee, or close it")
    dov.act("escalate", reason="after_event")
    dov.act("escalate")
    assert dov.path == path
    forward(dov, "Next: close the case").act("close", outcome="violation", text="All is said.")
    assert "Nothing is left to do" in dov.text
    what_the_reporter_sees(opened(), receipt)


def open_it(dov: Visitor) -> str:
    """What waits is opened and becomes a case; returns its address."""
    waiting = dov.go("/desk/northconf/").reports
    for one in waiting:
        dov.go("/desk/northconf/").follow(f'[data-report="{one}"] a')
        dov.act("open")
        if STORY in dov.text:
            break
    dov.act("open")
    assert STORY in dov.text
    return dov.path


def forward(dov: Visitor, title: str) -> Visitor:
    """The page names this next act, and only this one; follow it."""
    notices = dov.page.locator(".notice.act").filter(has=dov.page.locator("a.button, button"))
    titles = [one.strip() for one in notices.locator(".notice-title").all_inner_texts()]
    assert titles == [title]
    return dov.click(dov.page.locator(NEXT).first)


def colleague_agrees(eli: Visitor, path: str) -> None:
    """A colleague reads the proposal on the page and says so."""
    eli.go(path)
    assert "Next: say" not in eli.text
    eli.press("Nothing stands in my way")
    assert "Next: say where you stand" in eli.text
    assert "Stays away from the bar." in eli.text
    eli.act("agree")
    assert "The decision" in eli.text


def what_the_reporter_sees(nia: Visitor, receipt: str) -> None:
    """The outcome in the team's words, that it is decided and closed, and nothing of what the team wrote."""
    nia.go("/box").send("form:has([name=receipt])", receipt=receipt)
    for words in ("MARKEROUT", "Decided", "Closed"):
        assert words in nia.text
    for words in ("It was twice.", "He says he is sorry.", "It is ours.", "the bar knows", "Two people saw it."):
        assert words not in nia.page.content()
