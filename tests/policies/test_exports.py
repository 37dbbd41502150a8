"""A code in other shapes: each with its licence, its credit and today's contacts; none runs anything."""

import json
import re
from html import unescape

import docutils.core
import pypdfium2
import pytest

from portal import communities, policies
from portal.errors import Refused
from portal.library import Source, printing, read_back
from portal.policies import shelf
from tests.communities.people import acting, founded

pytestmark = pytest.mark.sqlite_only

TEXT = """Be kind. *Ask* before you touch. `x_y` and snake_case_ stay.

## What is not welcome

- Following people **around**
- Jokes about who they are

1. First we listen
2. Then we decide

> Nobody has to explain why they felt unsafe.

| Day | Who |
|---|---|
| Monday | Ana |
"""
HOSTILE = """#panic("x") #import "@preview/evil:1.0.0": * $x$ `#read("/etc/passwd")` <label> @ref = no heading

.. include:: /etc/passwd

.. raw:: html

   <script>alert(1)</script>

:field: x

A. Reed wrote |this| and *that*.
"""


def published(lead, text):
    """Publish a text under CC BY 4.0, made from the Harbour Code."""
    policies.take(lead, text)
    source = Source("Harbour Code", "Harbour Group", "https://harbour.example/code", "CC-BY-4.0")
    policies.describe(lead, title="Our code", licence="CC-BY-4.0", original=False, made_from=[source])
    return policies.publish(lead, "New.")


@pytest.fixture
def lead(app):
    """Who looks after the code."""
    with acting(app):
        return founded("Lake Django", "lake")


@pytest.fixture
def lake(app, client, lead):
    """A community with a published code."""
    with acting(app):
        published(lead, TEXT)
    return client


def page(client, path, status=200):
    answer = client.get(f"/c/lake/{path}")
    assert answer.status_code == status, path
    return answer


def words_of(pdf: bytes) -> str:
    """The words of a PDF as somebody would copy them out."""
    found = pypdfium2.PdfDocument(pdf)
    return "\n".join(one.get_textpage().get_text_range() for one in found)


def test_every_form_is_listed_and_there(lake):
    """The page that lists them leads to each; none sets a cookie."""
    html = page(lake, "use").get_data(as_text=True)
    links = set(re.findall(r'href="(/c/lake/[^"]*(?:pdf|html|json|jsonld|md|rst))"', html))
    assert len(links) == 8
    for link in links:
        answer = lake.get(link)
        assert answer.status_code == 200, link
        assert "Set-Cookie" not in answer.headers
        assert shelf.MARK not in answer.headers
        assert len(answer.data) > 300
    assert "tell one of us" in html
    assert "&lt;iframe" in html


def test_rst_keeps_the_words_and_nothing_runs(lake):
    """docutils reads it without a complaint, and its words are those of the page."""
    text = page(lake, "CODE_OF_CONDUCT.rst").get_data(as_text=True)
    assert text.startswith(".. SPDX-FileCopyrightText:")
    assert "SPDX-License-Identifier: CC-BY-4.0" in text.split("\n\n")[0]
    html = drawn(text)
    assert "<em>Ask</em>" in html
    assert "snake_case_ stay" in html
    assert "<li><p>Following people <strong>around</strong></p></li>" in html
    assert "/c/lake/" in html
    assert "Creative Commons" in html or "CC BY 4.0" in html


def drawn(text: str) -> str:
    settings = {"report_level": 2, "halt_level": 2, "file_insertion_enabled": False, "raw_enabled": False}
    made = docutils.core.publish_parts(text, writer="html5", settings_overrides=settings | {"embed_stylesheet": False})
    return unescape(made["html_body"])


def test_a_hostile_text_is_words_in_every_shape(lake, app, lead):
    """What is code to typst, reStructuredText or a browser comes out as the words it is."""
    with acting(app):
        published(lead, HOSTILE)
    html = drawn(page(lake, "CODE_OF_CONDUCT.rst").get_data(as_text=True))
    assert ".. include:: /etc/passwd" in html
    assert "root:" not in html
    assert "<script" not in html
    assert "<script" not in page(lake, "conduct.html").get_data(as_text=True)
    told = words_of(page(lake, "conduct.pdf").data)
    assert '#panic("x")' in told
    assert '#read("/etc/passwd")' in told
    assert "root:" not in told
    assert "= no heading" in told


def test_the_pdf_is_tagged_and_carries_contacts_and_credit(lake):
    """PDF/UA, with its language, its title, its headings."""
    pdf = page(lake, "conduct.pdf")
    assert pdf.content_type == "application/pdf"
    assert b"/MarkInfo" in pdf.data
    assert b"/StructTreeRoot" in pdf.data
    assert b"pdfuaid" in pdf.data
    told = words_of(pdf.data)
    assert "What is not welcome" in told
    assert "ada@meadow.example" in told
    assert "Harbour" in told
    assert "Version 1" in told


def test_posters_have_their_size_and_a_code_to_scan(lake):
    """A4 and A6, one page each, with the contacts."""
    for name, wide in (("poster-a4.pdf", 595), ("poster-a6.pdf", 298)):
        pdf = page(lake, name).data
        assert len(pypdfium2.PdfDocument(pdf)) == 1
        assert abs(pypdfium2.PdfDocument(pdf)[0].get_width() - wide) < 2
        assert "ada@meadow.example" in words_of(pdf)
        assert "/c/lake" in words_of(pdf)


def test_a_contact_that_changes_changes_everywhere(lake, app, lead):
    """No poster, PDF or file shows a dead address."""
    with acting(app):
        one = communities.contacts(lead)[0]
        communities.keep_contact(lead, one.id, name=one.name, mail="new@lake.example")
    for path in ("conduct.json", "embed", "use"):
        told = page(lake, path).get_data(as_text=True)
        assert "new@lake.example" in told, path
        assert "ada@meadow.example" not in told
    for path in ("CODE_OF_CONDUCT.rst", "CODE_OF_CONDUCT.md", "conduct.html"):
        told = page(lake, path).get_data(as_text=True)
        assert "/c/lake/" in told
        assert "@" not in told, "a copy can't change when a contact does"
    for path in ("conduct.pdf", "poster-a4.pdf", "poster-a6.pdf"):
        told = words_of(page(lake, path).data)
        assert "new@lake.example" in told
        assert "ada@meadow.example" not in told


def test_the_data_says_what_the_page_says(lake):
    """JSON has the words and the facts; JSON-LD the chain."""
    facts = page(lake, "conduct.json").json
    assert facts["version"] == 1
    assert facts["licence"] == "CC-BY-4.0"
    assert facts["contacts"][0]["mail"] == "ada@meadow.example"
    assert "Following people" in facts["markdown"]
    linked = json.loads(page(lake, "conduct.jsonld").data)
    assert linked["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert linked["isBasedOn"]
    assert linked["version"] == "1"


def test_the_fragment_reads_back(lake):
    """The credit in the piece of HTML gives the same model again."""
    html = page(lake, "conduct.html").get_data(as_text=True)
    assert html.startswith("<!--\nSPDX-FileCopyrightText")
    work = read_back(html)
    assert work.licence == "CC-BY-4.0"
    assert [source.title for source in work.sources] == ["Harbour Code"]


def test_the_frame_may_stand_anywhere_and_does_nothing(lake):
    """No script, no cookie, no form; any site may show it; other pages may not be framed."""
    answer = page(lake, "embed")
    html = answer.get_data(as_text=True)
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "script-src" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Set-Cookie" not in answer.headers
    assert "<script" not in html
    assert "<form" not in html
    assert "Following people" in html
    again = page(lake, "embed")
    assert "frame-ancestors *" in again.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page(lake, "conduct").headers["Content-Security-Policy"]


def test_nothing_published_nothing_to_use(client, lead):
    """404 before the first version."""
    for path in ("use", "conduct.pdf", "embed", "conduct.json", "CODE_OF_CONDUCT.rst", "poster-a4.pdf"):
        page(client, path, 404)


def test_a_letter_without_a_font_is_said(lake, app, lead):
    """A letter of no font gives a page that says so, not a PDF of boxes; the other forms work."""
    with acting(app):
        published(lead, "Old script: \U00010900\U00010901\U00010902")
    answer = page(lake, "conduct.pdf", 503)
    assert "no font" in answer.get_data(as_text=True)
    page(lake, "CODE_OF_CONDUCT.rst")


def test_right_to_left_paper():
    """Arabic and Hebrew are set from the right, with letters that are there."""
    facts = {"title": "قواعد", "author": "A", "who": "B", "foot": "", "after": []}
    pdf = printing.code(language="ar", html="<p>كونوا لطفاء</p>", **facts)
    assert b"(ar)" in pdf or b"/Lang" in pdf
    assert printing.code(language="he", html="<p>היו אדיבים</p>", **facts)


@pytest.mark.sqlite_only
@pytest.mark.slow
def test_no_text_prints_for_long():
    """R43: 200 kB of nested lists end in a PDF or a refusal, in bounded time."""
    html = "<ul><li>" * 40 + "x " * 90_000 + "</li></ul>" * 40
    try:
        made = printing.code(title="T", author="A", who="B", language="en", html=html, after=[], foot="")
    except Refused as refused:
        assert refused.code == "paper_too_tangled"
    else:
        assert made.startswith(b"%PDF")
