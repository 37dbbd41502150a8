"""What is compared: full names in any order, handles wherever they are, bodies without their legal form."""

import pytest

from portal.ties import forms_in, forms_of, rules

LIST = "Robin Kesten, GitHub: robk\n@marten@chaos.social\nrobin@x.example\nMira"


@pytest.mark.parametrize(
    ("name", "handles"),
    [
        ("Kesten, Robin", ""),
        ("ROBIN  KESTEN", ""),
        ("Dr Robin Kesten of Acme", ""),
        ("", "https://github.com/robk"),
        ("somebody", "mastodon: @marten@chaos.social"),
        ("", "Robin@X.example"),
    ],
)
def test_the_same_person(name, handles):
    """However a case spells it."""
    assert rules.listed_people(LIST) & forms_of(name, handles)


@pytest.mark.parametrize(
    ("name", "handles"), [("Robin", ""), ("Mira", ""), ("Robin Kest", ""), ("", "GitLab: robk2"), ("Kesten", "")]
)
def test_somebody_else(name, handles):
    """A first name alone names nobody, nor does a name that only begins alike."""
    assert rules.listed_people(LIST)
    assert not rules.listed_people(LIST) & forms_of(name, handles)


def test_a_bare_handle_is_found_at_any_place():
    """Whoever does not say where a handle belongs means it everywhere."""
    assert rules.listed_people("@robk") & forms_of("x", "GitHub: robk")
    assert not rules.listed_people("GitLab: robk") & forms_of("x", "GitHub: robk")


def test_employers_are_found_in_words():
    """With or without the legal form, wherever they stand."""
    assert rules.listed_employers("Acme Ltd.") & forms_in("the man from ACME who gave the talk")
    assert not rules.listed_employers("Acme Ltd.") & forms_in("the man from Acmeter")
    assert not rules.listed_employers("Ltd") & forms_in("Ltd")


def test_it_stays_small():
    """However much somebody writes."""
    assert len(forms_in("word " * 5000)) < 300
    assert len(rules.listed_people("A B\n" * 5000)) < 300
