"""What an event adds may only add; sentences that may take something away are found."""

import time

import pytest

from portal.library import narrowing

from . import SLACK


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("scope", "The code does not apply at the party."),
        ("scope", "Speakers aren't covered by it."),
        ("scope", "Am Abend gilt die Regel nicht, sie gilt nur im Saal."),
        ("scope", "El código no se aplica en el bar."),
        ("exception", "Everybody is welcome, except guests of sponsors."),
        ("exception", "Jokes are allowed here."),
        ("recipients", "Report only to the front desk."),
        ("recipients", "Please do not contact the committee."),
        ("limit", "Reports must reach us within 24 hours."),
        ("limit", "The team decides at its own pace, and there is no appeal."),
        ("replaces", "This page replaces the code."),
        ("replaces", "In place of the code, the rules of the venue count."),
        ("scope", "懇親会では適用されません。"),
        ("recipients", "只能联系前台。"),
        ("exception", "За исключением вечеринки."),
    ],
)
def test_a_sentence_that_may_narrow_is_found(kind, sentence):
    found = narrowing.find(f"There is a quiet room.\n\n- {sentence} Thank you.")
    assert [one.kind for one in found] == [kind]
    assert found[0].sentence == sentence


@pytest.mark.parametrize(
    "text",
    [
        "There is a quiet room on the second floor.",
        "Wear a red badge if you do not wish to be photographed.",
        "Io carries the telephone all day. Look for the green scarf.",
        "Das Treffen wird im Hof stattfinden.",
        "Food is marked with what is in it.",
    ],
)
def test_what_only_adds_is_left_alone(text):
    assert narrowing.find(text) == []


@pytest.mark.parametrize("text", ["report " * 3000, "within " * 3000, "a" * 20_000, ". " * 10_000, "\n- " * 6000])
def test_looking_is_linear(text):
    start = time.process_time()
    narrowing.find(text)
    assert time.process_time() - start < SLACK * 1
