"""The form without a screen: every question of the form on screen, a community's own among them; nothing to load."""

import re

import pytest
from bs4 import BeautifulSoup

from portal import communities
from portal.reports import pages, questions
from portal.reports.report_forms import ReportForm
from tests.reports.walker import Walker

from .conftest import acting

pytestmark = pytest.mark.sqlite_only

# What only a screen can take; so is holding a report.
ELSEWHERE = {"attachments", "receipt", "shield", "notify", "translated"}


@pytest.fixture
def text(client, world):
    """`text(path)`: the plain text at an address."""

    def fetched(path: str) -> str:
        answer = client.get(path)
        assert answer.status_code == 200
        assert answer.content_type == "text/plain; charset=utf-8"
        assert "Set-Cookie" not in answer.headers
        return answer.text

    return fetched


def plain(words: str) -> str:
    return " ".join(words.split())


def test_it_asks_what_the_form_asks(text, app, world):
    """Each field that is written or ticked on screen stands there, with its answers."""
    told = plain(text("/c/northconf/report.txt"))
    with app.test_request_context():
        form = ReportForm()
        names = [
            name
            for page in pages.PAGES
            for name in pages.SHOWN[page]
            if name not in ELSEWHERE and not name.startswith("hold")
        ]
        fields = [form[name] for name in names if name not in ("door", "event")]
        for field in fields:
            assert plain(str(field.label.text)) in told, field.name
            for choice in getattr(field, "choices", None) or ():
                assert not choice.value or f"[ ] {plain(str(choice.label))}" in told, choice
    assert len(fields) > 15
    assert "[ ] The committee" in told
    assert "[ ] NorthConf, this winter" in told


def test_a_communitys_own_questions_stand_in_it(text, app, world):
    """Those that are asked, with what is to be ticked; a hidden one does not."""
    with acting(app):
        lead = world.actor("cleo")
        questions.keep(lead, kind="choice", words="Which ticket?", why="To find you.", choices="Speaker\nHelper")
        questions.hide(lead, questions.keep(lead, kind="text", words="Old question?"), hidden=True)
    told = plain(text("/c/northconf/report.txt"))
    assert re.search(r"\d+\. Which ticket\? To find you\. Tick one, or none\. \[ \] Speaker \[ \] Helper", told)
    assert "Old question" not in told


def test_it_says_who_reads_it_and_how_to_hand_it_in(text, app, world):
    """The readers by name, who else sees it, help first, the way back, the risk of paper."""
    with acting(app):
        communities.keep_help(world.actor("cleo"), "NO", "Security desk: +47 555 0100")
    told = plain(text("/c/northconf/report.txt"))
    assert told.index("Security desk: +47 555 0100") < told.index("1. ")
    for words in (
        "Once it is typed in, it can be read by: you, and",
        "Whoever types it in reads all of it too.",
        "Paper can be found, and mail can be read on its way.",
        "http://localhost/c/northconf/report",
        "Ask for the receipt",
        world.email("cleo"),
    ):
        assert words in told, words


def test_a_sign_fills_it_in(text):
    """The place and the event of the sign one used; crossed out on paper where it was elsewhere."""
    told = plain(text("/c/northconf/report.txt?event=winter&place=main-hall"))
    assert "Main hall Filled in from the sign you used. Cross it out if it was elsewhere." in told
    assert "Filled in from the sign" not in text("/c/northconf/report.txt?event=gone&place=main-hall")


def test_it_is_fit_for_mail(text):
    """No line is longer than a mail's; nothing but text."""
    told = text("/c/northconf/report.txt")
    assert max(len(line) for line in told.splitlines() if " " in line.strip()) <= 110
    assert sum(len(line) > 76 for line in told.splitlines()) < 12
    assert "<" not in told and "\t" not in told and "\r" not in told


def test_the_committee_has_one_too(text):
    """Without a community: its own people, its own door."""
    told = plain(text("/report.txt"))
    assert "Report to The committee" in told
    assert "What happened?" in told


def test_the_page_to_print_says_the_same(client, text, app, world):
    """The same questions in the same order, a way out, no field and no form."""
    soup = BeautifulSoup(client.get("/c/northconf/report/paper").text, "html.parser")
    asked = [plain(one.get_text()) for one in soup.select(".asked h3")]
    lines = [plain(one) for one in re.findall(r"^\d+\. (.*)$", text("/c/northconf/report.txt"), re.MULTILINE)]
    assert len(asked) == len(lines) > 15
    assert all(words.startswith(line) for words, line in zip(asked, lines, strict=True))
    assert soup.select_one("a[data-exit]")
    assert not soup.select("form, input, textarea")
    assert client.get("/report/paper").status_code == 200


def test_where_nobody_reads_nobody_is_asked_to_write(client, app):
    """A portal without anybody: no question on paper either."""
    answer = client.get("/report.txt")
    assert answer.status_code == 200
    assert "nobody is here who could read" in plain(answer.text)
    assert "1. " not in answer.text
    assert "nobody is here who could read" in client.get("/report/paper").text


def test_the_form_on_screen_is_reached_from_it(text, app, world):
    """The address it names is the form."""
    path = re.search(r"http://localhost(/c/\S+report)", text("/c/northconf/report.txt"))[1]
    assert Walker(app, path).status == 200
