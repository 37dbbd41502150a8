"""S11: nobody of a small team answers. Told honestly after the time, offered the committee; nothing moves unasked."""

from portal import clock as portal_clock
from portal.db import writing
from portal.reports import waiting

from .filing import finish, write
from .test_box import enter

STORY = "MARKERSILENT He came to my door again."


def test_nobody_answers(opened, post, pages, app, clock):
    """Reminders, the honest sentence, the committee by the reporter's own press; the team keeps what it has."""
    pages.forgive("404")
    nia = opened(width="phone")
    nia.go("/c/harbor-python/report").press("Go on")
    write(nia, story=STORY)
    receipt = finish(nia)
    waiting_before = set(opened("gil").go("/committee/").reports)
    later(app, clock, 20)
    post.clear()
    assert "Nobody has answered you" not in enter(nia, receipt).text
    later(app, clock, 18)
    letters = post.fetch()
    assert any("ana@harbor-python.example" in letter.envelope_to for letter in letters)
    assert not any("MARKER" in letter.as_string() or "Harbor" in letter.as_string() for letter in letters)
    gil = opened("gil")
    assert set(gil.go("/committee/").reports) == waiting_before
    assert "The committee answers meanwhile" in nia.go("/c/harbor-python/").text
    enter(nia, receipt)
    assert "promised within 24 hours" in nia.text
    nia.press("Give it to the committee")
    assert "The committee has your report now" in nia.text
    [fresh] = set(gil.go("/committee/").reports) - waiting_before
    gil.follow(f'[data-report="{fresh}"] a').act("open")
    assert STORY in gil.text
    assert "nobody opened it in time" in gil.text
    assert "Opened by somebody who handles it" in enter(nia, receipt).text
    assert nia.page.context.cookies() == []
    ana = opened("ana")
    for one in ana.go("/desk/harbor-python/").reports:
        ana.go("/desk/harbor-python/").follow(f'[data-report="{one}"] a')
        if "The committee has it" in ana.text:
            break
    assert "not write to the reporter" in ana.text


def later(app, clock, hours: int) -> None:
    """Time passes, and the keeper looks."""
    clock.advance(hours=hours)
    with app.app_context(), writing():
        waiting.remind(portal_clock.now())
