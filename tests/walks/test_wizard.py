"""A stranger founds a meetup and has a good public page within minutes, reading only what stands on the pages."""

import itertools
import re

PASSWORD = "nine herons by the quiet lake"
_NUMBERS = itertools.count(1)  # an address is sent three links in a quarter of an hour, however often this is walked


def founded(opened, post):
    """A stranger's browser on the page after founding."""
    nadia, address = opened(width="phone"), f"nadia{next(_NUMBERS)}@lakeside.example"
    nadia.go("/start").act("start", email=address)
    nadia.go(post.link(address)).send("form:has([name=password])", name="Nadia Orr", password=PASSWORD)
    while nadia.page.locator('form[data-act="found"]').count() == 0:
        nadia.go("/start/community")
    return nadia.act("found", name="Lakeside Python", kind="meetup", zone="Europe/Lisbon")


def test_from_nothing_to_a_published_page(opened, post, axe, scripts):
    """Each page has one clear next action; nothing is typed twice; axe finds nothing."""

    def look():
        assert nadia.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), nadia.path
        if scripts:
            axe(nadia.page)

    nadia = founded(opened, post)
    nadia.link("Code of conduct")
    assert "Nothing is published yet" in nadia.text
    look()
    nadia.follow("main a.button")
    look()
    nadia.act("begin", start="starter:short.en")
    look()
    assert nadia.page.input_value('[name="place"]') == "Lisbon" and "Lakeside Python" in nadia.text
    nadia.act("answer", alcohol="yes", photos="photos-guests", minors="no", online="yes")
    assert nadia.title == "Where the text comes from"
    assert nadia.page.input_value("#title") == "Code of Conduct"
    look()
    nadia.click(nadia.page.locator('form[data-act="describe"] button[value="keep"]'))
    assert nadia.title == "Whom people can turn to"
    assert nadia.page.input_value("#name") == "Nadia Orr"
    look()
    nadia.act("contact", mail="hello@lakeside.example")
    nadia.follow("main a.button")
    assert nadia.title == "Look and publish"
    look()
    assert "Nobody has to drink" in nadia.text and "in every online room we run" in nadia.text
    nadia.act("publish")
    look()
    poster = nadia.page.locator("a", has_text="Posters, PDF").get_attribute("href")
    nadia.follow("main a.button")
    look()
    assert nadia.path == "/c/lakeside-python/"
    shown = nadia.text
    assert "everybody who takes part in Lakeside Python" in shown and "{{" not in shown
    assert "hello@lakeside.example" in shown and "A short code of conduct" in shown
    nadia.go(poster)
    paper = nadia.page.locator('main a[href*=".pdf"]').first.get_attribute("href")
    answer = nadia.page.context.request.get(paper)
    assert answer.status == 200 and answer.body().startswith(b"%PDF")


def test_stopping_in_the_middle_and_mending_a_text_of_ones_own(opened, post, axe, scripts):
    """Leftovers are found with their line; one comes back to the step where one stopped."""
    nadia = founded(opened, post)
    nadia.go("/desk/lakeside-python/code/begin").act("begin", start="own")
    nadia.act("answer", alcohol="yes", photos="photos-none", minors="no", online="no")
    text = "# Our rules\n\nHillside Ruby is dedicated to a friendly conference.\n\nAdapted from the Harbour Circle.\n"
    nadia.act("write", text=text)
    while "Hillside Ruby" not in nadia.text or nadia.page.locator('form[data-act="mend"]').count() == 0:
        nadia.go("/desk/lakeside-python/code/check")
    assert "“Hillside Ruby” seems to be another community." in nadia.text and "Line 1:" in nadia.text
    if scripts:
        axe(nadia.page)
    nadia.go("/desk/lakeside-python/code")
    assert re.search(r"Go on: What is left over", nadia.text)
    nadia.follow("main a.button")
    nadia.act("mend")
    nadia.act("mend")
    assert "seems to be" not in nadia.text and "There is alcohol. The text says nothing of it." in nadia.text
    nadia.act("say")
    assert "There is alcohol. The text says nothing of it." not in nadia.text
    nadia.go("/desk/lakeside-python/code/text")
    kept = nadia.page.input_value("#text")
    assert "{{community}} is dedicated to a friendly meetup." in kept and "## Drinks" in kept
    assert "Adapted from the Harbour Circle." in kept
