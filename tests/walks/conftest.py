"""Browsers for whole journeys. Most of them are walked twice, with scripts and without."""

from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe

from ..browser import ROOT
from .visitor import Post, Visitor


@pytest.fixture(params=[True, False], ids=["scripts", "plain"])
def scripts(request) -> bool:
    """Whether the browsers of this walk run scripts."""
    return request.param


@pytest.fixture
def opened(pages, world, scripts):
    """Opens somebody's browser: `opened()` for a stranger, `opened("ana")` signed in."""

    def open_browser(key: str | None = None, **more) -> Visitor:
        made = Visitor(pages.open(scripts=scripts, **more))
        return made.sign_in(key) if key else made

    return open_browser


@pytest.fixture
def post(app, smtp, world) -> Post:
    """The mail, empty at the start."""
    made = Post(app, smtp)
    made.clear()
    return made


@pytest.fixture
def strict(app):
    """A portal that asks key holders for their second factor, as everywhere but in a demo."""
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], second_factor=True)


@pytest.fixture(scope="session")
def axe_script() -> str:
    """Axe, the newest one there is, as a script."""
    newest = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    return newest.read_text() if newest.exists() else Axe().axe_script
