"""A name as its parts, and how they read."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.matching import han, kin, known, parts, scripts, slips, sound, vocabulary
from setup.matching import multigrams


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Robin Kesten", ["robin", "kesten"]),
        ("Kesten, Robin", ["robin", "kesten"]),
        ("Dr. Robin Kesten Jr.", ["robin", "kesten"]),
        ("Robin Kesten, PhD", ["robin", "kesten"]),
        ("R. O'Nolan-Kest", ["r", "onolan", "kest"]),
        ("李洪政", ["李", "洪政"]),
        ("欧阳明", ["欧阳", "明"]),
        ("김정은", ["김", "정은"]),
        ("Dr", ["dr"]),
        ("", []),
        ("…", []),
    ],
)
def test_a_name_is_cut_into_its_parts(name, expected):
    """Titles go, the surname that was put first goes back, Han and Hangul names are cut after the surname."""
    assert parts.parts(name) == expected


def test_a_long_name_keeps_its_beginning_and_its_end():
    """Six parts are looked at, the last two among them."""
    found = parts.parts("a1 a2 a3 a4 a5 a6 a7 a8 a9")
    assert found == ["a1", "a2", "a3", "a4", "a8", "a9"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("mohammed", "muhamad"), ("philip", "filip"), ("schmidt", "shmidt"), ("catherine", "katharina"[:-1] + "e")],
)
def test_bones_of_what_sounds_alike_are_one(one, other):
    """Spelling does not matter, consonants do."""
    assert sound.bones(one) == sound.bones(other)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("митамура", "mitamura"), ("李", "li"), ("曾", "zeng"), ("ジョナサン", "jonasan")],
)
def test_other_scripts_are_read(word, expected):
    """By the learned tables, or sign by sign."""
    assert expected in sound.readings(word)


@pytest.mark.parametrize(
    ("pinyin", "wade"),
    [
        ("xiu", "hsiu"), ("zhu", "chu"), ("qiang", "chiang"), ("zeng", "tseng"), ("deng", "teng"), ("rong", "jung"),
        ("tian", "tien"), ("xue", "hsueh"), ("guo", "kuo"), ("luo", "lo"), ("zhi", "chih"), ("si", "szu"), ("an", "an"),
    ],
)  # fmt: skip
def test_pinyin_as_wade_and_giles_spelled_it(pinyin, wade):
    """Syllable by syllable, without marks."""
    assert han.wade(pinyin) == wade


@pytest.mark.parametrize(
    ("word", "expected"),
    [("秀柱", ["xiuzhu", "hsiuchu", "xiuzhu"]), ("郭", ["guo", "kuo", "kwok", "guo"]), ("安", ["an"])],
)
def test_a_chinese_word_has_the_readings_people_write(word, expected):
    """Pinyin first, and last where there are others; a surname also as in Hong Kong, Taiwan or Singapore."""
    assert sound.readings(word) == expected


@given(st.lists(st.text("abné1ł", max_size=14), min_size=1, max_size=8))
def test_words_without_one_letter_as_numbers(names):
    """Two words share a number just when they share a text after one letter, or none, is gone."""
    side = vocabulary.side(names, [0] * len(names))
    numbers, which = kin._without_one(side)
    plain = {}
    for at, found in enumerate(side.readings[: side.singles]):
        text = found[-1]
        if kin.SHORTEST <= len(text) <= kin.LONGEST and text.isascii():
            plain[at] = {text, *(text[:cut] + text[cut + 1 :] for cut in range(len(text)))}
    held = {at: set(numbers[which == at].tolist()) for at in plain}
    assert all(len(held[at]) == (which == at).sum() == len(texts) for at, texts in plain.items())
    for one, other in itertools.combinations(plain, 2):
        assert len(held[one] & held[other]) == len(plain[one] & plain[other])


@given(st.lists(st.text("абвг", max_size=25), min_size=1, max_size=6))
def test_the_stretches_of_a_word_as_numbers(words):
    """At each place the one and the two signs that begin there, where the table knows them."""
    table = {"": 1, "а": 2, "аб": 3, "бв": 4, "в": 5}
    found, sizes = scripts._Stretches(table, 2).cut(words)
    for word, row, size in zip(words, found, sizes, strict=True):
        assert size == min(len(word), scripts.LONGEST)
        for at in range(size):
            assert row[at, 0] == table.get(word[at], 0)
            if at + 1 < size:
                assert row[at, 1] == table.get(word[at : at + 2], 0)


@given(st.text(max_size=80))
def test_any_text_can_be_cut_and_read(text):
    """No text breaks it, and nothing grows without bound."""
    found = parts.parts(text)
    assert len(found) <= parts.MOST
    for word in found:
        assert word and len(word) <= parts.LONG
        assert all(sound.readings(word))
        sound.bones(sound.latin(word))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("smith", "smtih", slips.SWAPPED),
        ("john", "johb", slips.NEIGHBOUR),
        ("emily", "emil6", slips.NEIGHBOUR),
        ("kane", "kabe", slips.NEIGHBOUR),
        ("kane", "kate", slips.OTHER),
        ("anna", "ana", slips.DOUBLED),
        ("jean", "jan", slips.ADDED),
        ("kesten", "kestner", slips.NONE),
        ("kesten", "kesten", slips.NONE),
    ],
)
def test_slips_of_a_finger_are_told_apart(one, other, expected):
    """Whichever of the two is the right one."""
    assert slips.slip(one, other) == slips.slip(other, one) == expected


def test_short_forms_are_known_both_ways():
    """From the project's own table and from the long list."""
    assert known.full_form("chris", "christopher") == known.full_form("christopher", "chris") == "christopher"
    assert known.listed()["hezekiah", "kiah"] == known.listed()["kiah", "hezekiah"] == 2
    assert ("kesten", "robin") not in known.listed()


def test_a_table_is_learned_from_pairs_of_words():
    """Signs that always stand for the same letters are found, and the word they make is likelier than another."""
    letters = dict(zip("абвг", ("a", "b", "v", "g"), strict=True))
    words = [one + other + third for one in letters for other in letters for third in letters]
    found = multigrams.learn([(word, ["".join(letters[sign] for sign in word), "other"]) for word in words])
    best = {source: target for source, target, _weight in sorted(found, key=lambda row: row[2]) if len(source) == 1}
    assert best == letters


def test_another_script_has_several_readings_the_best_one_last():
    """So that a word finds its relatives whatever its writer's habit."""
    ways = scripts.romanise("григории")
    assert len(ways) > 1 and ways[-1] in ("grigory", "grigori", "grigorii")
    assert sound.readings("григории")[-1] == ways[-1]
    assert scripts.romanise("kesten") == ()


def test_hiragana_reads_as_katakana_does():
    """The same sounds in either writing: read alike, also with their small and voiced signs."""
    for one, other in (("てつろう", "テツロウ"), ("しょうこ", "ショウコ"), ("えんどう", "エンドウ")):
        assert scripts.romanise(one) == scripts.romanise(other) != ()
    assert "tetsuro" in scripts.romanise("てつろう")
