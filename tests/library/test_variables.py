"""A text keeps names; values are filled in when it is shown, escaped, and never empty."""

import time

import pytest

from portal.library import variables
from portal.library.markup import render
from portal.library.variables import Piece

from . import SLACK

ADA, BO = (
    Piece("ada@meadow.example", "mailto:ada@meadow.example"),
    Piece("bo@meadow.example", "mailto:bo@meadow.example"),
)
VALUES = {
    "community": ((Piece("Meadow <b> & friends"),),),
    "mail": ((ADA,), (BO,)),
    "contacts": ((Piece("Ada Reed"), Piece(" ("), ADA, Piece(")")),),
    "report": ((Piece("the form", "/c/meadow/report"),),),
}


def test_values_are_filled_in_and_escaped():
    html = render("Welcome to {{community}}. Write to {{ mail2 }}.")
    assert variables.in_html(html, VALUES) == (
        "<p>Welcome to <bdi>Meadow &lt;b&gt; &amp; friends</bdi>. Write to "
        '<a href="mailto:bo@meadow.example"><bdi>bo@meadow.example</bdi></a>.</p>\n'
    )


def test_a_missing_number_is_the_first_and_a_missing_telephone_everybody():
    assert variables.in_words("{{mail7}} / {{phone}} / {{phone|nobody}}", VALUES) == (
        "ada@meadow.example / Ada Reed (ada@meadow.example) / nobody"
    )


def test_words_for_nothing_are_used_only_then():
    text = "At {{event|our meetings}} and {{community|here}}."
    assert variables.in_words(text, VALUES) == "At our meetings and Meadow <b> & friends."
    assert "At Winter and" in variables.in_words(text, VALUES | {"event": ((Piece("Winter"),),)})
    assert [use.words for use in variables.empty("{{event}} {{event|x}} {{mail}}", VALUES)] == ["{{event}}"]


def test_no_link_inside_a_link_or_code():
    html = variables.in_html(render("[see {{mail}}](https://a.example) `{{mail}}`"), VALUES)
    assert html.count("<a ") == 1 and "<code>ada@meadow.example</code>" in html


def test_a_link_may_lead_to_an_address():
    text = "[Write to us](mailto:{{mail}})"
    assert 'href="mailto:ada@meadow.example"' in variables.in_html(render(text), VALUES)
    assert variables.in_markdown(text, VALUES) == "[Write to us](<mailto:ada@meadow.example>)"
    assert not variables.unfilled(render(text))
    assert 'href="/c/meadow/report"' in variables.in_html(render(text), VALUES | {"mail": ()})


@pytest.mark.parametrize(
    "text", ["[us](https://a.example/{{mail}})", "{{nonsense}}", "{{event|our *best* days}}", "{{mail"]
)
def test_what_nothing_fills_in_is_noticed(text):
    assert variables.unfilled(render(text))


def test_markdown_is_escaped():
    assert variables.in_markdown("{{community}}", VALUES) == r"Meadow \<b\> \& friends"
    assert variables.in_markdown("{{mail}}", VALUES) == "[ada@meadow.example](<mailto:ada@meadow.example>)"


def test_unknown_names_stay_as_they_are():
    assert (
        variables.in_words("{{ email }} {{year2}} {{Mail}} {mail}", VALUES) == "{{ email }} {{year2}} {{Mail}} {mail}"
    )


def test_addresses_become_variables():
    text = "ada@meadow.example, <BO@meadow.example>, [us](mailto:ada@meadow.example?subject=x), cy@else.example."
    mails = ["ada@meadow.example", "bo@meadow.example"]
    assert variables.lifted(text, mails) == "{{mail}}, {{mail2}}, [us](mailto:{{mail}}), cy@else.example."
    assert variables.lifted("[bo@meadow.example](mailto:bo@meadow.example)", mails) == "{{mail2}}"
    assert variables.addresses(text) == ["ada@meadow.example", "BO@meadow.example", "cy@else.example"]
    assert variables.lifted(text, []) == text


@pytest.mark.parametrize(
    "text",
    ["a@" * 100_000, "{{mail|" * 28_000, "[a](mailto:" * 18_000, "<" * 200_000, "a@b." * 50_000, "<a@b" * 50_000],
)
def test_filling_in_is_linear(text):
    start = time.process_time()
    variables.used(text), variables.addresses(text), variables.lifted(text, ["a@b.example"])
    variables.in_html(text, VALUES), variables.in_markdown(text, VALUES), variables.unfilled(text)
    assert time.process_time() - start < SLACK * 1
