"""After an event: a team writes down what it dealt with, sends all of it in one go, and gets a receipt for each.

Before that they practise once: the made-up case goes the same way and never leaves with the others.
"""

from portal import access, clock, committee

from .visitor import Visitor

TOLD = ("MARKERONE A remark at registration.", "MARKERTWO Shouting in the bar.")


def test_an_event_goes_to_the_committee_in_one_go(opened, post, pages, app):
    """Written down, chosen, looked at, sent; received as two cases; one receipt comes back; nobody else saw it."""
    pages.forgive("404")
    cleo = opened("cleo")
    practised = practise(cleo)
    names = [write_down(cleo, text) for text in TOLD]
    post.clear()
    gil = opened("gil")
    before = set(gil.go("/committee/").cases)
    choose_and_send(cleo, names, practised)
    letters = "".join(letter.as_string() for letter in post.fetch())
    assert letters
    assert "MARKER" not in letters
    came = receive(gil, before)
    assert not {name for name in names if name in came}
    open_event(cleo)
    assert cleo.text.count("confirmed on") == 1
    assert cleo.text.count("not confirmed yet") == 1
    for name in ("una", "ana", "gil"):
        somebody = gil if name == "gil" else opened(name)
        assert somebody.raw("/desk/northconf/bundle")[0] == 404
    with app.app_context():
        told = committee.tally(access.Actor("committee", role="chair"), clock.today(), clock.today())
        assert told["filed"] >= len(TOLD)


def practise(cleo: Visitor) -> str:
    """A practice case, opened and marked; gives its name."""
    cleo.go("/desk/northconf/").link("Practise")
    cleo.act("practise", story="party")
    cleo.follow("main a.button")
    cleo.act("open")
    cleo.act("open")
    assert "This is practice" in cleo.text
    return cleo.title


def write_down(cleo: Visitor, text: str) -> str:
    """An incident of the winter event that was dealt with; gives the case's name."""
    cleo.go("/desk/northconf/").link("File a resolved incident")
    event = cleo.page.locator("[name=event] option").nth(1).get_attribute("value")
    cleo.act("file", text=text, outcome="violation", measure="informal_word", event=event)
    return cleo.page.locator(".code-name").first.inner_text()


def open_event(cleo: Visitor) -> Visitor:
    """The page of the event's bundle."""
    cleo.go("/desk/northconf/").link("After an event: send everything of it")
    return cleo.follow('main li a[href*="/bundle/"]')


def choose_and_send(cleo: Visitor, names: list[str], practised: str) -> None:
    """Both are ticked already; the practice case is not even offered; all of it is shown before it goes."""
    open_event(cleo)
    assert all(name in cleo.text for name in names)
    assert practised not in cleo.text
    cleo.act("bundle")
    assert all(text in cleo.text for text in TOLD)
    assert "can't be taken back" in cleo.text
    cleo.act("bundle")
    assert cleo.text.count("not confirmed yet") == len(names)


def receive(gil: Visitor, before: set[str]) -> list[str]:
    """The chair sees two more cases, reads one and confirms that it came; gives the names of all."""
    gil.go("/committee/")
    names = gil.cases
    fresh = [name for name in names if name not in before]
    assert len(fresh) == len(TOLD)
    gil.follow(f'[data-case="{fresh[0]}"] a')
    assert "MARKER" in gil.text
    gil.act("confirm")
    return names
