"""A text as numbered sentences: headings, points and paragraphs end where they end; no text is slow."""

import time

import pytest

from portal.library import sentences

from . import SLACK


def told(text: str) -> list[tuple]:
    return [(one.number, one.kind, one.opens, one.words) for one in sentences.split(text)]


def test_headings_points_and_paragraphs():
    text = "## Be kind\nListen. Ask\nfirst!\n\n- Stop.\n- Say so. Now.\n\n1. Last"
    assert told(text) == [
        (1, "heading", True, "Be kind"),
        (2, "plain", True, "Listen."),
        (3, "plain", False, "Ask first!"),
        (4, "item", True, "Stop."),
        (5, "item", True, "Say so."),
        (6, "item", False, "Now."),
        (7, "item", True, "Last"),
    ]


def test_scripts_without_spaces():
    assert [one[3] for one in told("互いに聞く。先に尋ねる。")] == ["互いに聞く。", "先に尋ねる。"]


def test_nothing_is_no_sentence():
    assert told("") == told("\n \n") == []


@pytest.mark.parametrize("text", ["[" * 200_000, "a. " * 66_000, "# " * 100_000, "- a\n" * 50_000, '."' * 100_000])
def test_no_text_is_slow(text):
    start = time.process_time()
    sentences.split(text)
    assert time.process_time() - start < SLACK * 2
