"""Marked passages are gone from the copy that leaves, wherever they stand; the rest is as it was."""

from hypothesis import given
from hypothesis import strategies as st

from portal.letters import redacting

TEXT = "Nia came in late. He said: “nice legs.” Then she left!\nI met Nia  Duarte later"


def test_sentences_are_found_with_their_ends():
    """Each once, no blanks around, nothing between them but blanks."""
    spans = redacting.sentences(TEXT)
    assert [TEXT[start:end] for start, end in spans] == [
        "Nia came in late.",
        "He said: “nice legs.”",
        "Then she left!",
        "I met Nia  Duarte later",
    ]


def test_a_ticked_sentence_and_a_phrase_are_hidden():
    """The phrase everywhere, whatever its capitals and blanks; the marks do not show how long they were."""
    spans = redacting.of_sentences(TEXT, [1, 99]) + redacting.of_phrases(TEXT, ["nia duarte", "NIA"])
    copy = redacting.hide(TEXT, spans)
    assert copy == f"{redacting.BLACK} came in late. {redacting.BLACK} Then she left!\nI met {redacting.BLACK} later"
    assert redacting.hidden(TEXT, spans) == ["Nia", "He said: “nice legs.”", "Nia  Duarte"]


@given(st.text(alphabet="ab .\n!?", max_size=60), st.lists(st.integers(0, 8)), st.lists(st.text("ab ", max_size=4)))
def test_nothing_hidden_is_left_and_nothing_else_is_lost(text, numbers, phrases):
    """Whatever is marked: what is around it stays, in its order."""
    spans = redacting.joined(redacting.of_sentences(text, numbers) + redacting.of_phrases(text, phrases))
    copy = redacting.hide(text, spans)
    kept = copy.split(redacting.BLACK)
    assert len(kept) == len(spans) + 1
    assert len(copy) == len(text) - sum(end - start for start, end in spans) + len(spans) * len(redacting.BLACK)
    for start, end in spans:
        assert text[start:end]
