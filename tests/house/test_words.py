"""Every word a person reads goes through gettext: in a pseudo-locale nothing else stays behind (settled 22)."""

import gettext
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Comment, Doctype

from portal import cases, library, translation
from portal.config import ROOT
from tests.reports.walker import Walker

OPEN, SHUT = "\u27e6", "\u27e7"
pytestmark = [pytest.mark.slow, pytest.mark.sqlite_only]
MARKED = re.compile(f"{OPEN}[^{OPEN}{SHUT}]*{SHUT}")
DAYS = re.compile(
    r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b"
)
NAMES = ("Conduct Portal", "CODE_OF_CONDUCT.md", "Markdown", "CC0", "JSON", "CSV", "PDF", "localhost", "GMT", "UTC")
SKIPPED = ("script", "style", "code", "svg", "textarea", "option")


class Pseudo(gettext.NullTranslations):
    """A language in which every translated sentence stands in brackets."""

    def gettext(self, message):
        return OPEN + message + SHUT

    ugettext = gettext

    def ngettext(self, one, many, number):
        return OPEN + (one if number == 1 else many) + SHUT

    ungettext = ngettext

    def pgettext(self, context, message):
        return self.gettext(message)

    def npgettext(self, context, one, many, number):
        return self.ngettext(one, many, number)


@pytest.fixture
def pseudo(monkeypatch):
    monkeypatch.setattr(translation.Catalogues, "get_translations", lambda self: Pseudo())


def left_over(node_text: str, typed: str) -> str:
    """What of a text is neither translated, nor typed by somebody, nor a number, a day or a proper name."""
    text = " ".join(node_text.split())
    while MARKED.search(text):
        text = MARKED.sub(" ", text)
    for name in NAMES:
        text = text.replace(name, " ")
    text = DAYS.sub(" ", text)
    parts = [part for part in re.split(r"[^\w'’@.-]+", text) if re.search(r"[^\W\d_]{2,}", part)]
    return " ".join(part for part in parts if "@" not in part and part.strip(".").casefold() not in typed)


def typed_words() -> str:
    """All that the demo's people typed, the names of licences, and the words of credit, which follow the text."""
    told = " ".join(path.read_text(encoding="utf-8") for path in Path(ROOT, "portal", "demo").glob("*.py"))
    licences = " ".join(f"{one.id} {one.name}" for one in library.LICENCES.values())
    credit = " ".join(str(vars(said)) for said in library.phrases.PHRASES.values())
    return f"{told} {licences} {credit}".casefold()


def texts_of(page: str):
    """The visible texts of a page: text nodes, labels and hints in attributes."""
    soup = BeautifulSoup(page, "html.parser")
    named = soup.select_one("h1.code-name")  # then the title is that code name too
    for node in soup.find_all(string=True):
        if isinstance(node, (Comment, Doctype)) or any(parent.name in SKIPPED for parent in node.parents):
            continue
        if any("code-name" in (parent.get("class") or ()) for parent in node.parents):
            continue
        if any(parent.get("translate") == "no" for parent in node.parents):
            continue  # a language's own name, a file's name, words to copy
        if named and node.parent.name == "title":
            continue
        yield str(node)
    for name in ("aria-label", "title", "placeholder", "alt"):
        yield from (element[name] for element in soup.find_all(attrs={name: True}))


def pages(app, world, key):
    client = app.test_client()
    if key:
        assert world.sign_in(client, key).status_code == 303
    seen, waiting = set(), ["/", "/home", f"/desk/{world.north}/", "/committee/", "/operator/"]
    while waiting and len(seen) < 60:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        answer = client.get(path, headers={"Accept": "text/html"})
        if answer.mimetype != "text/html" or answer.status_code != 200:
            continue
        yield path, answer.text
        links = BeautifulSoup(answer.text, "html.parser").find_all("a", href=True)
        waiting += [a["href"].split("#")[0].split("?")[0] for a in links if a["href"].startswith("/")]


@pytest.mark.parametrize("key", [None, "cleo", "gil", "hana", "una", "ola"])
def test_nothing_is_said_past_gettext(app, world, pseudo, key):
    """The pages one can walk to as this person say nothing that a translation could not reach."""
    typed, found, seen = typed_words(), [], 0
    for path, page in pages(app, world, key):
        seen += 1
        assert OPEN in page, path
        for text in texts_of(page):
            left = left_over(text, typed)
            if left:
                found.append(f"{path}: {left!r} in {' '.join(text.split())[:80]!r}")
    assert seen > 3
    assert not found, "\n".join(dict.fromkeys(found))


def test_a_report_says_nothing_past_gettext(app, world, pseudo):
    """Each page of the form, the receipt's and the box say nothing that a translation could not reach."""
    typed, found = typed_words() + " lantern txt", []
    walk = Walker(app, f"/c/{world.north}/report")
    seen = [walk.text, walk.post("exclude").text, walk.post("story", story="").text]
    walk.post("story", story="Lantern")
    while not walk.soup.select_one("#reported"):
        seen.append(walk.text)
        shown = walk.soup.select_one("#receipt")
        walk.post("step", **({"receipt": shown.get_text(strip=True)} if shown else {}))
        receipt = shown.get_text(strip=True) if shown else ""
    seen += [walk.text, Walker(app).open_box(receipt).text]
    for page in seen:
        for text in texts_of(page):
            left = left_over(text.replace(receipt, ""), typed)
            if left:
                found.append(f"{left!r} in {' '.join(text.split())[:80]!r}")
    assert len(seen) > 7
    assert not found, "\n".join(dict.fromkeys(found))


def test_the_sieve_finds_what_it_should():
    """The test above is not simply blind."""
    assert left_over("Forgotten sentence", "ana mirza") == "Forgotten sentence"
    assert left_over(f"{OPEN}Desk of{SHUT} Ana Mirza", "ana mirza") == ""
    assert cases.new_code_name()
