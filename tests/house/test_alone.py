"""No page asks anything of anybody else, and none needs what Tor Browser's safest level leaves out.

At that level there are no scripts, drawings (SVG), fonts of the page or MathML: only HTML, rules, JPEG and PNG.
"""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from .cast import OUT
from .reading import ROOT
from .test_promises import pages

pytestmark = [pytest.mark.slow, pytest.mark.sqlite_only]
LOADS = {
    "img": ("src", "srcset"),
    "script": ("src",),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "form": ("action",),
    "button": ("formaction",),
    "body": ("background",),
    "base": ("href",),
}
LINKS = ("stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload", "manifest")
HOME = "http://localhost"
OWN = (ROOT / "static" / "css", ROOT / "static" / "js")


def loaded(soup) -> list[str]:
    """What a browser would fetch or send to because of a page."""
    found = [
        tag[name] for kind, names in LOADS.items() for tag in soup.find_all(kind) for name in names if tag.get(name)
    ]
    found += [tag["href"] for tag in soup.select("link[href]") if set(tag.get("rel", [])) & set(LINKS)]
    found += re.findall(r"url=(\S+)", " ".join(tag.get("content", "") for tag in soup.select("meta[http-equiv]")))
    return found


def ours(address: str) -> bool:
    parts = urlsplit(urljoin(HOME + "/", address))
    return parts.scheme == "data" or f"{parts.scheme}://{parts.netloc}" == HOME


def test_no_open_page_loads_anything_from_elsewhere(cast):
    """Every page a visitor or a reporter reaches: what it loads is ours, and its policy allows nothing else."""
    seen, wrong = 0, []
    for path, html in pages(cast, OUT):
        seen += 1
        soup = BeautifulSoup(html, "html.parser")
        assert loaded(soup), path
        wrong += [f"{path}: {one}" for one in loaded(soup) if not ours(one)]
        wrong += [f"{path}: ping" for _one in soup.select("a[ping]")]
        wrong += [f"{path}: {one}" for one in policy_of(cast.clients[OUT].get(path)) if one not in ("'self'", "data:")]
    assert seen > 25
    assert wrong == []


def policy_of(answer) -> list[str]:
    """Every source that a page's policy lets a browser load from or send to."""
    rules = dict(rule.strip().partition(" ")[::2] for rule in answer.headers["Content-Security-Policy"].split(";"))
    answer.close()
    assert rules["default-src"] == "'none'"
    found = [one for name, words in rules.items() if name != "frame-ancestors" for one in words.split()]
    return [one for one in found if one != "'none'"]


def test_rules_and_scripts_name_no_other_place():
    """Neither our CSS nor our scripts hold an address; what is installed beside them holds none that is loaded."""
    files = [file for folder in OWN for file in folder.iterdir()]
    assert len(files) > 8
    for file in files:
        text = re.sub(r"/\*.*?\*/|^\s*//.*$", "", file.read_text(encoding="utf-8"), flags=re.S | re.M)
        assert not re.search(r"(?:https?:|wss?:)?//[a-z0-9]", text), file.name
    for file in (ROOT / "static" / "vendor").glob("*.css"):
        for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", file.read_text(encoding="utf-8")):
            assert address.startswith("data:"), f"{file.name}: {address[:60]}"


def test_open_pages_need_no_drawing_no_font_and_no_script(cast):
    """Pictures are PNG or JPEG; a drawing only decorates, or its words stand beside it; every form has a button."""
    wrong, pictures = [], 0
    client = cast.clients[OUT]
    for path, html in pages(cast, OUT):
        if path == "/patterns":
            continue
        soup = BeautifulSoup(html, "html.parser")
        for image in soup.select("img[src]"):
            pictures += 1
            if image["src"].startswith("data:"):
                kind = image["src"][5:].partition(";")[0]
            else:
                with client.get(image["src"]) as answer:
                    kind = answer.mimetype
            if kind not in ("image/png", "image/jpeg"):
                wrong.append(f"{path}: a picture of {kind}")
        for drawing in soup.select("svg"):
            if drawing.get("aria-hidden") != "true" and not (
                drawing.get("aria-label") and drawing.find_next(["ol", "ul", "table"])
            ):
                wrong.append(f"{path}: a drawing alone")
        wrong += [f"{path}: {tag.name}" for tag in soup.select("math, canvas, object, embed, picture, noscript")]
        for form in soup.select("form"):
            if not form.select("button, input[type=submit]"):
                wrong.append(f"{path}: a form that only a script sends")
        wrong += [f"{path}: {one}" for one in soup.select("a[href^='javascript:'], a[href='#']")]
        hidden = [one for one in soup.select("[data-needs-script]") if not one.has_attr("hidden")]
        wrong += [f"{path}: {one} shows without script" for one in hidden]
    assert pictures
    assert wrong == []
    for file in OWN[0].iterdir():
        assert "@font-face" not in file.read_text(encoding="utf-8"), file.name


def test_reporters_pages_ask_the_browser_to_forget(cast):
    """Nothing is kept of a page, and what is typed is not offered to the next person at the same device."""
    seen = 0
    for path, html in pages(cast, OUT):
        soup = BeautifulSoup(html, "html.parser")
        if soup.body.get("data-audience") != "reporter":
            continue
        seen += 1
        answer = cast.clients[OUT].get(path)
        assert answer.headers["Cache-Control"] == "no-store", path
        assert answer.headers["Referrer-Policy"] == "same-origin", path
        assert soup.select_one("a[data-exit]"), path
        for form in soup.select("form"):
            typed = form.select("input:not([type=hidden], [type=checkbox], [type=radio], [type=file]), textarea")
            if typed:
                assert form.get("autocomplete") == "off", path
    assert seen > 5
