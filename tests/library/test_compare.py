"""What changed is the edited words and nothing else; a wrapped paragraph is no change; no text takes long."""

import random
import time

import pytest

from portal.library import compare, passages

from . import SLACK

PLEDGE = """## What we promise

We welcome everybody, whatever their age, body, disability, ethnicity, sex characteristics,
experience, education, socio-economic status, nationality, appearance, race, religion,
or sexual identity and orientation.

We act in ways that keep this place open and healthy.
"""


def told(pieces, *ops):
    return [text for op, text in pieces if op in ops]


def test_two_words_more_are_all_that_shows():
    later = PLEDGE.replace("race, religion,\nor", "race, caste, color,\nreligion, or")
    assert told(compare.words(PLEDGE, later), "insert", "delete") == ["caste, color,"]


def test_a_wrapped_paragraph_is_no_change():
    wrapped = " ".join(PLEDGE.split("\n")[2:5])
    assert [op for op, _text in compare.words("\n".join(PLEDGE.split("\n")[2:5]), wrapped)] == ["equal"]
    assert compare.words("", "") == compare.words(" \n", "") == []


def test_runs_make_both_texts_again():
    pieces = compare.words("one two three four five", "zero one three 4 five six")
    assert " ".join(told(pieces, "equal", "insert")) == "zero one three 4 five six"
    assert " ".join(told(pieces, "equal", "delete")) == "one two three four five"
    assert all(one[0] != two[0] for one, two in zip(pieces, pieces[1:], strict=False))


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        (
            "誰もが歓迎されます。嫌がらせは\n許しません。連絡してください。",
            "誰もが歓迎されます。嫌がらせや暴力は許しません。\n連絡してください。",
            ["嫌がらせは許しません。"],
            ["嫌がらせや暴力は許しません。"],
        ),
        ("欢迎所有人。请友善！谢谢。", "欢迎所有人。请保持友善！谢谢。", ["请友善！"], ["请保持友善！"]),
        ("ยินดีต้อนรับทุกคน ห้ามคุกคาม ขอบคุณ", "ยินดีต้อนรับทุกคน ห้ามรังแก ขอบคุณ", ["ห้ามคุกคาม"], ["ห้ามรังแก"]),
        ("모두를 환영합니다. 괴롭힘은 안 됩니다.", "모두를 환영합니다. 폭력은 안 됩니다.", ["괴롭힘은"], ["폭력은"]),
    ],
)
def test_sentences_where_a_script_has_no_spaces(old, new, gone, come):
    pieces = compare.words(old, new)
    assert (told(pieces, "delete"), told(pieces, "insert")) == (gone, come)


def test_the_longest_common_run_is_found():
    """Against the textbook's table, on many small texts."""
    chance = random.Random(7)
    for _ in range(400):
        one, two = (chance.choices("abcd", k=chance.randrange(18)) for _ in range(2))
        row = [0] * (len(two) + 1)
        for word in one:
            last, row = row, [0]
            for place, other in enumerate(two):
                row.append(last[place] + 1 if word == other else max(last[place + 1], row[place]))
        assert sum(size for *_places, size in compare.matches(one, two)) == row[-1]


def test_edits_far_apart_in_a_long_text_are_still_only_themselves():
    chance = random.Random(3)
    before = [" ".join(f"w{chance.randrange(400)}" for _ in range(12)) for _ in range(2800)]
    after = list(before)
    after[5], after[1400], after[2790] = "first edit", "second edit", "third edit"
    pieces = compare.words("\n\n".join(before), "\n".join(after))
    assert told(pieces, "insert") == ["first edit", "second edit", "third edit"]


CHANCE = random.Random(5)
WORST = {
    "random": [" ".join(f"w{CHANCE.randrange(3000)}" for _ in range(36_000)) for _ in range(2)],
    "letters": [" ".join(CHANCE.choices("abcdef", k=100_000)) for _ in range(2)],
    "turned": ["a b " * 50_000, "b a " * 50_000],
    "reversed": [" ".join(f"x{one}" for one in order) for order in (range(30_000), range(30_000, 0, -1))],
    "one word": ["a" * 200_000, "b" * 200_000],
    "han": ["你好。" * 22_000, "你们。" * 22_000],
    "paragraphs": ["a b\n\n" * 40_000, "b c\n\n" * 40_000],
    "items": ["- a b c\n" * 20_000, "# d\n" * 40_000],
    "many gaps": ["\n\n".join(f"{one} " + "a b c d " * 20 for one in range(1200)) for _ in range(2)],
}


@pytest.mark.parametrize("name", WORST)
def test_no_pair_of_200_kb_takes_two_seconds(name):
    """R43, for the shell and for the page."""
    old, new = (text[:200_000] for text in WORST[name])
    start = time.process_time()
    pieces = compare.words(old, new)
    found = passages.rows(old, new)
    assert time.process_time() - start < SLACK * 2
    assert " ".join(told(pieces, "equal", "insert")) == " ".join(compare.tokens(new))
    assert found


def test_rows_show_what_stood_there_and_what_stands_there():
    later = PLEDGE.replace("race, religion,\nor", "race, caste, religion, or").replace("promise", "pledge")
    later += "\n- Listen first.\n"
    rows = passages.rows(PLEDGE, later)
    assert [(row.kind, row.state, row.number) for row in rows] == [
        ("heading", "changed", 1),
        ("text", "changed", 2),
        ("text", "same", 0),
        ("item", "added", 3),
    ]
    assert told(rows[1].pieces, "insert") == ["caste,"]
    assert " ".join(text for _op, text in rows[0].old) == "What we promise"
    assert " ".join(text for _op, text in rows[0].new) == "What we pledge"


def test_a_passage_that_is_another_one_is_not_mingled():
    rows = passages.rows("Be kind to all.\n\nThe end.", "Parking is behind the house.\n\nThe end.")
    assert [row.state for row in rows] == ["removed", "added", "same"]


def test_a_lone_short_word_between_long_changes_belongs_to_them():
    stays = "Everybody here may write to the people named below at any hour of the day"
    old = f"{stays} who read every message aloud and answer it within a week at most"
    new = f"{stays} since our helpers look often and promise some kind reply before two nights pass"
    rows = passages.rows(old, new)
    assert [row.state for row in rows] == ["changed"]
    assert [op for op, _text in compare.words(old, new)].count("equal") == 2
    assert [op for op, _text in rows[0].pieces] == ["equal", "delete", "insert"]
