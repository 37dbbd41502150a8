"""Two ways to write a handle or an address that anybody would call the same give the same token; names give none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal import escrow
from portal.escrow import rules

SAME = [
    ("github: robk_dev", "GitHub @RobK_dev", "https://github.com/robk_dev", "github.com/RobK_dev/", "gh: @robk_dev"),
    ("rob@kesten.example", "Rob K <Rob@Kesten.example>", "ROB+conf@kesten.example"),
    (
        "@rob@social.example",
        "mastodon: rob@social.example",
        "https://social.example/@Rob",
        "fediverse @rob@social.example",
    ),
    ("telegram: robk", "https://t.me/robk", "tg: robk"),
]


@pytest.mark.parametrize("spellings", SAME)
def test_one_handle_many_spellings(spellings):
    """Each gives the one normal form, however it is written."""
    assert {tuple(escrow.normal_forms(text)) for text in spellings} == {tuple(escrow.normal_forms(spellings[0]))}
    assert len(escrow.normal_forms("\n".join(spellings))) == 1


def test_different_ones_stay_apart():
    """The same handle at two places, an address and a fediverse handle alike: not one person."""
    lines = (
        "github: robk\ntelegram: robk\n@rob@social.example\nrob@social.example, rob@kesten.example; robk@kesten.example"
    )
    assert len(escrow.normal_forms(lines)) == 6


@pytest.mark.parametrize("line", ["Robin Kesten", "Rob", "@robk", "the tall one with the red hat", "mail: rob", "x:"])
def test_what_names_nobody_is_sent_back(line):
    """A name, a handle without its place, a description: none of them becomes a token."""
    with pytest.raises(escrow.Odd) as odd:
        escrow.normal_forms(f"github: robk\n{line}")
    assert odd.value.line == line


@given(st.text(max_size=200))
def test_any_text_is_taken_or_sent_back(text):
    """Whatever is typed: normal forms, or the line that is odd."""
    try:
        found = escrow.normal_forms(text)
    except escrow.Odd as odd:
        assert odd.line
    else:
        assert all(":" in one for one in found)


def test_the_day_of_the_question_is_drawn():
    """Between a week and four, and not always the same one."""
    from_now = {(rules.asking_day(rules.date(2030, 1, 1)) - rules.date(2030, 1, 1)).days for _ in range(200)}
    assert min(from_now) >= rules.ASK_EARLIEST
    assert max(from_now) <= rules.ASK_EARLIEST + rules.ASK_WITHIN
    assert len(from_now) > 10
