"""Sections know their words; a changed section finds the one it grew out of; scripts know their direction."""

import time

import pytest

from portal.library import sections
from portal.library.markup import render, settle

from . import SLACK

TEXT = """Hello all.

## Be kind

We listen.
We wait.

### Always

- even then

```
## no heading
```

## Report

Write to {{mail}}.
"""


def test_sections_begin_at_headings():
    found = sections.split(TEXT)
    assert [one.heading for one in found] == ["", "Be kind", "Always", "Report"]
    assert "## no heading" in found[2].text and [one.place for one in found] == [0, 1, 2, 3]
    assert sections.split("") == [] and sections.split("\n\n") == []


def test_wrapping_changes_no_fingerprint():
    one, two = (sections.split(text)[1].digest for text in (TEXT, TEXT.replace("listen.\nWe", "listen. We")))
    assert one == two != sections.split(TEXT.replace("listen", "hear"))[1].digest


@pytest.mark.parametrize(
    "text", [TEXT, TEXT.removeprefix("Hello all.\n\n"), "Only words.", "> ## quoted\n\n## Real\n\nx"]
)
def test_pages_are_cut_where_the_text_is(text):
    text, _title = settle(text)
    parts = sections.split(text)
    pages = sections.pages(render(text), len(parts))
    assert len(pages) == len(parts) and "".join(pages) == render(text)


def test_cuts_that_disagree_leave_the_whole():
    assert sections.pages("<h2>a</h2><h2>b</h2>", 5) == ["<h2>a</h2><h2>b</h2>"]


def test_a_section_finds_what_it_grew_out_of():
    old = sections.split(TEXT)
    new = sections.split(
        "## Report\n\nWrite to us.\n\n## Be good\n\nWe listen. We wait long.\n\n## New\n\nSomething else entirely here."
    )
    assert sections.follow(old, new) == {0: 3, 1: 1}
    assert sections.follow(old, old) == {0: 0, 1: 1, 2: 2, 3: 3}


def test_many_sections_take_no_time():
    one, two = (sections.split("\n".join(f"## {name}{n}\n\n{name}" for n in range(9000))) for name in "ab")
    start = time.process_time()
    assert sections.follow(one, two) == {}
    assert time.process_time() - start < SLACK * 1


def test_directions():
    assert [sections.direction(code) for code in ("ar", "he-IL", "fa", "en", "pt_BR")] == [
        "rtl",
        "rtl",
        "rtl",
        "ltr",
        "ltr",
    ]
