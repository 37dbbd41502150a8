"""The pages around a case, looked at by axe: on a phone in the dark, at a desk in the light, every fold open."""

import os
from datetime import date

import pytest

from portal import archive, cases, clock, communities, gathering
from tests.cases.test_cases import opened
from tests.cases.test_looks import WAYS, look, sign_in


@pytest.mark.parametrize(("width", "theme"), WAYS)
def test_the_pages_around_a_case(ground, pages, axe, width, theme):
    """Talks, questions, evidence, tasks, lessons; the search; taking a case out; practice; everything of one event."""
    case_id, _report, _receipt = opened(ground)
    with ground.unit():
        ana = ground.act("Ana")
        told = {"whom": "a witness", "present": "Ben"}
        gathering.add_talk(ana, case_id, "She stood by the door.", day=clock.today(), **told)
        gathering.ask(ana, case_id, "Which door was it?")
        gathering.add_exhibit(ana, case_id, "The chat of that evening", link="https://chat.example/1", tells=True)
        task = gathering.add_task(ana, case_id, "Ask the venue", owner=ground.person("Ana"), due=clock.today())
        gathering.add_lesson(ana, case_id, "Two people at the door")
        archive.note(ana, case_id, "pdf", whole=False, reason="The venue asked")
        days = {"first_day": date(2026, 5, 1), "last_day": date(2026, 5, 2)}
        event = communities.keep_event(ana, name="Spring days", slug="spring", zone="UTC", **days)
        for name in ("Wren", "Teal"):
            cases.open_filed(ana, {"text": f"About {name}", "outcome": "violation", "event_id": event.id})
    page, at = sign_in(pages, "Ana", width, theme), f"/desk/harbor/cases/{case_id}"
    ways = ("", "/talks", "/ask", "/evidence", "/tasks", f"/tasks/{task}/done", "/lessons", "/export")
    others = ("search", "tasks", "lessons", "practice", "bundle", f"bundle/{event.id}")
    for path in (*(f"{at}{way}" for way in ways), *(f"/desk/harbor/{other}" for other in others)):
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        look(page, axe)
        picture(page, path.replace(case_id, "x").replace(task, "y"), width, theme)
    for path, act, fields in (
        (f"/desk/harbor/bundle/{event.id}", "bundle", {}),
        (f"{at}/ask", "ask", {"text": "And when?"}),
        (f"{at}/export", "export", {"text": "For the board"}),
        ("/desk/harbor/search", "search", {"text": "door"}),
        ("/desk/harbor/practice", "practise", {}),
    ):
        page.goto(path)
        for name, value in fields.items():
            page.fill(f"form[data-act={act}] [name={name}]", value)
        if act == "export":
            page.check("[name=shape][value=archive]")
        page.locator(f"form[data-act={act}] button[type=submit]").first.click()
        look(page, axe)
        picture(page, f"{act} sent", width, theme)
    page.locator("main a.button").click()
    look(page, axe)


def picture(page, name: str, width: str, theme: str) -> None:
    """For people to look at, where PORTAL_PICTURES names a folder."""
    if folder := os.environ.get("PORTAL_PICTURES"):
        slug = "-".join(name.replace("/", " ").split())
        page.screenshot(path=f"{folder}/{slug}-{width}-{theme}.png", full_page=True)
