"""S1 and S7: a report past the accused to the committee, one to a single person, and coming back without a receipt."""

import re

from .filing import file_report, finish, write
from .visitor import Visitor

STORY = "MARKERSTORY The organiser would not let me leave."
LOST = "MARKERLOST It is about the same evening."
HARBOR = ("/home", "/desk/harbor-python/", "/desk/harbor-python/team", "/c/harbor-python/report", "/unsent")
COUNTING = ("/desk/harbor-python/", "/home", "/desk/harbor-python/settings")
ANA = "ana@harbor-python.example"


def test_past_the_team_to_the_committee(opened, post, pages):
    """S1: it concerns Ben; Nia takes the committee's door. Neither Ben nor Ana sees a byte; Gil is told at once."""
    pages.forgive("404")
    ben, ana, tove, gil, nia = opened("ben"), opened("ana"), opened("tove"), opened("gil"), opened(width="phone")
    before = {"ben": look(ben, HARBOR), "ana": look(ana, HARBOR), "tove": look(tove, COUNTING)}
    waiting = gil.go("/committee/").reports
    nia.go("/c/harbor-python/report")
    words = nia.text
    assert words.index("In danger now?") < words.index("Ben Castell")
    nia.page.get_by_role("checkbox", name="Ben Castell").check()
    nia.send("form:has([name=door])", door="committee")
    assert "of the committee" in nia.page.locator(".who-reads").inner_text()
    receipt = finish(write(nia, story=STORY, kind="incident", wishes="That he is not told my words."))
    assert nia.page.context.cookies() == []
    assert look(ben, HARBOR) == before["ben"]
    assert look(ana, HARBOR) == before["ana"]
    assert look(tove, COUNTING) == before["tove"]
    told = post.readers()
    assert told and not any("harbor" in address for address in told)
    [fresh] = set(gil.go("/committee/").reports) - set(waiting)
    gil.follow(f'[data-report="{fresh}"] a')
    address = gil.path
    gil.act("open")
    assert STORY in gil.text and "That he is not told my words." in gil.text
    for somebody in (ben, ana):
        assert somebody.go(address.replace("/committee/", "/desk/harbor-python/")).status == 404
    assert in_box(nia, receipt).title == "Your box"
    assert "Opened by somebody who handles it" in nia.text


def test_to_one_person_alone(opened, post, pages):
    """Only Ana gets it: no other page of that desk changes, and no other letter goes out."""
    pages.forgive("404")
    ben, ana, nia = opened("ben"), opened("ana"), opened(width="phone")
    before, waiting = look(ben, HARBOR), ana.go("/desk/harbor-python/").reports
    nia.go("/c/harbor-python/report")
    label = nia.page.locator("label", has_text=re.compile("^Only Ana Mirza$"))
    door = nia.page.locator("#" + label.get_attribute("for")).get_attribute("value")
    nia.send("form:has([name=door])", door=door)
    assert "Ana Mirza alone" in nia.page.locator(".who-reads").inner_text()
    finish(write(nia, story=STORY))
    assert post.readers() == {ANA}
    assert look(ben, HARBOR) == before
    [fresh] = set(ana.go("/desk/harbor-python/").reports) - set(waiting)
    ana.follow(f'[data-report="{fresh}"] a').act("open")
    assert STORY in ana.text
    assert ben.go(ana.path).status == 404


def test_a_lost_receipt(opened, pages):
    """S7: the form says beforehand that it can't be made again; a second report is joined to the first by hand."""
    pages.forgive("422")
    cleo, pia = opened("cleo"), opened(width="phone")
    waiting = cleo.go("/desk/northconf/").reports
    pia.go("/c/northconf/report").press("Go on")
    write(pia, story=STORY)
    assert "nobody can make a new one" in pia.text
    lost = finish(pia)
    pia.go("/box").send("form:has([name=receipt])", receipt="0000-0000-0000-0000-0000-0000")
    assert "No box opens with this" in pia.text
    pia.page.get_by_text("The receipt is lost").click()
    assert "“Have you reported about this before?”" in pia.text
    assert pia.link("Find the community and report once more").page.locator("a", has_text="NorthConf").count()
    second = file_report(pia, "northconf", story=LOST, before="Yesterday, about the door")
    assert "before" not in pia.page.locator("#reported").inner_text()
    first_id, second_id = in_order(cleo, set(cleo.go("/desk/northconf/").reports) - set(waiting))
    name = cleo.go(f"/desk/northconf/reports/{first_id}").act("open").title
    cleo.go(f"/desk/northconf/reports/{second_id}")
    assert "Yesterday, about the door" in cleo.text
    case = cleo.page.locator("[name=case] option", has_text=name).get_attribute("value")
    cleo.send("form:has([name=case])", case=case)
    assert cleo.title == name
    assert LOST in cleo.page.content() and STORY in cleo.page.content()
    for receipt in (lost, second):
        assert receipt not in cleo.page.content()
        assert receipt.replace("-", "") not in cleo.page.content()
    assert STORY not in in_box(pia, second).page.content()
    assert LOST not in in_box(pia, lost).page.content()


def test_the_box_in_a_browser(opened, pages):
    """Consent changed, contact stopped, an unread message taken back; the way there and back without a cookie."""
    pages.forgive("422")
    nia = opened(width="phone")
    receipt = file_report(nia, "northconf", story=STORY, consent_investigate="yes")
    in_box(nia, receipt).send("form:has([name=message])", "Send message", message="MARKERMISTAKE")
    nia.press("Take it back")
    assert "MARKERMISTAKE" not in nia.page.content()
    nia.send('form:has([name=act][value="consent"])', consent_investigate=[], consent_witnesses="yes")
    assert "This may be done now: Ask people who saw it" in nia.text
    nia.send('form:has([name=act][value="stop"])')
    assert "no more contact" in nia.text
    nia.send('form:has([name=act][value="resume"])')
    assert nia.page.context.cookies() == []
    assert receipt not in nia.page.content()


def in_box(nia: Visitor, receipt: str) -> Visitor:
    """Open the box."""
    return nia.go("/box").send("form:has([name=receipt])", receipt=receipt)


def in_order(cleo: Visitor, fresh: set[str]) -> list[str]:
    """The two reports, the first one first: which is which only their words tell."""
    assert len(fresh) == 2
    found = {}
    for report_id in fresh:
        path = f"/desk/northconf/reports/{report_id}"
        cleo.go(path).act("open")
        found["second" if LOST in cleo.text else "first"] = report_id
    return [found["first"], found["second"]]


def look(who: Visitor, paths) -> dict:
    """Status and bytes of these pages."""
    return {path: who.raw(path) for path in paths}
