"""A text that comes in is mended, and what was mended is said (settled 38)."""

import time

import pytest

from portal.errors import Refused
from portal.library import drawing, reading

from . import SLACK, texts


def codes(found) -> list[str]:
    return [code for code, _fact in found.mended]


def test_damaged_letters_are_repaired_and_settings_left_out():
    found = reading.read(texts.DAMAGED, "rules.md")
    assert "Don’t shout at people." in found.text
    assert "â" not in found.text
    assert found.title == "House Rules"
    assert not found.text.startswith("---")
    assert {"encoding_repaired", "front_matter"} <= set(codes(found))


def test_a_clean_text_is_left_alone():
    found = reading.read(texts.PLAIN)
    assert (found.text, found.mended) == (texts.PLAIN, [])


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("Café für Ältere".encode("latin-1"), "Café für Ältere"),
        ("Café für Ältere".encode("utf-8-sig"), "Café für Ältere"),
        ("Café für Ältere".encode("utf-16"), "Café für Ältere"),
        ("“Réglement”".encode("cp1252"), "“Réglement”"),
    ],
)
def test_any_usual_encoding_is_read(raw, words):
    assert reading.read(raw).text.strip() == words


def test_a_guessed_encoding_is_said():
    assert codes(reading.read("für".encode("latin-1"))) == ["encoding_guessed"]


@pytest.mark.parametrize("raw", [b"%PDF-1.7 x", b"PK\x03\x04x", b"\x89PNG\r\n", b"a\x00b", b"\xff\xfea"])
def test_what_is_no_text_is_refused(raw):
    with pytest.raises(Refused, match="text_binary"):
        reading.read(raw)


@pytest.mark.parametrize("raw", [b"", b" \n\n ", "", "\u200b\n", b"---\ntitle: x\n---\n"])
def test_nothing_is_refused(raw):
    with pytest.raises(Refused, match="text_empty"):
        reading.read(raw)


def test_a_text_of_200_kb_is_taken_and_one_more_byte_is_not():
    assert reading.read("a" * 200_000).text.startswith("a")
    with pytest.raises(Refused, match="text_too_long"):
        reading.read("a" * 200_001)
    with pytest.raises(Refused, match="text_too_long"):
        reading.read("ä" * 100_001)


def test_marks_that_turn_reading_round_are_taken_out_and_said():
    found = reading.read("Write to \u202emoc.live\u202c or \u2066x\u2069. Zero\u200bwidth. שלום\u200f. می\u200cخواهم")
    assert found.text.strip() == "Write to moc.live or x. Zerowidth. שלום\u200f. می\u200cخواهم"
    assert dict(found.mended) == {"direction_marks": "4", "unseen_letters": "1"}


def test_comments_and_generator_tags_are_left_out_and_said():
    found = reading.read(
        "{% include head.html %}\n# Rules {#top}\n<!-- SPDX: secret -->\nBe kind.\n{: .no_toc }\n<!-- open\n"
    )
    assert "include" not in found.text and "secret" not in found.text and "no_toc" not in found.text
    assert "<!-- open" in found.text  # one that never ends would swallow the text
    assert set(codes(found)) == {"comments", "generator_tags"}


def test_a_rule_at_the_top_is_no_settings_block():
    text = "---\n\nBe kind to everybody here, always.\n\n---\n\nMore.\n"
    assert reading.read(text).text == text


def test_html_becomes_markdown():
    page = (
        "<!DOCTYPE html><html><head><title>Rules &amp; more</title><style>p{}</style><script>x()</script></head>"
        "<body><nav>Home</nav><h1>Rules</h1><p>Be   <b>kind</b>.<br>Ask <a href='https://a.example/x?y=1&amp;z=2'>us</a>.</p>"
        "<ul><li>one<li>two</ul></body></html>"
    )
    found = reading.read(page, "rules.html")
    assert found.title == "Rules & more"
    assert found.text == ("# Rules\n\nBe **kind**.  \nAsk [us](https://a.example/x?y=1&z=2).\n\n- one\n- two\n")


def test_html_left_in_markdown_goes_and_autolinks_stay():
    found = reading.read(
        "# Rules\n<div class='x'>Be <strong>kind</strong></div>\n<https://a.example> <a@b.example> <email>\n"
    )
    assert "**kind**" in found.text and "<div" not in found.text
    assert "<https://a.example> <a@b.example> <email>" in found.text


def test_a_settled_text_has_one_title_and_headings_below_it():
    """Headings start at the second level, because the page has one h1."""
    drawn = drawing.draw("# House Rules\n\nHi.\n\n## Why\n\n### Because\n")
    assert (drawn.title, drawn.text) == ("House Rules", "Hi.\n\n## Why\n\n### Because\n")
    several = drawing.draw("Intro\n=====\n\nHi.\n\n# Why\n\n## Because\n\n```\n# no heading\n```\n")
    assert several.title == ""
    assert several.text == "## Intro\n\nHi.\n\n## Why\n\n### Because\n\n```\n# no heading\n```\n"
    deep = drawing.draw("#### Why\n\nHi\n\n##### Because\n")
    assert deep.text == "## Why\n\nHi\n\n### Because\n"
    named = drawing.draw("## House Rules\n\nHi\n\n## Why\n", "house rules")
    assert named.text == "Hi\n\n## Why\n"
    again = drawing.draw(several.text)
    assert (again.text, again.title) == (several.text, "")


@pytest.mark.slow
def test_the_slow_corpus_is_answered_or_refused_kindly_in_time():
    """R43: two seconds of work in a child, then a refusal; the worker itself never hangs."""
    corpus = [
        "[" * 100_000,
        "![" * 100_000,
        "**a*" * 50_000,
        "> " * 100_000,
        "- " * 90_000,
        "[a](" * 45_000,
        "`" * 199_999,
    ]
    for text in corpus:
        start = time.process_time()
        try:
            assert "<script" not in drawing.draw(text).html
        except Refused as refused:
            assert refused.code == "text_too_tangled"
        assert time.process_time() - start < SLACK * 1


@pytest.mark.parametrize(
    "text",
    [
        "<" * 200_000,
        "<a " * 66_000,
        "<!--" * 50_000,
        "{%" * 100_000,
        "{:" * 100_000,
        " " * 199_999,
        "\n" * 199_999 + "x",
        "---\n" + "a: b\n" * 30_000,
        "\u202e" * 60_000 + "x",
        "<a href=" * 25_000,
        "â€" * 39_000,
    ],
)
def test_reading_is_linear(text):
    start = time.process_time()
    try:
        reading.read(text)
    except Refused as refused:
        assert refused.code == "text_empty"
    assert time.process_time() - start < SLACK * 2
