"""How much of a text also stands elsewhere."""

import time

import pytest

from portal.library import similar
from portal.library.similar import Prints, families, packed, prints, shares, shingles, unpacked

from . import SLACK

OURS = "Be kind to each other at every meeting. Ask before you take a picture of somebody you do not know."
THEIRS = "Be kind to each other at every meeting. Bring your own cup and wash it afterwards, thank you."
JAPANESE = "互いに親切にしてください。写真を撮る前に、必ず本人に聞いてください。"


def test_the_share_is_a_part_of_this_text():
    """Four of sixteen shingles stand in the other text; the order of the answer is by share."""
    found = shares(OURS, {"nothing": "Bread and butter.", "theirs": THEIRS, "itself": OURS})
    assert found[0] == ("itself", 1.0)
    assert found[1] == ("theirs", pytest.approx(4 / 16))
    assert found[2] == ("nothing", 0.0)


def test_the_share_is_not_the_same_from_the_other_side():
    """A short text that stands whole in a long one."""
    long = f"{OURS} " + " ".join(f"word{number}" for number in range(100))
    assert shares(OURS, {"long": long})[0][1] == 1.0
    assert shares(long, {"short": OURS})[0][1] < 0.2


def test_marks_links_and_line_breaks_make_no_difference():
    """Markdown, addresses, capitals and curly apostrophes are no part of the words."""
    dressed = "**Be kind**\nto each [other](https://x.example/a-b-c) at\nevery MEETING. Don’t shout."
    plain = "be kind to each other at every meeting. don't shout."
    assert shingles(dressed) == shingles(plain)


def test_languages_without_spaces_go_by_letters():
    """A Japanese text shares its first sentence with another; a Thai one has shingles at all."""
    other = f"{JAPANESE[:14]}水を飲んでください。"
    assert 0.1 < shares(JAPANESE, {"other": other})[0][1] < 0.6
    assert len(shingles("สวัสดีครับทุกคนที่มางานนี้")) > 5


def test_prints_stand_for_a_text():
    """From the prints alone the same share comes out, and they go through a file and back."""
    made = unpacked(packed(prints(THEIRS)))
    assert made == prints(THEIRS)
    assert isinstance(made, Prints)
    assert shares(OURS, {"theirs": made}) == shares(OURS, {"theirs": THEIRS})


def test_no_words_no_share():
    """An empty text and one of three words."""
    assert shares("", {"theirs": THEIRS}) == [("theirs", 0.0)]
    assert shares("Be kind.", {"theirs": prints(THEIRS)}) == [("theirs", 0.0)]


def test_the_families_that_come_along():
    """Each is named, licensed, and made of prints, not of words."""
    known = families()
    assert len(known) > 10
    for family in known.values():
        assert family.title
        assert family.licence.startswith("CC")
        assert len(family.prints.marks) > 200
    assert max(share for _name, share in shares(OURS, {name: one.prints for name, one in known.items()})) < 0.1


@pytest.mark.parametrize("text", ["word " * 40_000, "(](" * 66_000, "漢" * 66_000, "https://" * 25_000, "'a" * 100_000])
def test_no_text_takes_long(text):
    """R43: 200 kB of anything, against all families."""
    others = {name: one.prints for name, one in families().items()}
    began = time.process_time()
    shares(text, others)
    assert time.process_time() - began < SLACK * 1.5


def test_many_different_words_take_no_longer():
    """200 kB of words that never repeat."""
    text = " ".join(f"w{number}" for number in range(30_000))
    began = time.process_time()
    similar.prints(text)
    assert time.process_time() - began < SLACK * 1.5
