"""One report in a real browser, with scripts on and off, on a phone."""

from portal import reports

STORY = "Somebody stood in the door and did not let me pass."


def test_a_report_and_its_answer(place, pages, server, axe):
    """From the first page to an answer in the box, each page without a finding; nothing stays in the browser."""
    for scripts in (True, False):
        page = pages.open("/c/harbor/report", scripts=scripts, width="phone", bypass_csp=True)
        pages.forgive("422")

        def look(page=page, scripts=scripts):
            if scripts:
                axe(page)

        look()
        page.get_by_role("checkbox", name="Ben").check()
        page.get_by_role("button", name="Go on").click()
        look()
        page.get_by_role("button", name="Go on").click()
        page.get_by_text("Nothing you typed was lost").wait_for()
        look()
        page.get_by_label("What happened?").fill(STORY)
        if not scripts:
            page.get_by_role("button", name="Go on").click()
            page.get_by_role("heading", name="People, place and time").wait_for()
        page.get_by_label("Where was it?").fill("Hall 2")
        page.get_by_label("Where was it?").press("Enter")
        if not scripts:
            page.get_by_role("heading", name="What may be done with it").wait_for()
            page.get_by_role("button", name="Go on").click()
        page.get_by_role("heading", name="Look through it").wait_for()
        look()
        page.get_by_role("button", name="Go on to your receipt").click()
        page.get_by_role("heading", name="Keep your receipt, then send").wait_for()
        assert page.get_by_role("button", name="Copy the receipt").is_visible() == scripts
        look()
        receipt = page.locator("#receipt").inner_text()
        page.locator("[name=receipt]").fill(receipt.lower())
        page.locator("[name=receipt]").press("Enter")
        page.locator("#reported").wait_for()
        look()
        with place.unit():
            ana = place.actor("Ana", "lead")
            [row] = reports.listing(ana)
            reports.mark_opened(ana, row.id)
            reports.answer(ana, row.id, "Are you safe now?")
        page.get_by_role("link", name="Open your box").click()
        look()
        page.get_by_label("Your receipt").fill(receipt)
        page.get_by_role("button", name="Open the box").click()
        page.get_by_text("Are you safe now?").wait_for()
        look()
        page.locator("[name=message]").fill("I am at home.")
        page.get_by_role("button", name="Send message").click()
        page.get_by_text("Your message has arrived.").wait_for()
        assert page.context.cookies() == []
        assert receipt not in page.url
        if scripts:
            assert page.evaluate("localStorage.length + sessionStorage.length") == 0
        with place.unit():
            reports.step(place.actor("Ana", "lead"), row.id, "closed")
            assert [message.text for message in reports.read(place.actor("Ana", "lead"), row.id).messages][1:] == [
                "I am at home."
            ]
