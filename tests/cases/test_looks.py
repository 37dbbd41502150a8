"""Every page of the desk and of the committee, looked at by axe, on a phone in the dark and at a desk in the light."""

import pytest

from portal import cases, committee
from tests.browser import stands
from tests.committee.climb import decided, escalated, let_in

from .ground import PASSWORD
from .test_kin import two

WAYS = [("phone", "dark"), ("desk", "light")]


def sign_in(pages, name: str, width: str, theme: str):
    """Somebody's browser, signed in."""
    page = pages.open("/sign-in", width=width, theme=theme)
    page.fill("[name=email]", f"{name.lower()}@people.example")
    page.fill("[name=password]", PASSWORD)
    page.locator("form:has([name=password]) button[type=submit]").first.click()
    page.wait_for_url(lambda url: "/sign-in" not in url)
    return page


def look(page, axe) -> None:
    """One h1 equal to the title, ids once, nothing wider than the screen, no finding of axe."""
    stands(page)
    assert [page.title()] == page.locator("h1").all_inner_texts()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids)), sorted(one for one in ids if ids.count(one) > 1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)


@pytest.mark.parametrize(("width", "theme"), WAYS)
def test_the_pages_of_a_desk(ground, pages, axe, width, theme):
    """From what waits to the last look before sending, every fold open."""
    case_id, _central, _receipt = escalated(ground)
    with ground.unit():
        ground.report("Another one")
        filed = cases.open_filed(ground.act("Ana"), {"text": "Settled", "outcome": "violation"})
    page = sign_in(pages, "Ana", width, theme)
    paths = ["", f"cases/{case_id}", f"cases/{case_id}/answer", f"cases/{case_id}/recuse", "file", f"cases/{filed}"]
    for path in (*paths, f"cases/{filed}/escalate"):
        page.goto(f"/desk/harbor/{path}")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        look(page, axe)
    page.locator("form[data-act=escalate] button").first.click()
    look(page, axe)
    page.goto("/desk/harbor/")
    page.locator("[data-report] a").first.click()
    look(page, axe)
    page.locator("form[data-act=open] button").click()
    look(page, axe)


@pytest.mark.parametrize(("width", "theme"), WAYS)
def test_the_pages_of_deciding(ground, pages, axe, width, theme):
    """A proposal with votes, people heard, two cases joined; each form of the steps, and a case in each state."""
    one, other = two(ground)
    ana, ben = ground.act("Ana"), ground.act("Ben")
    with ground.unit():
        cases.review(ana, one, "Ours.", "violation", facts={"impacts": ["public"], "risks": ["ongoing"]})
        proposal = cases.propose(ben, one, "violation", "no_contact", "Because.", plan="Stays away.", refused="Leaves.")
        cases.hear(ana, one, "affected", "Good.", acceptable="yes")
        cases.merge(ana, one, other)
    page = sign_in(pages, "Ana", width, theme)
    steps = (
        "",
        "propose",
        "hear",
        "review",
        "hold",
        "tell",
        "enact",
        "follow",
        "resolve",
        "split",
        "people",
        "similar",
    )
    for path in (*(f"cases/{one}/{step}" for step in steps), f"cases/{other}", f"cases/{other}/merge", "ways"):
        page.goto(f"/desk/harbor/{path}".rstrip("/"))
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        look(page, axe)
    with ground.unit():
        cases.take_a_stand(ana, proposal)
    for act in (cases.enact, cases.tell, cases.follow_up, cases.resolve):
        page.goto(f"/desk/harbor/cases/{one}")
        look(page, axe)
        with ground.unit():
            act(ana, one, "Words.")


@pytest.mark.parametrize(("width", "theme"), WAYS)
def test_the_pages_of_the_committee(ground, pages, axe, width, theme):
    """Inbox, cases with a decision, register, people, members."""
    _case, central, _receipt = decided(ground)
    let_in(ground, central, "Lea")
    page = sign_in(pages, "Lea", width, theme)
    for path in ("", f"cases/{central}", f"cases/{central}/record", "members", "register/people"):
        page.goto(f"/committee/{path}")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        look(page, axe)
    with ground.unit():
        lea = ground.act("Lea", "keyholder")
        committee.record(lea, central, "4", "flagged", None, "A summary", name="Rob")
    for path in ("register", f"cases/{central}"):
        page.goto(f"/committee/{path}")
        look(page, axe)
    page.goto("/committee/register/people")
    page.fill("[name=text]", "A request")
    page.locator("form[data-act=people] button").click()
    look(page, axe)
