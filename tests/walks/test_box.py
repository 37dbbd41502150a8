"""The reporter's way back: only the right receipt opens it, however it is typed."""

from portal import sealing

from .visitor import Visitor


def test_receipts_right_and_wrong(opened, world, pages):
    """Wrong, mistyped and empty ones are answered kindly and alike; small letters and spaces do no harm."""
    pages.forgive("422")
    receipt = world.receipts["looked_at"]
    nia = opened(width="phone")
    refused = []
    for wrong in (sealing.receipt.new(), changed(receipt)):
        enter(nia, wrong)
        assert nia.status == 422
        assert nia.page.locator("[name=receipt]").input_value() == wrong
        refused.append(nia.page.locator(".fault").inner_text())
    assert len(set(refused)) == 1
    for wrong in ("", receipt[:-3], receipt + "7"):
        assert "24 letters and numbers" in enter(nia, wrong).page.locator(".fault").inner_text()
    for way in (receipt.lower(), receipt.replace("-", " "), "  " + receipt.replace("-", "") + " "):
        assert enter(nia, way).title == "Your box"
        assert "The recording is offline" in nia.text
    assert nia.page.context.cookies() == []


def test_coming_back_and_writing(opened, world, pages):
    """A message arrives once, also when the page is loaded again; the box is shut behind one; a team sees it waits."""
    pages.forgive("422")
    nia, cleo = opened(width="phone"), opened("cleo")
    enter(nia, world.receipts["looked_at"])
    nia.send("form:has([name=message])", "Send message", message="  ")
    assert nia.status == 422
    nia.send("form:has([name=message])", "Send message", message="MARKERBACK It was at noon.")
    nia.page.on("dialog", lambda dialog: dialog.accept())
    nia.page.reload()
    nia.press("Look for new answers")
    assert nia.page.locator(".thread").inner_text().count("MARKERBACK") == 1
    old = nia.page.locator("[name=box_key]").first.get_attribute("value")
    nia.press("Close the box now")
    assert nia.title == "Your box is closed"
    shut = nia.page.context.request.post("/box", form={"box_key": old, "act": "look"})
    assert "MARKERBACK" not in shut.text()
    assert nia.page.context.cookies() == []
    assert "The reporter wrote" in cleo.go("/desk/northconf/").text


def enter(nia: Visitor, receipt: str) -> Visitor:
    """Type a receipt into the door."""
    return nia.go("/box").send("form:has([name=receipt])", receipt=receipt)


def changed(receipt: str) -> str:
    """The same with one character changed."""
    return receipt[:-1] + ("7" if receipt[-1] != "7" else "8")
