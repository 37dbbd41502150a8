"""Reporting in a browser: page by page, each field filled in where it stands."""

from .visitor import Visitor

WRITING = "form:has([name=step])"


def write(nia: Visitor, **fields) -> Visitor:
    """From the page with the story up to the one that shows the receipt, or to one that asks to mend something."""
    while True:
        form = nia.page.locator(WRITING)
        if nia.page.locator("[name=receipt]").count() or nia.page.locator("#reported").count() or not form.count():
            return nia
        shown = {name: value for name, value in fields.items() if _stands(form, name)}
        nia.send(WRITING, **shown)
        if nia.status != 200:
            return nia


def _stands(form, name: str) -> bool:
    return form.locator(f'[name="{name}"]:not([type=hidden])').count() > 0


def finish(nia: Visitor) -> str:
    """Type the receipt back and send; gives the receipt."""
    receipt = nia.page.locator("#receipt").inner_text()
    nia.send("form:has([name=receipt])", receipt=receipt)
    assert nia.page.locator("#reported").count() == 1
    return receipt


def file_report(nia: Visitor, slug: str, *, exclude: str | None = None, door: str | None = None, **fields) -> str:
    """The whole way; gives the receipt."""
    nia.go(f"/c/{slug}/report" if slug else "/report")
    if exclude:
        nia.page.get_by_role("checkbox", name=exclude).check()
    nia.send(WRITING, **({"door": door} if door else {}))
    return finish(write(nia, **fields))
