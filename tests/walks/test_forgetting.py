"""S9: closed long ago; a month before its day the lead sees it; then it is forgotten, and the shell stays."""

import json
from datetime import date

from portal import access, clock, retention
from portal.transparency import tally

from .filing import file_report
from .test_box import enter

STORY = "MARKERFORGOTTEN He told that joke about women again, from the stage."
DESK = "/desk/northconf"


def look(app) -> None:
    """The keeper looks at what is due."""
    with app.app_context():
        retention.run(clock.now())


def numbers(app) -> str:
    """Every number there is."""
    first, last = date(2000, 1, 1), date(2099, 12, 31)
    with app.app_context():
        return json.dumps([tally(first, last), tally(first, last, "northconf")], sort_keys=True)


def test_forgotten_on_its_day(opened, pages, app, world, post, clock):
    """Held once, let go, then gone: no page finds it, its receipt opens nothing, every number is as it was."""
    pages.forgive("422")
    nia, cleo = opened(width="phone"), opened("cleo")
    before = set(cleo.go(f"{DESK}/").reports)
    receipt = file_report(nia, "northconf", story=STORY)
    [fresh] = set(cleo.go(f"{DESK}/").reports) - before
    cleo.follow(f'[data-report="{fresh}"] a').act("open").act("open")
    name = cleo.title
    case = cleo.path
    cleo.go(f"{case}/close").act("close", outcome="violation", text="A warning.", category="exclusion", venue="hallway")
    assert "Forgetting" in cleo.text
    told = numbers(app)
    clock.advance(days=400)
    post.clear()
    look(app)
    assert "cleo@northconf.example" in post.readers()
    cleo.sign_in("cleo").go(f"{DESK}/forgetting")
    assert name in cleo.text and "MARKER" not in cleo.text
    cleo.follow(f'main a:has-text("{name}")').act("hold", reason="legal", text="A claim.")
    assert "It is held" in cleo.text and "A claim." in cleo.text
    clock.advance(days=60)
    look(app)
    cleo.sign_in("cleo").go(case)
    assert STORY in cleo.page.content()
    cleo.link("When it is forgotten, and how to hold it").press("It is not needed any more")
    look(app)
    assert cleo.go(case).title == name
    assert "This case is forgotten" in cleo.text and STORY not in cleo.page.content()
    assert "Nothing stands in my way" not in cleo.text
    assert "Certificate of" in cleo.go(f"{DESK}/forgetting").text
    cleo.follow('main a:has-text("Certificate of")')
    assert "1 case" in cleo.text and "1 report" in cleo.text and name not in cleo.text
    enter(nia, receipt)
    assert "MARKER" not in nia.text and nia.page.locator("form[data-act=write]").count() == 0
    assert numbers(app) == told
    with app.app_context():
        assert access.door("northconf")
    assert "14 months" in opened().go("/c/northconf/privacy").text
