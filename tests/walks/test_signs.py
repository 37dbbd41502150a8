"""Signs in a browser: the desk's list, the pages that lead to the form, each without a finding of axe."""

import pytest

from .visitor import Visitor

PAGES = (
    ("cleo", "/desk/northconf/signs"),
    ("cleo", "/desk/northconf/settings/places"),
    (None, "/c/northconf/buttons"),
    (None, "/c/northconf/button"),
    (None, "/c/northconf/report/paper?event=winter&place=main-hall"),
    (None, "/r/northconf/winter/main-hall"),
)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_of_signs_are_in_order(pages, world, axe, theme):
    """At 360 and 1280, light and dark: nothing found, nothing sticks out."""
    pages.forgive("favicon")
    people = {key: Visitor(pages.open(theme=theme, bypass_csp=True)) for key in ("cleo", None)}
    people["cleo"].sign_in("cleo")
    for key, path in PAGES:
        visitor = people[key].go(path)
        for width in (360, 1280):
            visitor.page.set_viewport_size({"width": width, "height": 800})
            assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width, path
        if path != "/c/northconf/button":  # a part for another page's frame
            axe(visitor.page)


def test_from_a_place_to_a_sent_report(opened, pages):
    """A lead writes down a place, finds its address on the desk; somebody who types it files from there."""
    lead, nia = opened("cleo"), opened(width="phone")
    lead.go("/desk/northconf/settings/places").act("edit", places="The café")
    lead.go("/desk/northconf/signs")
    address = lead.page.locator(".spot", has_text="The café").locator(".spot-link").inner_text().strip()
    nia.go("/" + address.split("/", 1)[1])
    assert nia.path == "/c/northconf/report?place=the-cafe"
    assert "The café" in nia.text
    nia.send("form:has([name=step])")
    nia.send("form:has([name=step])", story="MARKERSTORY")
    if nia.page.locator("[name=where]:not([type=hidden])").count():
        assert nia.page.locator("[name=where]").input_value() == "The café"
    while not nia.page.locator("#receipt").count():
        nia.send("form:has([name=step])")
    nia.send("form:has([name=receipt])", receipt=nia.page.locator("#receipt").inner_text())
    assert nia.title == "Your report has arrived"
