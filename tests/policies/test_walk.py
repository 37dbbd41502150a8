"""The pages of the ground floor in a real browser: both widths and themes, with and without scripts, axe silent."""

from datetime import date

import pytest

from portal import communities, policies
from tests.communities.people import PASSWORD, acting

from .test_service import published

PUBLIC = [
    "/c/meadow/",
    "/c/meadow/conduct",
    "/c/meadow/conduct/1",
    "/c/meadow/lineage",
    "/c/meadow/e/camp/",
    "/privacy",
    "/start",
]
DESK = [
    "settings",
    "settings/about",
    "settings/contacts",
    "settings/events",
    "team",
    "code",
    "code/text",
    "code/upstream",
    "code/upstream/1",
]


@pytest.fixture
def public(app, meadow):
    """Meadow with two versions and an event."""
    with acting(app):
        published(meadow)
        published(meadow, "## Be kind\n\n- Listen.\n- Ask.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", reason="Shorter")
        facts = {"first_day": date(2027, 5, 1), "last_day": date(2027, 5, 3), "zone": "Europe/Lisbon"}
        communities.keep_event(meadow, name="Camp", slug="camp", place="Porto", **facts)


def fits(page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


@pytest.mark.parametrize(("width", "theme"), [("phone", "light"), ("phone", "dark"), ("desk", "light")])
def test_public_pages(public, pages, axe, width, theme):
    page = pages.open(width=width, theme=theme)
    for path in PUBLIC:
        assert page.goto(path).status == 200
        fits(page)
        axe(page)


def sign_in(page) -> None:
    page.goto("/sign-in")
    page.fill("input[name=email]", "ada@meadow.example")
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")


@pytest.mark.parametrize(("width", "theme"), [("phone", "dark"), ("desk", "light")])
def test_desk_pages(public, pages, axe, width, theme):
    page = pages.open(width=width, theme=theme)
    sign_in(page)
    for path in DESK:
        assert page.goto(f"/desk/meadow/{path}").status == 200
        fits(page)
        axe(page)


@pytest.mark.parametrize("scripts", [True, False])
def test_publishing_with_and_without_scripts(app, meadow, pages, axe, scripts):
    """Paste, say where it comes from, look, publish."""
    page = pages.open(scripts=scripts, width="phone")
    sign_in(page)
    page.goto("/desk/meadow/code/text")
    page.fill(
        "#text", "# Our rules\n\nBe kind. This text is adapted from the Hill Group and is licensed under CC BY 4.0.\n"
    )
    page.click("text=Keep it and go on")
    assert page.url.split("?")[0].endswith("/code/found") and page.is_checked("#sources-0-keep")
    if scripts:
        axe(page)
    page.click("text=Keep what is ticked and go on")
    if scripts:
        axe(page)
    assert page.input_value("#sources-0-author") == "Hill Group"
    page.press("#sources-0-author", "Enter")
    assert page.url.endswith("/code/preview")
    if scripts:
        axe(page)
    page.click("text=Publish it")
    page.goto("/c/meadow/conduct")
    assert page.title() == "Our rules" == page.inner_text("h1")
    assert "Adapted from Hill Group" in page.inner_text(".attribution")


@pytest.mark.parametrize("scripts", [True, False])
def test_choosing_sources_that_do_not_fit(app, meadow, pages, axe, scripts):
    """Search, add two that can't be combined, read the way out, take one away, go on."""
    with acting(app):
        policies.take(meadow, "# Our rules\n\nBe kind.\n")
    page = pages.open(scripts=scripts, width="phone")
    sign_in(page)
    page.goto("/desk/meadow/code/source")
    for words in ("write the docs", "scala"):
        page.fill("#find", words)
        page.press("#find", "Enter")
        page.click("text=Add it")
    assert "These sources can't be combined" in page.inner_text("main")
    fits(page)
    if scripts:
        axe(page)
    page.locator("text=Take this source away").first.click()
    assert "can't be combined" not in page.inner_text("main")
    assert page.is_checked("#licence input[value='CC-BY-SA-3.0']")
    if scripts:
        axe(page)
