"""Normal forms: what a person would call the same is the same, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal import matching


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José Núñez", "JOSE NUNEZ"),
        ("Robin  Kesten", "robin kesten"),
        ("Søren Ångström", "soren angstrom"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("Strauß", "STRAUSS"),
        ("ＲＯＢＩＮ", "robin"),
        ("Ro\u200bbin", "Robin"),
        ("O’Neill", "O'Neill"),
    ],
)
def test_spellings_of_one_name_are_one(one, other):
    """Case, accents, width, punctuation and invisible characters do not make another person."""
    assert matching.name(one) == matching.name(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("Robin Kesten", "Robin Kestner"), ("सीता", "सति"), ("सीता", "सता"), ("たかし", "たがし"), ("Ana", "Anna")],
)
def test_other_names_stay_other_names(one, other):
    """Marks that are letters of their script are kept."""
    assert matching.name(one) and matching.name(other)
    assert matching.name(one) != matching.name(other)


def test_the_order_of_a_name_can_be_set_aside():
    """ "Kesten, Robin" is Robin Kesten by key, not by form."""
    assert matching.name_key("Kesten, Robin") == matching.name_key("Robin Kesten")
    assert matching.name("Kesten, Robin") != matching.name("Robin Kesten")


def test_initials_of_a_shortened_name():
    """A name written short has the initials of the long one."""
    assert matching.initials("Rob K.") == matching.initials("Robin Kesten") == "rk"


@pytest.mark.parametrize(
    ("text", "platform", "expected"),
    [
        ("@Robk_Dev", "GitHub", "github:robk_dev"),
        ("https://github.com/robk_dev", "", "github:robk_dev"),
        ("https://www.github.com/RobK_dev/", "github", "github:robk_dev"),
        ("@robk", "X", "twitter:robk"),
        ("@rob@example.social", "Mastodon", "mastodon:rob@example.social"),
        ("robk", "", ":robk"),
        ("https://bsky.app/profile/rob.example", "", "bluesky:rob.example"),
    ],
)
def test_handles_belong_to_a_platform(text, platform, expected):
    """An address of a profile and the handle typed by hand are one."""
    assert matching.handle(text, platform) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rk@Example.ORG", "rk@example.org"),
        ("Rob K <rk+conf@example.org>", "rk@example.org"),
        ("r.o.b@googlemail.com", "rob@gmail.com"),
        ("r.o.b@example.org", "r.o.b@example.org"),
        ("rk@bücher.example", "rk@xn--bcher-kva.example"),
        ("not an address", ""),
        ("@example.org", ""),
        ("", ""),
    ],
)
def test_addresses_as_their_mailboxes(text, expected):
    """Plus parts and capitals do not matter; dots only where the provider ignores them."""
    assert matching.mail(text) == expected


@given(st.text(max_size=60))
def test_any_text_has_stable_forms(text):
    """No text breaks a form, and the form of a form is itself."""
    for form in (matching.name, matching.name_key):
        assert form(form(text)) == form(text)
    matching.handle(text)
    matching.handle(text, text)
    found = matching.mail(text)
    assert found == "" or "@" in found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.meetup.com/lake-group/members/300/", "http://meetup.com/members/300"),
        ("https://example.social/@robk", "Robk"),
        ("https://www.linkedin.com/in/robk?x=1", "@robk"),
    ],
)
def test_profiles_of_one_person_are_one_handle(one, other):
    """Where a profile's address names a group first, the member counts, not the group."""
    assert matching.handle_key(one) == matching.handle_key(other) != ""
    assert matching.handle_key("https://www.meetup.com/lake-group/members/301") != matching.handle_key(one)


def test_domains_with_letters_beyond_ascii_are_as_they_are_looked_up():
    """Composed or not, wide or narrow, with an invisible mark or without: one mailbox."""
    ways = ("r@b\u00fccher.example", "R@BU\u0308CHER.example", "r@b\u00fc\u00adcher.example")
    assert {matching.mail(text) for text in ways} == {"r@xn--bcher-kva.example"}
    assert matching.mail("r@\u4f8b\u3048\u3002jp") == "r@xn--r8jz45g.jp"
