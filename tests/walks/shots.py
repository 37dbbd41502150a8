"""Pictures of every page of the climb, and of the rooms beside it: `python -m tests.walks.shots OUT_DIR`.

Each page at 360 and 1280 px, light and dark: `017-rui-case-360-light.png`. To be looked at by people.
"""

import os
import re
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import sync_playwright

from portal import house
from tests import servers
from tests.browser import FLAGS, Pages
from tests.conftest import Templates

from . import test_climb
from .visitor import Post, Visitor

SIZES = {"360": {"width": 360, "height": 740}, "1280": {"width": 1280, "height": 900}}
ROUND = {
    None: ("/", "/start", "/sign-in", "/reset", "/recover", "/privacy", "/report", "/box", "/c/northconf/e/winter/"),
    "cleo": ("/home", "/desk/northconf/", "/desk/northconf/team", "/desk/northconf/file", "/desk/northconf/settings"),
    "tove": ("/desk/harbor-python/", "/desk/harbor-python/settings/about", "/desk/harbor-python/settings/events"),
    "pia": ("/desk/northconf/",),
    "noa": ("/home", "/desk/northconf/"),
    "kim": ("/home", "/account", "/account/password", "/committee/", "/committee/register", "/committee/members"),
    "max": ("/committee/",),
    "ola": ("/operator/", "/no/such/page"),
}


class Photographer(Visitor):
    """A visitor who takes pictures of each page in each size and theme."""

    out, taken = Path(), []

    def __init__(self, page, name: str):
        super().__init__(page)
        self.name = name

    def _arrived(self, answer) -> "Photographer":
        super()._arrived(answer)
        path = re.sub(r"[a-z2-7]{26}|[\w-]{40,}(\.[\w-]+)*", "x", self.path)
        slug = re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "front"
        self.taken.append(slug)
        before = self.page.viewport_size
        for width, size in SIZES.items():
            self.page.set_viewport_size(size)
            for theme in ("light", "dark"):
                self.page.emulate_media(color_scheme=theme)
                file = f"{len(self.taken):03}-{self.name}-{slug[:40]}-{width}-{theme}.png"
                self.page.screenshot(path=self.out / file, full_page=True)
        self.page.emulate_media(color_scheme="light")
        self.page.set_viewport_size(before)
        return self


def go_round(opened) -> None:
    """The rooms that the climb does not come through."""
    for key, paths in ROUND.items():
        somebody = opened(key)
        for path in paths:
            somebody.go(path)


def take(out: Path, folder: Path, smtp) -> None:
    """Make the world, serve it, walk."""
    port = servers.free_port()
    templates = Templates(folder, "shots", None)
    address = f"http://127.0.0.1:{port}"
    settings = templates.copy("world", folder / "data", smtp_url=smtp.url, port=str(port), base_url=address)
    with house.opened(replace(settings, second_factor=True)) as app, sync_playwright() as playwright:
        live = servers.Live(app, port)
        program = os.environ.get("PORTAL_CHROMIUM") or shutil.which("chromium")
        pages = Pages(playwright.chromium.launch(executable_path=program, args=FLAGS), live.url)
        names = iter(("mira", "anybody", "rui", "nia"))

        def opened(key=None, **more):
            more.pop("width", None)
            made = Photographer(pages.open(width="desk", **more), key or next(names, "anybody"))
            return made.sign_in(key) if key else made

        Photographer.out = out
        post = Post(app, smtp)
        post.clear()
        test_climb.test_the_whole_climb(opened, post, None, pages)
        go_round(opened)
        for context in pages.contexts:
            context.close()
        live.stop()


def main() -> None:
    """Take them all; say how many."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    smtp = servers.Smtp()
    with tempfile.TemporaryDirectory(dir=servers.memory()) as folder:
        take(out, Path(folder), smtp)
    smtp.stop()
    sys.stdout.write(f"{len(list(out.glob('*.png')))} pictures in {out}\n")


if __name__ == "__main__":
    main()
