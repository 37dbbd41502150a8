"""Chromium for the walks. Every page is watched: an error on its console or a request to elsewhere fails the test."""

import os
import shutil
from functools import wraps
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 30_000  # milliseconds: waiting costs nothing where all is well, and a busy machine is no fault of a page
WIDTHS = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1200, "height": 900}}

expect.set_options(timeout=PATIENCE)


def stands(page) -> None:
    """Wait until the page that a press led to is there whole, and htmx has put in what it was waiting for.

    A press returns as soon as the next page begins; its title and heading may come a moment later.
    """
    page.wait_for_load_state()
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)


def _patient(kind, name: str, page_of) -> None:
    """Let a way of pressing something wait for the page it leads to."""
    act = getattr(kind, name)

    @wraps(act)
    def pressed(self, *given, **named):
        answer = act(self, *given, **named)
        page = page_of(self)
        if page is not None and not page.is_closed():
            page.wait_for_load_state()
        return answer

    setattr(kind, name, pressed)


_patient(Page, "click", lambda page: page)
_patient(Page, "press", lambda page: page)
_patient(Locator, "click", lambda locator: locator.page)
_patient(Locator, "press", lambda locator: locator.page)


@pytest.fixture(scope="session")
def browser():
    """One Chromium a process."""
    program = os.environ.get("PORTAL_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        pytest.fail("The walks need Chromium. Please install it (Debian: apt-get install chromium).")
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield made
        made.close()


class Pages:
    """Opens pages, each like another person's browser, and remembers what went wrong in any of them."""

    def __init__(self, browser, url: str):
        self.browser, self.url = browser, url
        self.contexts, self.trouble, self.forgiven = [], [], []

    def open(self, path: str | None = None, *, scripts=True, width="desk", theme="light", **more):
        """A fresh browser's page; `path` is where it goes first."""
        context = self.browser.new_context(
            base_url=self.url, java_script_enabled=scripts, viewport=WIDTHS[width], color_scheme=theme, **more
        )
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.trouble.append(f"script error: {error}"))
        page.on("request", self._request)
        if path:
            page.goto(path)
        return page

    def forgive(self, words: str) -> None:
        """This test provokes a console error with these words (a 404 or 422 that it asks for)."""
        self.forgiven.append(words)

    def close(self) -> None:
        """Close all, and fail on trouble."""
        for context in self.contexts:
            context.close()
        left = [line for line in self.trouble if not any(words in line for words in self.forgiven)]
        assert not left, "\n".join(left)

    def _console(self, message) -> None:
        if message.type in ("error", "warning"):
            self.trouble.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _request(self, request) -> None:
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.trouble.append(f"a request to elsewhere: {request.url}")


@pytest.fixture
def pages(browser, server):
    """Opens browsers on the running portal: `pages.open("/c/…", scripts=False, width="phone", theme="dark")`."""
    made = Pages(browser, server.url)
    yield made
    made.close()


@pytest.fixture
def scripted_page(pages):
    """A page with scripts on."""
    return pages.open()


@pytest.fixture
def plain_page(pages):
    """A page with scripts off, like the safest mode of Tor Browser."""
    return pages.open(scripts=False)


@pytest.fixture(params=["scripts", "plain"])
def browser_page(request, pages):
    """The test runs twice: with scripts on and with scripts off."""
    return pages.open(scripts=request.param == "scripts")


@pytest.fixture
def axe(pages):
    """`axe(page)` asserts that the page has no finding at WCAG 2.2 AA; what axe itself does there is forgiven."""
    newest = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    engine = Axe.from_file(newest) if newest.exists() else Axe()
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

    def look(page):
        stands(page)
        page.evaluate("0")  # what the page said so far has arrived after this
        told = len(pages.trouble)
        found = engine.run(page, options={"runOnly": tags})
        page.evaluate("0")
        del pages.trouble[told:]
        assert found.violations_count == 0, found.generate_report()

    return look
