"""S4: a report told in a corridor without a network. Kept sealed on the phone, sent once when the network is back."""

import pytest

from portal import clock as portal_clock
from portal import reports, sealing
from portal.db import db, writing

from .test_box import enter
from .test_leaving import KEPT, NOTHING
from .visitor import Visitor

CARD = "/desk/northconf/card/"
STORY = "MARKERCARD He would not let her pass at the stairs."
BUTTON = "Hand in the card"
DEVICE = """async () => {
  const found = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.documentElement.outerHTML];
  for (const name of await caches.keys()) {
    const store = await caches.open(name);
    for (const one of await store.keys()) { found.push(one.url, await (await store.match(one)).text()); }
  }
  for (const field of document.querySelectorAll("input, textarea")) { found.push(field.value); }
  return found.join("\\n");
}"""


@pytest.fixture
def scripts() -> bool:
    """Without script there is no card without a network: the form then is a form."""
    return True


@pytest.fixture
def phone(app, opened, pages):
    """Somebody's phone, on which the card was looked at once; the network can be cut."""
    with app.app_context(), writing():
        sealing.keep_transport_keys(portal_clock.now())
    for words in ("ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "Failed to load resource"):
        pages.forgive(words)

    def ready(key: str) -> Visitor:
        visitor = opened(key, width="phone")
        visitor.go(CARD).page.locator("[data-ready]").wait_for(state="visible", timeout=30_000)
        return visitor

    return ready


def waiting(app, world, key: str = "cleo") -> set:
    with app.app_context():
        found = {row.id for row in reports.listing(world.actor(key))}
        db.session.remove()
    return found


def fill(visitor: Visitor, **fields) -> None:
    """Write the card, opening what is folded."""
    form = visitor.page.locator("form[data-card]")
    while (folded := form.locator("details:not([open]) > summary")).count():
        folded.first.click()
    for name, value in fields.items():
        visitor._fill(form, name, value)


def hand_in(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name=BUTTON).dblclick()
    visitor.page.locator("[data-kept]").wait_for(state="visible")


def count(visitor: Visitor) -> str:
    return visitor.page.locator("[data-cards-count]").text_content()


def test_a_card_without_a_network(app, world, phone, opened, post):
    """Filled in, kept through a reload and in two tabs, sent once and only once; nothing readable is left."""
    before, dov = waiting(app, world), phone("dov")
    dov.page.context.set_offline(True)
    dov.page.reload()
    assert "works without a network and without signing in" in dov.text
    assert "Dov Halpern" not in dov.page.locator("header").inner_text()
    assert "call the local emergency number" in dov.text
    fill(
        dov, story=STORY, who="MARKERWHO grey badge", contact="MARKERNAME", confirmed="receipt", told="2026-11-20T09:41"
    )
    hand_in(dov)
    assert "Not sent yet" in dov.text
    assert count(dov) == "1"
    receipt = dov.page.locator("#receipt").inner_text()
    dov.page.reload()
    assert count(dov) == "1"
    left = dov.page.evaluate(DEVICE)
    assert "card:" in left and CARD in left, "the search sees what the device holds"
    for words in ("MARKER", receipt, receipt.replace("-", ""), "Dov Halpern</a>", 'name="csrf_token"'):
        assert words not in left, words
    other = Visitor(dov.page.context.new_page())
    other.page.goto(CARD)
    assert count(other) == "1"
    assert waiting(app, world) == before
    post.clear()
    dov.page.context.set_offline(False)
    for tab in (dov, other):
        tab.page.locator("[data-cards-waiting]").wait_for(state="hidden")
        tab.page.reload()
    [new] = waiting(app, world) - before
    assert post.readers() >= {world.email("cleo")}
    with app.app_context():
        answers = reports.read(world.actor("cleo"), new).answers
    assert answers["story"] == STORY
    assert answers["taken:by"] == "Dov Halpern"
    assert answers["taken:told"].startswith("2026-11-20T09:41")
    assert answers["taken:typed"] != answers["taken:told"]
    assert STORY in enter(opened(), receipt).page.content()
    dov.go("/home").press("Sign out")
    assert dov.page.evaluate(KEPT) == NOTHING


def test_signing_out_while_cards_wait(app, world, phone):
    """Only caches go, and the page says so; the card stays sealed, goes out without anybody signed in, and is gone."""
    before, pia = waiting(app, world), phone("pia")
    pia.page.context.route("**/cards", lambda route: route.abort())
    fill(pia, story=STORY)
    hand_in(pia)
    assert count(pia) == "1"
    pia.press("Sign out")
    assert pia.title == "You are signed out"
    assert "Cards not sent yet: 1" in pia.text
    assert "stay sealed on this device, also when you sign out" in pia.text
    left = pia.page.evaluate(KEPT)
    assert left["local"] == 1
    assert left["caches"] == 0
    assert left["cookies"] == ""
    pia.page.context.unroute("**/cards")
    pia.page.get_by_role("button", name="Send now").click()
    pia.page.locator("[data-cards-waiting]").wait_for(state="hidden")
    assert len(waiting(app, world) - before) == 1
    assert pia.page.evaluate("localStorage.length") == 0


def test_with_a_network_it_goes_at_once(app, world, phone, axe):
    """The same page, the same press: handed in, nothing waits; an empty card is asked for words."""
    before, sam = waiting(app, world), phone("sam")
    axe(sam.page)
    sam.page.get_by_role("button", name=BUTTON).click()
    assert "Write down what happened" in sam.text
    fill(sam, story=STORY, exclude=[world.actor("dov").holder])
    hand_in(sam)
    sam.page.locator("[data-kept-sent]").wait_for(state="visible")
    axe(sam.page)
    [new] = waiting(app, world) - before
    assert new not in waiting(app, world, "dov")
    assert new in waiting(app, world, "eli")


def test_a_session_that_went_quiet_is_no_hurdle(app, world, phone, pages):
    """With a network, but signed out for being quiet: the card stands there, goes out, and says nothing else."""
    before, pia = waiting(app, world), phone("pia")
    pia.page.context.clear_cookies()
    pia.page.goto(CARD)
    assert "without signing in" in pia.text
    assert "Pia Winther" not in pia.page.locator("header").inner_text()
    fill(pia, story=STORY)
    hand_in(pia)
    pia.page.locator("[data-kept-sent]").wait_for(state="visible")
    assert len(waiting(app, world) - before) == 1
    assert pia.page.context.cookies() == []
    pia.page.goto("/desk/northconf/")
    assert pia.title == "Sign in"


def test_somebody_who_left_is_told(app, world, phone, opened):
    """Their shift is over with their role: the card stays where it is, sealed, and the page says what to do."""
    before, pia = waiting(app, world), phone("pia")
    pia.page.context.set_offline(True)
    fill(pia, story=STORY)
    hand_in(pia)
    opened("cleo").go("/desk/northconf/team").follow(f'a[href*="{world.actor("pia").holder}"]').send("main form")
    pia.page.context.set_offline(False)
    pia.page.locator("[data-cards-refused]").wait_for(state="visible")
    assert count(pia) == "1"
    assert waiting(app, world) == before
