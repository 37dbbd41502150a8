"""What in a letter could tell who reported is found, however it is written; what cannot is left alone."""

import pytest

from portal.letters import checking
from portal.letters.checking import Material, find

MATERIAL = Material(
    names=("Nia Duarte", "Jo Öst"),
    handles=("niadu_92", "GH"),
    own=("Nia Duarte, nia.duarte@mail.example",),
    told=("He followed me to the coat rack and said: nice legs for a database person. It was twenty to nine.",),
    hidden=("the coat rack by the stairs",),
    allowed=("1 March 2027",),
)


def kinds(text: str, material: Material = MATERIAL) -> set[str]:
    return {one.kind for one in find({"behaviour": text}, material)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nia was upset.", "name"),
        ("You wrote to DUARTE twice.", "name"),
        ("Öst saw it.", "name"),
        ("Ost saw it.", "name"),
        ("N\u200bia was upset.", "name"),
        ("Nіа was upset.", "name"),  # two letters of another alphabet
        ("N i a was upset.", "name"),
        ("N.i.a. was upset.", "name"),
        ("Nia Duarte was upset.", "reporter"),
        ("Write to Nia.Duarte@mail.example", "reporter"),
        ("Write to somebody@else.example", "mail"),
        ("You messaged @NiaDu_92.", "handle"),
        ("Call +49 170 123 45 67.", "number"),
        ("See https://chat.example/room/1#55", "number"),
        ("It was 20:40.", "time"),
        ("It was 20.40 h.", "time"),
        ("It was 8 pm.", "time"),
        ("At half past eight.", "time"),
        ("It was at noon.", "time"),
        ("On 2026-11-03.", "time"),
        ("On 3.11.", "time"),
        ("On the 3rd.", "time"),
        ("On THURSDAY.", "time"),
        ("On 3 May.", "time"),
        ("On March 3rd.", "time"),
        ("El 3 de mayo.", "time"),
        ("El sábado por la noche.", "time"),
        ("Am Dienstag.", "time"),
        ("You followed me to the coat rack.", "phrase"),
        ("You FOLLOWED\nme to -- the coat\track.", "phrase"),
        ("You said “nice legs”.", "quote"),
        ("You said «legs database nice».", "quote"),
        ("You stood at the coat rack by the stairs.", "hidden"),
        ("Dear {person},", "field"),
    ],
)
def test_what_tells_is_found(text, kind):
    """Names under disguise, addresses, times in words, phrases with other blanks and capitals."""
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "You made remarks about somebody's body after the talks.",
        "People felt they could not stay.",
        "Please keep your distance until 1 March 2027.",
        "You may come back when you have read our code.",
        "We expect that you “take part” as everybody does.",
        "A niagara of remarks.",
    ],
)
def test_a_general_letter_passes(text):
    """Nothing is found in words that tell nothing, nor in a day the portal itself put in."""
    assert kinds(text) == set()


def test_a_key_goes_with_the_words():
    """What may stay is given for these words in this part, and for no others."""
    [first] = find({"impact": "It was 20:40."}, MATERIAL)
    [again] = find({"impact": "Then it was 20:40, they say."}, MATERIAL)
    [moved] = find({"behaviour": "It was 20:40."}, MATERIAL)
    [other] = find({"impact": "It was 20:41."}, MATERIAL)
    assert first.key == again.key
    assert len({first.key, moved.key, other.key}) == 3


def test_what_names_the_reporter_can_never_stay():
    """Whole name, address, a hidden passage, an unfilled field: no tick helps."""
    found = find({"behaviour": "Nia Duarte wrote {when}. You stood at the coat rack by the stairs."}, MATERIAL)
    assert {one.kind for one in found if one.never} == {"reporter", "hidden", "field"}
    assert set(checking.NEVER) == {"reporter", "hidden", "field"}


def test_long_texts_are_quick():
    """A letter and a report of fifty thousand signs each are compared in well under a second."""
    told = " ".join(f"word{number % 700} and" for number in range(6000))
    assert find({"behaviour": told[:50_000]}, Material(told=(told,)))
