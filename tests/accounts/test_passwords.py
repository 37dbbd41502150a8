"""What makes a password good enough (R13 to R15)."""

import time
import tracemalloc

import pytest

from portal.accounts import listed, rules
from portal.errors import Refused

GOOD = "four calm otters swim by"


def refusal(password: str, **facts) -> str | None:
    try:
        rules.check_password(password, **facts)
    except Refused as refused:
        return refused.code
    return None


def test_the_list_is_long_enough():
    """R15: at least 100,000 common passwords of eight or more characters stand in the installed list."""
    assert listed.size() >= 100_000


@pytest.mark.slow
def test_the_list_is_small_and_quick():
    """Looking a password up takes microseconds, and the list a few megabytes of memory."""
    listed._digests.cache_clear()
    tracemalloc.start()
    listed.size()
    kept, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 8_000_000
    start = time.perf_counter()
    for number in range(2000):
        listed.is_common(f"{GOOD} {number}")
    assert time.perf_counter() - start < 0.5


@pytest.mark.parametrize("length, second_factor, code", [
    (14, False, "password_short"),
    (15, False, None),
    (7, True, "password_short"),
    (8, True, None),
    (256, False, None),
    (257, False, "password_long"),
])  # fmt: skip
def test_length_is_the_rule(length, second_factor, code):
    """R13: fifteen characters alone, eight with a second factor, 256 at most and never cut."""
    password = ("otter lamp río 雨 " * 20)[:length]
    assert len(password) == length
    assert refusal(password, second_factor=second_factor) == code


@pytest.mark.parametrize("password", [
    "all lower case letters here", "ALL CAPITALS IN THIS ONE", "5820 7714 0092 6635 1",
    "雨が降る日に読む本を三冊買いました今日", "               x",
])  # fmt: skip
def test_no_kind_of_character_is_asked_for(password):
    """R14: letters alone, capitals alone, digits alone, any script and spaces are fine."""
    assert refusal(password) is None


@pytest.mark.parametrize("password", ["passwordpassword", "PasswordPassword", "qwertyuiopasdfghjkl", "123456789012345"])
def test_common_passwords_are_refused(password):
    """R15: what many people use is refused, however it is capitalised."""
    assert refusal(password) == "password_common"


def test_short_common_passwords_count_with_a_second_factor():
    """R15 holds for the short ones too."""
    assert refusal("password1", second_factor=True) == "password_common"


@pytest.mark.parametrize("password", [
    "my CodeOfConduct is long", "code-of-conduct-2026!", "harbour python rocks on", "Harbour-Python 4 ever",
    "kim.reyes likes the sea", "kimreyes@otters.example", "harbourpython",
])  # fmt: skip
def test_words_an_attacker_tries_first_are_refused(password):
    """R15: the place's name, "code of conduct" and one's own address make a bad password."""
    found = refusal(password + " xx", address="Kim.Reyes@otters.example", places=["Harbour Python", "harbour-python"])
    assert found == "password_tells"


def test_short_names_do_not_get_in_the_way():
    """A name of two or three letters is in too many words to be refused."""
    assert refusal(GOOD, address="by@x.example", places=["ott"]) is None


@pytest.mark.parametrize("name, tidied", [
    ("  Kim   Reyes ", "Kim Reyes"),
    ("Kim\r\nBcc: all@otters.example", "Kim Bcc: all@otters.example"),
    ("\u202eKim\u0000", "Kim"),
    ("x" * 200, "x" * 80),
    (" \t\n", ""),
])  # fmt: skip
def test_a_name_is_one_line(name, tidied):
    """R45: no line break, direction mark or control character gets into a name."""
    assert rules.tidy_name(name) == tidied
