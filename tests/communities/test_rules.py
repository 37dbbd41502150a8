"""What a community's facts must look like."""

import pytest

from portal.communities import rules


@pytest.mark.parametrize("slug", ["meadow", "py3", "north-shore-python", "a1", "x" * 59])
def test_an_address_is_small_letters_digits_and_hyphens(slug):
    assert rules.slug_ok(slug)


@pytest.mark.parametrize(
    "slug", ["", "a", "-a", "a-", "a--b", "Meadow", "mea dow", "../x", "a/b", "ä", "report", "start", "x" * 60, "a\n"]
)
def test_nothing_else_is_an_address(slug):
    assert not rules.slug_ok(slug)


def test_an_address_comes_from_a_name():
    assert rules.slug_from("Café Meadow: Python & Friends!") == "cafe-meadow-python-friends"
    assert rules.slug_from("東京") == ""
    assert rules.slug_ok(rules.slug_from("x" * 200))


@pytest.mark.parametrize("mail", ["a@b.example", "ada.reed+conduct@meadow.example", "o'hara@x.co".replace("'", "")])
def test_mail_addresses(mail):
    assert rules.mail_ok(mail)


@pytest.mark.parametrize(
    "mail", ["", "a", "a@b", "a b@c.example", "a@b@c.example", "<a@b.example>", "a@b.example\nBcc: x", ".a@b.example"]
)
def test_no_mail_addresses(mail):
    assert not rules.mail_ok(mail)


@pytest.mark.parametrize("url", ["https://meadow.example", "http://x.example/a?b=c#d"])
def test_web_addresses(url):
    assert rules.url_ok(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "//evil.example",
        "javascript:alert(1)",
        "https://",
        "https:evil.example",
        "ftp://a.example",
        "https://[",
        "https://a b.example",
        "https://localhost",
    ],
)
def test_no_web_addresses(url):
    assert not rules.url_ok(url)


@pytest.mark.parametrize(
    ("phone", "good"),
    [("+44 20 7946 0000", True), ("112", False), ("call me", False), ("(030) 123-456", False), ("030 123-456", True)],
)
def test_telephone_numbers(phone, good):
    assert rules.phone_ok(phone) is good


def test_a_contact_needs_a_name_and_a_way():
    assert rules.contact_problems("person", "Ada", "", "", "") == [("mail", "no_way")]
    assert rules.contact_problems("person", " ", "a@b.example", "", "") == [("name", "needed")]
    assert rules.contact_problems("group", "Team", "", "", "https://meadow.example/help") == []
    assert rules.contact_problems("robot", "X", "nope", "x", "x") == [
        ("mail", "mail_odd"),
        ("phone", "phone_odd"),
        ("url", "url_odd"),
        ("kind", "needed"),
    ]
