"""Two people who do not know of each other hold their reports back; a handler first sees nothing, then both."""

from portal import clock as portal_clock
from portal import escrow
from portal.db import writing
from portal.reports import held_days

from .filing import file_report
from .test_box import enter

ONE = "MARKERONE He came to my door twice."
TWO = "MARKERTWO He sat down at our table and would not go."
HANDLES = "github: robk_dev"


def test_two_hold_and_both_agree(opened, pages, post, app, clock, axe, scripts):
    """Switched on by the lead, held by two, asked in both boxes, opened by the second yes, linked for the handler."""
    pages.forgive("404")
    cleo = opened("cleo")
    cleo.go("/desk/northconf/settings/held")
    if "It is switched off" in cleo.text:
        cleo.act("edit")
    assert "It is switched on" in cleo.text
    post.clear()
    before = cleo.go("/desk/northconf/").text
    nia, sam = opened(width="phone"), opened(width="phone")
    first = file_report(nia, "northconf", story=ONE, hold="yes", hold_who=HANDLES)
    assert nia.title == "Your report is held"
    second = file_report(sam, "northconf", story=TWO, hold="yes", hold_who="https://github.com/RobK_dev")
    assert cleo.go("/desk/northconf/").text == before
    assert post.fetch() == []
    assert "Nobody has read it" in enter(nia, first).text
    assert "Another report names the same person" not in nia.text
    later(app, clock, escrow.ASK_EARLIEST + escrow.ASK_WITHIN)
    enter(nia, first)
    if scripts:
        axe(nia.page)
    assert "Another report names the same person" in nia.text
    nia.press("Open mine if the other one agrees")
    assert "You agreed" in nia.text
    cleo = opened("cleo")
    old = set(cleo.go("/desk/northconf/").reports)
    assert len(old) == before.count("not opened yet")
    assert "Another report names the same person" in enter(sam, second).text
    sam.press("Open mine if the other one agrees")
    assert "together with another one" in sam.text
    fresh = set(cleo.go("/desk/northconf/").reports) - old
    assert len(fresh) == 2
    seen = [read(cleo, report) for report in sorted(fresh)]
    assert sorted(ONE in text for text in seen) == sorted(TWO in text for text in seen) == [False, True]
    assert all("both name the same handle or address" in text for text in seen)
    cleo.follow(".notice a")
    assert (ONE in cleo.text) != (ONE in seen[1])
    assert nia.page.context.cookies() == sam.page.context.cookies() == []


def test_taken_back_unread(opened, pages):
    """One tick and one press, and neither words nor receipt are left."""
    pages.forgive("422")
    opened("cleo").go("/desk/northconf/settings/held")
    nia = opened(width="phone")
    receipt = file_report(nia, "northconf", story=ONE, hold="yes", hold_who=HANDLES)
    enter(nia, receipt).send("form:has([value=hold_back])")
    assert "tick that you are sure" in nia.text
    nia.send("form:has([value=hold_back])", sure="yes")
    assert nia.title == "Your report is gone"
    enter(nia, receipt)
    assert nia.status == 422


def read(cleo, report: str) -> str:
    """Open a report that waits, and read its page."""
    cleo.go("/desk/northconf/").follow(f'[data-report="{report}"] a').act("open")
    return cleo.text


def later(app, clock, days: int) -> None:
    """Days pass, and the keeper looks."""
    clock.advance(days=days)
    with app.app_context(), writing():
        held_days.look_after(portal_clock.now())
