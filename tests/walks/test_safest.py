"""A report at Tor Browser's safest level: no scripts, no drawings, letterboxed; the whole way, then out."""

import io

import pytest
import zxingcpp
from PIL import Image

from portal import clock, sealing
from portal.db import writing

from .filing import WRITING, finish, write
from .test_card import CARD
from .test_leaving import KEPT, NOTHING
from .visitor import Visitor

LETTERBOXES = ({"width": 360, "height": 700}, {"width": 1000, "height": 600}, {"width": 1000, "height": 900})
NO_DRAWINGS = "() => document.querySelectorAll('svg').forEach(one => one.remove())"
DRAWN = """() => [...document.querySelectorAll("select, input, summary, button, a, .card, .notice")].flatMap(node =>
  ["", "::before", "::after"].filter(part => {
    const look = getComputedStyle(node, part || null);
    const native = node.matches("input") && look.appearance === "auto";
    return !native && node.type !== "date" && /svg/.test(look.backgroundImage + look.listStyleImage + look.content);
  }).map(part => node.tagName + "." + node.className + part))"""
HELD = """async () => (await Promise.all((await caches.keys()).map(async key =>
  (await (await caches.open(key)).keys()).map(one => new URL(one.url).pathname)))).flat()"""
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def scripts() -> bool:
    """None run at that level."""
    return False


class Safest:
    """A visitor who looks at every page in each letterbox, without a drawing in it."""

    def __init__(self, visitor):
        self.visitor, self.page, self.seen = visitor, visitor.page, []
        self.page.on("load", lambda _page: self.seen.append(self.visitor.path))

    def look(self) -> None:
        """Nothing sticks out, nothing is drawn by an SVG, the way out is in sight."""
        self.page.evaluate(NO_DRAWINGS)
        assert self.page.evaluate(DRAWN) == [], self.visitor.path
        for box in LETTERBOXES:
            self.page.set_viewport_size(box)
            assert self.page.evaluate(WIDE) <= 0, (self.visitor.path, box)
            assert self.page.get_by_role("link", name="Leave this page").is_visible()


@pytest.mark.parametrize("start", ["/c/northconf/report", "/r/northconf/winter/main-hall"])
def test_a_report_with_nothing_but_html(opened, pages, start):
    """From a sign or from the page: who reads it, the story, files, a look, the receipt as a square, sent, out."""
    pages.forgive("a request to elsewhere")
    pages.forgive("favicon")
    nia = opened()
    asked = []
    context = nia.page.context
    context.on("request", lambda request: asked.append((request.url, request.resource_type)))
    context.route("**/*.svg*", lambda route: route.abort())
    context.route("**/*.{woff,woff2,ttf,otf}", lambda route: route.abort())
    context.route("https://**", lambda route: route.fulfill(status=200, body="<title>Elsewhere</title>"))
    home = "http://" + pages.url.split("://")[1]
    safest = Safest(nia)
    nia.go(start)
    safest.look()
    nia.send(WRITING)
    files = [{"name": "seen.txt", "mimeType": "text/plain", "buffer": b"at nine"}]
    for fields in ({"story": "MARKERSTORY"}, {"who": "MARKERWHO", "attachments": files}, {"wishes": "w"}, {}):
        safest.look()
        nia.send(WRITING, **fields)
    safest.look()
    receipt = nia.page.locator("#receipt").inner_text()
    nia.page.locator("details", has=nia.page.locator(".qr")).locator("summary").click()
    picture = Image.open(io.BytesIO(nia.page.locator(".qr img").screenshot())).convert("RGB")
    [square] = zxingcpp.read_barcodes(picture.resize((picture.width * 3, picture.height * 3), Image.Resampling.NEAREST))
    assert square.text.split("\n") == [receipt, f"{home}/box"]
    assert finish(nia) == receipt
    safest.look()
    nia.link("Open your box with the receipt").send("form:has([name=receipt])", receipt=receipt)
    safest.look()
    assert "MARKERSTORY" in nia.page.content()
    assert ("Main hall" in nia.page.content()) is start.startswith("/r/")
    assert [url for url, _kind in asked if not url.startswith((home + "/", "data:"))] == []
    assert {kind for _url, kind in asked} <= {"document", "stylesheet", "image", "other"}
    nia.page.get_by_role("link", name="Leave this page").click()
    nia.page.wait_for_url("https://**")
    assert nia.page.context.storage_state(indexed_db=True) == {"cookies": [], "origins": []}
    assert len(safest.seen) > 8


def test_the_last_page_leaves_an_empty_browser(pages, world):
    """With scripts: a whole report, then out by the button; storage of every kind is empty, and every request ours."""
    pages.forgive("a request to elsewhere")
    nia = Visitor(pages.open(scripts=True, width="phone"))
    asked = []
    context = nia.page.context
    context.on("request", lambda request: asked.append(request.url))
    context.route("https://**", lambda route: route.fulfill(status=200, body="<title>Elsewhere</title>"))
    nia.go("/c/northconf/").link("Report something").send(WRITING)
    write(nia, story="MARKERSTORY", where="Hall 2", contact="", wishes="rest")
    assert nia.page.evaluate(KEPT) == NOTHING
    receipt = finish(nia)
    assert nia.page.evaluate(KEPT) == NOTHING
    nia.link("Open your box with the receipt").send("form:has([name=receipt])", receipt=receipt)
    assert nia.page.evaluate(KEPT) == NOTHING
    assert [url for url in asked if not url.startswith((pages.url + "/", "data:"))] == []
    nia.page.get_by_role("link", name="Leave this page").click()
    nia.page.wait_for_url("https://**")
    assert context.storage_state(indexed_db=True) == {"cookies": [], "origins": []}
    nia.go("/box")
    assert nia.page.evaluate(KEPT) == NOTHING


def test_the_cards_helper_stays_at_its_desk(app, pages, world):
    """Where the on-site card works without a network, its worker sees no page of a reporter, nor keeps one."""
    with app.app_context(), writing():
        sealing.keep_transport_keys(clock.now())
    dov = Visitor(pages.open(scripts=True)).sign_in("dov")
    dov.go(CARD).page.locator("[data-ready]").wait_for(state="visible", timeout=30_000)
    for path in ("/c/northconf/", "/c/northconf/report", "/c/northconf/report/paper", "/box", "/report"):
        dov.go(path)
        assert dov.page.evaluate("navigator.serviceWorker.controller") is None, path
    held = dov.page.evaluate(HELD)
    assert held
    assert [path for path in held if not path.startswith((CARD, "/static/"))] == []
