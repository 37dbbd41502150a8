"""Whatever is written, what is drawn is words: no script, no attribute but a link's address, nothing loaded (R40)."""

import pytest
from bs4 import BeautifulSoup

from portal.library import markup, reading
from portal.library.attribution import Attribution, Source
from portal.policies import export

from .hostile import ADDRESSES, VECTORS

ALLOWED = {
    *("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong"),
    *("s", "a", "table", "thead", "tbody", "tr", "th", "td"),
}


def harmless(html: str) -> None:
    for tag in BeautifulSoup(html, "html.parser").find_all(True):
        assert tag.name in ALLOWED, html
        assert set(tag.attrs) <= ({"href", "rel"} if tag.name == "a" else set()), html
        if tag.name == "a":
            assert tag["href"].lower().startswith(("https://", "http://", "mailto:")), html
            assert set(tag["rel"]) >= {"noopener", "noreferrer"}, html


def test_there_are_many_vectors():
    assert len(VECTORS) >= 200


@pytest.mark.parametrize("vector", VECTORS)
def test_hostile_markdown_becomes_words(vector):
    harmless(markup.render(vector))
    harmless(markup.render(f"Before *{vector}* after\n\n> {vector}\n\n- {vector}\n"))


@pytest.mark.parametrize("vector", VECTORS)
def test_hostile_files_become_words(vector):
    """The importer's way in: HTML turned into Markdown is no way around."""
    for name in ("code.md", "code.html"):
        text, _title = markup.settle(reading.read(f"Words first.\n\n{vector}\n", name).text)
        harmless(markup.render(text))


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_odd_address_is_a_link(address):
    """R41: http, https and mailto; `//` and everything cleverer is refused."""
    html = markup.render(f"[words](<{address}>)")
    assert "<a" not in html, html


def test_plain_links_work():
    html = markup.render(
        "[a](https://a.example/x?y=1) <https://b.example> <ada@meadow.example> [m](mailto:a@b.example)"
    )
    links = [a["href"] for a in BeautifulSoup(html, "html.parser").find_all("a")]
    assert links == ["https://a.example/x?y=1", "https://b.example", "mailto:ada@meadow.example", "mailto:a@b.example"]


def test_words_keep_their_shape():
    html = markup.render(
        "## Why\n\n*Be* **kind**.\n\n- one\n- two\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n\n![a cat](https://x.example/c.png)"
    )
    assert "<h2>Why</h2>" in html and "<em>Be</em> <strong>kind</strong>" in html and "<td>2</td>" in html
    assert "a cat" in html and "x.example" not in html


def test_there_is_never_a_second_h1():
    assert "<h1" not in markup.render("# One\n\nTwo\n===\n")
    assert export.deepened("<h2>a</h2><h6>b</h6>") == "<h3>a</h3><h6>b</h6>"


class _Version:
    number, published, language, text = 1, None, "en", "Be kind."


def test_names_cannot_leave_the_data_block_or_the_comment():
    nasty = "</script><script>alert(1)</script> --> <b>"
    work = Attribution(nasty, nasty, "", "CC0-1.0", (Source(nasty, nasty),))
    block = export.data_block(work, _Version, nasty)
    assert block.count("<") == 2 and block.endswith("</script>")
    comment = export.markdown(work, _Version, "https://a.example/").split("-->")[0]
    assert "script>" not in comment and "SPDX-License-Identifier: CC0-1.0" in comment
